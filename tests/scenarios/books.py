"""What must hold when the dust has settled, whatever was killed."""

from __future__ import annotations

from collections import Counter

from accounts.models import Balance
from messaging.books import list_faults
from messaging.models import Message
from tests.conftest import Carrier


def count_calls(carrier: Carrier) -> Counter[str]:
    """Return how often the carrier took a message to each person."""
    listed = carrier.ask("/sim/messages?limit=100000")["messages"]
    return Counter(each["to"] for each in listed if not each["refusal"])


def count_statuses() -> Counter[str]:
    return Counter(Message.objects.values_list("status", flat=True))


def assert_books_agree() -> None:
    assert list(list_faults()) == []


def assert_nothing_is_held() -> None:
    """Every message was captured or released."""
    assert_books_agree()
    assert not Balance.objects.exclude(held=0).exists()
