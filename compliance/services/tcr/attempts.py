"""A call that may cost a fee is written down before it is made, and ended when we know."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils import timezone

from accounts.models import User
from compliance.models import Brand, Campaign, RegistryAttempt
from compliance.models.registry import Operation, Outcome
from compliance.services.tcr.moves import Registered

# Whoever reads the exchange needs to see what was said, not whom or under which number.
_SECRET = frozenset({"ein", "universalEin"})
_PERSONAL = frozenset({"firstName", "lastName", "mobilePhone", "phone", "email"})
_PERSONAL |= {"businessContactEmail", "otpPin"}


def open_attempt(
    registered: Registered,
    operation: Operation,
    *,
    fee: Decimal,
    sent: Mapping[str, Any],
    actor: User | None = None,
) -> RegistryAttempt:
    """Write an attempt down; the database allows one open attempt for each thing."""
    campaign = registered if isinstance(registered, Campaign) else None
    brand = registered if isinstance(registered, Brand) else registered.brand
    return RegistryAttempt.objects.create(
        brand=brand,
        campaign=campaign,
        operation=operation,
        fee=fee,
        sent=redact(sent),
        asked_by=actor,
    )


def get_open_attempt(registered: Registered) -> RegistryAttempt | None:
    mine = (
        {"brand": registered, "campaign": None}
        if isinstance(registered, Brand)
        else {"campaign": registered}
    )
    return RegistryAttempt.objects.filter(outcome=Outcome.OPEN, **mine).first()


def is_second_try(attempt: RegistryAttempt) -> bool:
    """Tell whether the attempt before it is lost: that may have arrived after all."""
    mine = RegistryAttempt.objects.filter(
        brand=attempt.brand_id, campaign=attempt.campaign_id, operation=attempt.operation
    )
    before = mine.exclude(pk=attempt.pk).exclude(outcome=Outcome.FAILED)
    last = before.order_by("-created_at", "-id").first()
    return last is not None and last.outcome == Outcome.LOST


def close_attempt(attempt: RegistryAttempt, outcome: Outcome, *, answer: Any = None) -> None:
    attempt.outcome = outcome
    attempt.answer = redact(answer) if isinstance(answer, Mapping) else answer
    attempt.ended_at = timezone.now()
    attempt.save(update_fields=["outcome", "answer", "ended_at", "updated_at"])


def redact(body: Mapping[str, Any]) -> dict[str, Any]:
    """Return a body as staff may read it: tax ids as last four, persons not at all."""
    return {name: _redact(name, value) for name, value in body.items()}


def _redact(name: str, value: Any) -> Any:
    if name in _SECRET and value:
        return f"…{str(value)[-4:]}"
    return "(left out)" if name in _PERSONAL and value else value
