"""Somebody's words may have been a refusal: hold what is for them until staff has read the words.

After their own STOP there is nothing left to doubt. What they write while one doubt waits is added
to it, so that staff reads all of it and decides once.
"""

import uuid

from django.db import transaction
from django.utils import timezone

from contacts.models import ConsentDoubt, Contact
from contacts.models.consent_doubt import DoubtState
from contacts.selectors import has_own_opt_out

_LONGEST = 5000  # characters, the newest


@transaction.atomic
def raise_doubt(contact_id: uuid.UUID, *, words: str, message_id: uuid.UUID) -> bool:
    """Hold a contact because of ``words``; return whether there was anything to hold."""
    contact = Contact.objects.select_for_update(no_key=True).get(pk=contact_id)
    if has_own_opt_out(contact_id):
        return False
    doubt, is_new = ConsentDoubt.objects.get_or_create(
        contact=contact,
        state=DoubtState.WAITING,
        defaults={"words": words[-_LONGEST:], "message_id": message_id},
    )
    if not is_new:
        doubt.words = f"{doubt.words}\n{words}"[-_LONGEST:]
        doubt.message_id = message_id
        doubt.save()
    contact.doubted_at = contact.doubted_at or timezone.now()
    contact.save(update_fields=["doubted_at"])
    return True
