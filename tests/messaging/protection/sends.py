"""A send that passes every check, to be changed in one thing at a time."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from messaging.protection.send import (
    AccountFacts,
    Grant,
    RecipientFacts,
    Send,
    SenderFacts,
    TemplateFacts,
)

NOW = datetime(2026, 3, 4, 15, 0, tzinfo=UTC)


def make_send(**changes: Any) -> Send:
    """Return a passing send; ``changes`` name a part and what differs, ``account={"risk": …}``."""
    send = Send(
        account=AccountFacts(
            id=UUID(int=1),
            standing="good",
            tier="full",
            risk="allow",
            destinations=frozenset({"GB", "US"}),
            available=Decimal("5.0000"),
            grant=None,
        ),
        template=TemplateFacts(UUID(int=2), "order", "approved", True, None, 0, "Hello", ()),
        sender=SenderFacts("+442079460100", "default", is_blocked=False, is_us_registered=True),
        recipient=RecipientFacts("+447700900001", "GB", None, opted_out=False, retry_after=0),
        channel="sms",
        count=1,
        total=Decimal("0.0420"),
        now=NOW,
    )
    for name, value in changes.items():
        old = getattr(send, name)
        send = replace(send, **{name: replace(old, **value) if isinstance(value, dict) else value})
    return send


def make_grant(*, used: int, days: int = 1) -> Grant:
    return Grant(send_limit=100, used=used, expires_at=NOW + timedelta(days=days))
