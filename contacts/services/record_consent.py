"""Consent: one flag per contact for all channels, and the record of who said what.

Whoever is closer to the person has the last word. Only the person's own START undoes their STOP;
what staff wrote down for a person, staff may correct; a customer's program may only take back what
a customer's program set. An opt-out is never refused, whoever asks for it.
"""

import uuid

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from config.errors import DomainError, ErrorCode
from contacts.models import ConsentEvent, Contact
from contacts.models.consent_event import OWN_WORD, ConsentSource
from contacts.services.end_doubt import end_waiting_doubt
from contacts.services.tell_consent import NOTHING_HEARD, Heard, tell_consent

_CLOSENESS: dict[str, int] = {
    ConsentSource.API: 0,
    ConsentSource.STAFF: 1,
    ConsentSource.PROVIDER_SIGNAL: 2,  # the person told the carrier or the app
    ConsentSource.INBOUND_KEYWORD: 2,
}


@transaction.atomic
def record_consent(
    contact_id: uuid.UUID,
    *,
    opted_out: bool,
    source: ConsentSource,
    words: str = "",
    heard: Heard = NOTHING_HEARD,
    actor: User | None = None,
) -> bool:
    """Set a contact's consent and return whether it changed; deleted contacts count too.

    An opt-out by somebody closer to the person is recorded even when the contact is opted out
    already, because from then on it is theirs to undo. Webhooks are told of a person's own word,
    ``heard`` in a message or signaled by the carrier; it ends a doubt about what they said before.
    ``actor`` is who of the staff read or wrote down the words. Raises DomainError
    ``RECIPIENT_OPTED_OUT`` when ``source`` may not undo the opt-out that stands.
    """
    contact = Contact.objects.select_for_update(no_key=True).get(pk=contact_id)
    standing = _find_standing_opt_out(contact)
    has_changed = contact.opted_out != opted_out
    if has_changed and not opted_out:
        _check_may_undo(standing, source=source)
    if has_changed or (opted_out and _CLOSENESS[source] > standing):
        ConsentEvent.objects.create(
            contact=contact, opted_out=opted_out, source=source, words=words[:200], actor=actor
        )
    if has_changed:
        contact.opted_out = opted_out
        contact.updated_at = timezone.now()
        contact.save(update_fields=["opted_out", "updated_at"])
    if source in OWN_WORD:
        end_waiting_doubt(contact, is_refusal=opted_out)
    if source in OWN_WORD and (has_changed or heard.message_id):
        event = "opt_out" if opted_out else "opt_in"
        tell_consent(contact, event=event, source=source, heard=heard)
    return has_changed


def _find_standing_opt_out(contact: Contact) -> int:
    """Return how close to the person the opt-out that stands was made, -1 if none was recorded."""
    last = contact.consent_events.order_by("-created_at", "-id").first()
    return _CLOSENESS[last.source] if last and last.opted_out else -1


def _check_may_undo(standing: int, *, source: ConsentSource) -> None:
    if _CLOSENESS[source] < standing:
        raise DomainError(
            ErrorCode.RECIPIENT_OPTED_OUT,
            details={
                "reason": ["opted_out_by_the_person"],
                "opt_out": ["This person opted out themselves; only their own START undoes it."],
            },
        )
