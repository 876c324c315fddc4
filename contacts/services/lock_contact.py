"""The row a change of a contact begins with."""

import uuid

from config.errors import DomainError, ErrorCode
from contacts.models import Contact


def lock_contact(account_id: uuid.UUID, *, contact_id: uuid.UUID) -> Contact:
    """Lock an account's contact until commit; raises DomainError ``CONTACT_NOT_FOUND``.

    The lock leaves room for messages that refer to the contact.
    """
    contacts = Contact.objects.select_for_update(no_key=True)
    contact = contacts.filter(pk=contact_id, account_id=account_id, deleted_at=None).first()
    if contact is None:
        raise DomainError(ErrorCode.CONTACT_NOT_FOUND)
    return contact
