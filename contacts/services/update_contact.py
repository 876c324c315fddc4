"""An account changes what it may change of a contact: the default channel, and its own opt-out."""

import uuid

from django.db import transaction
from django.utils import timezone

from contacts.models import Contact
from contacts.models.consent_event import ConsentSource
from contacts.services.lock_contact import lock_contact
from contacts.services.record_consent import record_consent


@transaction.atomic
def update_contact(
    account_id: uuid.UUID,
    *,
    contact_id: uuid.UUID,
    default_channel: str | None = None,
    opt_out: bool | None = None,
) -> Contact:
    """Change what is given and return the contact.

    Raises DomainError ``CONTACT_NOT_FOUND``, and ``RECIPIENT_OPTED_OUT`` for ``opt_out=False``
    when the person's own word stands.
    """
    contact = lock_contact(account_id, contact_id=contact_id)
    if opt_out is not None:
        record_consent(contact.pk, opted_out=opt_out, source=ConsentSource.API)
    if default_channel is not None and default_channel != contact.default_channel:
        contact.default_channel = default_channel
        contact.updated_at = timezone.now()
        contact.save(update_fields=["default_channel", "updated_at"])
    contact.refresh_from_db()
    return contact
