"""An account adds a number. Adding one that is there already is not an error.

A number that was deleted comes back as the contact it was, opt-out included: deleting somebody
never undoes their STOP.
"""

import uuid

from django.db import transaction
from django.utils import timezone

from contacts.models import Contact
from contacts.phone_numbers import parse_e164


@transaction.atomic
def create_contact(account_id: uuid.UUID, *, phone_number: str) -> tuple[Contact, bool]:
    """Return the contact, and whether it is new to the account (or new again).

    Raises DomainError ``PHONE_INVALID``.
    """
    number = parse_e164(phone_number)
    contact, is_new = Contact.objects.select_for_update(no_key=True).get_or_create(
        account_id=account_id,
        e164=number.e164,
        defaults={"phone_number": phone_number, "region": number.region},
    )
    return contact, is_new or _restore(contact)


def _restore(contact: Contact) -> bool:
    if contact.deleted_at is None:
        return False
    contact.deleted_at = None
    contact.updated_at = timezone.now()
    contact.save(update_fields=["deleted_at", "updated_at"])
    return True
