"""An account's message templates and where each stands: a list to look at."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from accounts.models import Membership
from dashboard.doors import section_page
from templates_app.selectors import list_templates

SHOWN = 100


@require_http_methods(["GET", "HEAD", "POST"])
@section_page("templates")
def show_templates(request: HttpRequest, membership: Membership) -> HttpResponse:
    templates = list_templates(membership.account_id)[: SHOWN + 1]
    context = {"rows": templates[:SHOWN], "has_more": len(templates) > SHOWN, "shown": SHOWN}
    return render(request, "dashboard/templates.html", context)
