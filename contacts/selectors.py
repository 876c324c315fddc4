"""Reads: an account's contacts. Deleted ones, and other accounts', look like missing ones."""

import re
import uuid
from collections.abc import Iterable

from django.db.models import Q, QuerySet

from config.errors import DomainError, ErrorCode
from contacts.models import ConsentDoubt, ConsentEvent, Contact
from contacts.models.consent_doubt import DoubtState
from contacts.models.consent_event import OWN_WORD
from contacts.phone_numbers import read_at_home

_NOT_DIGITS = re.compile(r"[^0-9]+")


def get_contact(account_id: uuid.UUID, *, contact_id: uuid.UUID) -> Contact:
    """Return an account's contact; raises DomainError ``CONTACT_NOT_FOUND``."""
    contact = list_contacts(account_id).filter(pk=contact_id).first()
    if contact is None:
        raise DomainError(ErrorCode.CONTACT_NOT_FOUND)
    return contact


def list_contacts(account_id: uuid.UUID) -> QuerySet[Contact]:
    """Return an account's contacts, newest first."""
    contacts = Contact.objects.filter(account_id=account_id, deleted_at=None)
    return contacts.order_by("-created_at", "id")


def read_whole_number(raw: str) -> str:
    """Return a number as a filter names it, in E.164; its + may have become a blank on the way."""
    return "+" + _NOT_DIGITS.sub("", raw)


def find_contacts(
    account_id: uuid.UUID, *, channel: str = "", phone: str = "", search: str = ""
) -> QuerySet[Contact]:
    """Return the contacts that match every filter given.

    ``channel`` is the default channel, ``phone`` a whole number (its + may have become a blank on
    the way), ``search`` any run of digits in it, or all of it as written in its own country.
    """
    contacts = list_contacts(account_id)
    if channel:
        contacts = contacts.filter(default_channel=channel)
    if phone:
        contacts = contacts.filter(e164=read_whole_number(phone))
    if search:
        contacts = _search(contacts, search)
    return contacts


def _search(contacts: QuerySet[Contact], search: str) -> QuerySet[Contact]:
    digits = _NOT_DIGITS.sub("", search).lstrip("0")  # at home most numbers begin with 0
    if not digits:
        return contacts.none()
    return contacts.filter(Q(e164__contains=digits) | Q(e164__in=read_at_home(search)))


def list_consent(contact: Contact) -> QuerySet[ConsentEvent]:
    """Return each change of a contact's consent, newest first."""
    return contact.consent_events.select_related("actor").order_by("-created_at", "-id")


def list_newest_consent(contacts: Iterable[Contact]) -> dict[uuid.UUID, ConsentEvent]:
    """Return the last change of consent of each contact that ever had one."""
    events = ConsentEvent.objects.filter(contact__in=[each.pk for each in contacts])
    newest = events.order_by("contact_id", "-created_at", "-id").distinct("contact_id")
    return {event.contact_id: event for event in newest}


def has_own_opt_out(contact_id: uuid.UUID) -> bool:
    """Tell whether the opt-out that stands is the person's own word, which only START undoes."""
    events = ConsentEvent.objects.filter(contact=contact_id)
    last = events.order_by("-created_at", "-id").first()
    return last is not None and last.opted_out and last.source in OWN_WORD


def list_waiting_doubts() -> QuerySet[ConsentDoubt]:
    """Return the doubts that staff has to decide, the longest waiting first."""
    return ConsentDoubt.objects.filter(state=DoubtState.WAITING).order_by("created_at", "id")
