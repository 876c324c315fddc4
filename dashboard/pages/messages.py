"""What an account sent and received: found by status, number or request, one by one explained.

Sending is the API's; here a message that is held for a later time can be called off.
"""

import uuid

from django import forms
from django.contrib import messages as notes
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import Membership
from config.errors import DomainError, ErrorCode
from contacts.selectors import read_whole_number
from dashboard.doors import section_page
from dashboard.message_view import TONES, build_view
from messaging.selectors import MessageFilter, find_messages, get_message
from messaging.services.cancel_message import cancel_message
from messaging.states import Status

SHOWN = 100


class FilterForm(forms.Form):
    status = forms.ChoiceField(required=False, choices=[("", "Any"), *Status.choices])
    phone = forms.CharField(required=False, max_length=32, label="Number")
    request = forms.CharField(required=False, max_length=64, label="Request id")

    def get_filter(self) -> MessageFilter | None:
        """Return what is looked for, ``None`` for what cannot be found."""
        if not self.is_valid():
            return None
        facts = self.cleaned_data
        phone = read_whole_number(facts["phone"]) if facts["phone"] else ""
        return MessageFilter(status=facts["status"], phone=phone, request_id=facts["request"])


@require_http_methods(["GET", "HEAD", "POST"])
@section_page("messages")
def show_messages(request: HttpRequest, membership: Membership) -> HttpResponse:
    form = FilterForm(request.GET)
    wanted = form.get_filter()
    found = find_messages(membership.account_id, wanted=wanted) if wanted else ()
    rows = [(each, TONES.get(each.status, "")) for each in found[: SHOWN + 1]]
    context = {
        "form": form,
        "is_filtered": wanted != MessageFilter(),
        "rows": rows[:SHOWN],
        "has_more": len(rows) > SHOWN,
        "shown": SHOWN,
    }
    return render(request, "dashboard/messages.html", context)


@require_http_methods(["GET", "HEAD"])
@section_page("messages")
def show_message(
    request: HttpRequest, membership: Membership, *, message_id: uuid.UUID
) -> HttpResponse:
    message = get_message(membership.account_id, message_id=message_id)
    return render(request, "dashboard/message.html", {"view": build_view(message)})


@require_POST
@section_page("messages")
def cancel(request: HttpRequest, membership: Membership, *, message_id: uuid.UUID) -> HttpResponse:
    try:
        cancel_message(membership.account_id, message_id=message_id)
    except DomainError as error:
        if error.code is not ErrorCode.STATE_FORBIDS:
            raise
        notes.warning(request, "Too late to call it off: below you see what became of it.")
    else:
        notes.success(request, "The message is called off. It cost nothing.")
    return redirect("dashboard:messages-one", message_id)
