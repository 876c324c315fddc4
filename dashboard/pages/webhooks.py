"""Webhooks come with a later release; until then the section says so."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from accounts.models import Membership
from dashboard.doors import section_page


@require_http_methods(["GET", "HEAD", "POST"])
@section_page("webhooks")
def show_webhooks(request: HttpRequest, membership: Membership) -> HttpResponse:
    return redirect("dashboard:home")
