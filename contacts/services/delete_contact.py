"""An account lets go of a contact. The row stays, hidden, because consent must outlive it."""

import uuid

from django.db import transaction
from django.utils import timezone

from contacts.services.lock_contact import lock_contact


@transaction.atomic
def delete_contact(account_id: uuid.UUID, *, contact_id: uuid.UUID) -> None:
    """Hide a contact from the account; raises DomainError ``CONTACT_NOT_FOUND``."""
    contact = lock_contact(account_id, contact_id=contact_id)
    contact.deleted_at = contact.updated_at = timezone.now()
    contact.save(update_fields=["deleted_at", "updated_at"])
