"""Staff says whether words that were in doubt refused further messages.

A refusal is the person's own, whoever reads it: only their own START undoes it. No confirming text
goes out, because 47 CFR 64.1200(a)(12) allows one only within minutes of the request.
"""

import uuid

from django.db import transaction

from accounts.models import Account, User
from accounts.services.record_event import Change, record_event
from config.errors import DomainError, ErrorCode
from contacts.models import ConsentDoubt, Contact
from contacts.models.consent_doubt import DoubtState
from contacts.models.consent_event import ConsentSource
from contacts.services.end_doubt import end_doubt
from contacts.services.record_consent import record_consent
from contacts.services.tell_consent import Heard


@transaction.atomic
def decide_doubt(
    doubt_id: uuid.UUID, *, is_refusal: bool, actor: User, note: str = ""
) -> ConsentDoubt:
    """End a doubt and return it; raises DomainError ``STATE_FORBIDS`` unless it still waits."""
    doubt = lock_doubt(doubt_id)
    if doubt.state != DoubtState.WAITING:
        raise DomainError(ErrorCode.STATE_FORBIDS, details={"state": [doubt.state]})
    end_doubt(doubt, contact=doubt.contact, is_refusal=is_refusal, actor=actor, note=note)
    if is_refusal:
        record_consent(
            doubt.contact_id,
            opted_out=True,
            source=ConsentSource.INBOUND_KEYWORD,
            words=doubt.words,
            heard=Heard(message_id=doubt.message_id, text=doubt.words),
            actor=actor,
        )
    _record(doubt, actor=actor)
    return doubt


def lock_doubt(doubt_id: uuid.UUID) -> ConsentDoubt:
    """Return a doubt, ours alone until the transaction ends.

    The account first, then the contact, as everywhere, so that no two wait for each other.
    """
    contact_id = ConsentDoubt.objects.values_list("contact_id", flat=True).get(pk=doubt_id)
    Account.objects.select_for_update(no_key=True, of=("self",)).get(contacts=contact_id)
    contact = Contact.objects.select_for_update(no_key=True).get(pk=contact_id)
    doubt = ConsentDoubt.objects.select_for_update(no_key=True).get(pk=doubt_id)
    doubt.contact = contact
    return doubt


def _record(doubt: ConsentDoubt, *, actor: User) -> None:
    facts = {"contact_id": str(doubt.contact_id), "doubt_id": str(doubt.pk)}
    record_event(
        doubt.contact.account,
        verb="settle_doubt",
        actor=actor,
        change=Change(DoubtState.WAITING, doubt.state, "opt-out doubt"),
        facts={**facts, "note": doubt.note} if doubt.note else facts,
    )
