"""The people an account writes to, and how each one's consent changed: to look at only.

Changes are made through the API, and by the person.
"""

import uuid
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from accounts.models import Membership
from contacts.models import ConsentEvent, Contact
from contacts.models.consent_event import WHO, ConsentSource
from contacts.selectors import get_contact, list_consent, list_contacts, list_newest_consent
from dashboard.doors import section_page

SHOWN = 100


@dataclass(frozen=True, slots=True)
class Change:
    """One change of consent as a customer reads it."""

    event: ConsentEvent

    @property
    def who(self) -> str:
        return WHO[ConsentSource(self.event.source)]


@dataclass(frozen=True, slots=True)
class Row:
    contact: Contact
    last: Change | None


@require_http_methods(["GET", "HEAD", "POST"])
@section_page("contacts")
def show_contacts(request: HttpRequest, membership: Membership) -> HttpResponse:
    contacts = list(list_contacts(membership.account_id)[: SHOWN + 1])
    shown = contacts[:SHOWN]
    newest = {pk: Change(event) for pk, event in list_newest_consent(shown).items()}
    context = {
        "rows": [Row(contact, newest.get(contact.pk)) for contact in shown],
        "has_more": len(contacts) > SHOWN,
        "shown": SHOWN,
    }
    return render(request, "dashboard/contacts.html", context)


@require_http_methods(["GET", "HEAD"])
@section_page("contacts")
def show_contact(
    request: HttpRequest, membership: Membership, *, contact_id: uuid.UUID
) -> HttpResponse:
    contact = get_contact(membership.account_id, contact_id=contact_id)
    changes = [Change(event) for event in list_consent(contact)[: SHOWN + 1]]
    context = {
        "contact": contact,
        "changes": changes[:SHOWN],
        "has_more": len(changes) > SHOWN,
        "shown": SHOWN,
    }
    return render(request, "dashboard/contact.html", context)
