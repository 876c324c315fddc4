"""What needs two people is done on a look that two people agreed on, and once only.

The services behind such a deed take the look itself, so they cannot be called around it. Which look
a deed rests on stands in the deed's audit event; a look that one names already is used up.
"""

from accounts.models import AuditEvent, SecondLook
from accounts.models.second_look import LookKind, LookState
from config.errors import DomainError, ErrorCode

_FACT = "second_look"


def take_agreed_look(look: SecondLook, *, kind: LookKind) -> SecondLook:
    """Return the look as it stands in the database, ours alone until the transaction ends.

    Raises DomainError ``SECOND_PERSON_NEEDED`` unless it is confirmed, of this ``kind`` and unused.
    """
    stored = SecondLook.objects.select_for_update()
    agreed = stored.filter(pk=look.pk, kind=kind, state=LookState.CONFIRMED).first()
    if agreed is None or _is_used(agreed):
        sentence = f"“{kind.label}” is done only when a second person has confirmed it."
        raise DomainError(ErrorCode.SECOND_PERSON_NEEDED, details={"reason": [sentence]})
    return agreed


def describe_agreement(look: SecondLook) -> dict[str, str]:
    """Return what the deed's audit event says of the look it rests on."""
    return {_FACT: str(look.pk), "asked_by": str(look.asked_by), "note": look.note}


def _is_used(look: SecondLook) -> bool:
    events = AuditEvent.objects.filter(account_id=look.account_id)
    return events.filter(**{f"facts__{_FACT}": str(look.pk)}).exists()
