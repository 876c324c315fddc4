"""Reads: an account's contacts. Deleted ones, and other accounts', look like missing ones."""

import re
import uuid

from django.db.models import QuerySet

from config.errors import DomainError, ErrorCode
from contacts.models import Contact

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


def find_contacts(
    account_id: uuid.UUID, *, channel: str = "", phone: str = "", search: str = ""
) -> QuerySet[Contact]:
    """Return the contacts that match every filter given.

    ``channel`` is the default channel, ``phone`` a whole number (its + may have become a blank on
    the way), ``search`` any run of digits in it, also as written in its own country.
    """
    contacts = list_contacts(account_id)
    if channel:
        contacts = contacts.filter(default_channel=channel)
    if phone:
        contacts = contacts.filter(e164="+" + _NOT_DIGITS.sub("", phone))
    if search:
        digits = _NOT_DIGITS.sub("", search).lstrip("0")  # at home a number begins with 0
        contacts = contacts.filter(e164__contains=digits) if digits else contacts.none()
    return contacts
