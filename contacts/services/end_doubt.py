"""A doubt ends: by staff, or by the person's own later word. Then they may be written to again,
unless they are opted out.
"""

from accounts.models import User
from contacts.models import ConsentDoubt, Contact
from contacts.models.consent_doubt import DoubtState


def end_waiting_doubt(contact: Contact, *, is_refusal: bool) -> None:
    """End the doubt that waits about a contact, if one does, by the person's own word.

    Inside the transaction that holds the contact's lock.
    """
    waiting = contact.doubts.select_for_update(no_key=True).filter(state=DoubtState.WAITING)
    for doubt in waiting:
        end_doubt(doubt, contact=contact, is_refusal=is_refusal)


def end_doubt(
    doubt: ConsentDoubt,
    *,
    contact: Contact,
    is_refusal: bool,
    actor: User | None = None,
    note: str = "",
) -> None:
    """End a waiting doubt; inside the transaction that holds its lock and the contact's."""
    if is_refusal:
        doubt.refuse()
    else:
        doubt.clear()
    doubt.decided_by = actor
    doubt.note = note
    doubt.save()
    contact.doubted_at = None
    contact.save(update_fields=["doubted_at"])
