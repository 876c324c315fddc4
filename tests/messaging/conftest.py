"""What happened, and above all what did not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

import pytest

from accounts.models import Balance, LedgerEntry
from config.store import store
from messaging.models import Message
from tests.factories import Business


@dataclass(frozen=True)
class Trace:
    """Everything a send leaves behind, counted."""

    messages: int
    entries: int
    available: Decimal
    held: Decimal
    tokens: int
    rung: bool


@pytest.fixture
def trace_of() -> Callable[[Business], Trace]:
    def take(business: Business) -> Trace:
        balance = Balance.objects.get(account=business.account)
        return Trace(
            messages=Message.objects.filter(account=business.account).count(),
            entries=LedgerEntry.objects.filter(account=business.account).count(),
            available=balance.available,
            held=balance.held,
            tokens=sum(1 for _ in store().scan_iter(f"rate:{business.account.pk}:*")),
            rung=bool(store().exists("doorbell:messaging.dispatch")),
        )

    return take
