"""The people an account writes to: a list to look at. Changes are made through the API."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from accounts.models import Membership
from contacts.selectors import list_contacts
from dashboard.doors import section_page

SHOWN = 100


@require_http_methods(["GET", "HEAD", "POST"])
@section_page("contacts")
def show_contacts(request: HttpRequest, membership: Membership) -> HttpResponse:
    contacts = list_contacts(membership.account_id)[: SHOWN + 1]
    context = {"contacts": contacts[:SHOWN], "has_more": len(contacts) > SHOWN, "shown": SHOWN}
    return render(request, "dashboard/contacts.html", context)
