"""A worker is killed in the middle of its work: nothing is lost, nothing is sent twice.

What it had handed to the carrier and not yet written down is found by its receipt, and paid for;
what the carrier never took is closed in the end, and costs nothing.
"""

from __future__ import annotations

import random
from typing import Any

import pytest
from django.test import Client

from accounts.models import LedgerEntry
from messaging.models import Message
from messaging.services.settle_unknown import settle_unknown
from tests.conftest import Api, Carrier
from tests.factories import Business
from tests.messaging.api.test_send_message import PATH, body_for
from tests.scenarios.books import assert_nothing_is_held, count_calls, count_statuses
from tests.scenarios.programs import Crew, make_payer, until

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
# Numbers with an odd carrier: slow by three seconds; takes it and never answers; hangs up and takes
# nothing; tells of it twice; tells of it in the wrong order.
ODD = ("90", "87", "97", "91", "92")
BLOCKS = ("+4477009001", "+4420794601", "+4416329601", "+49176040690")
_CHANCE = random.Random(20_26)


def _send(business: Business, number: int) -> None:
    """To as many as more than one batch has, the odd ones first."""
    odd = [BLOCKS[number] + ending for ending in ODD]
    people = [f"+44770090{number}{other:03d}" for other in range(200, 260)]
    answer = Api(Client()).post(PATH, body_for(business, *odd, *people), business)
    assert answer.status_code == 202, answer.content


def _kill_in_the_middle(crew: Crew, carrier: Carrier) -> None:
    """The carrier has taken some of what the worker handed over, how many is up to chance."""
    enough = sum(count_calls(carrier).values()) + _CHANCE.randint(2, 24)
    crew.start_worker()
    until(lambda: sum(count_calls(carrier).values()) >= enough, "the worker is at work")
    crew.kill("worker")
    Message.objects.filter(status="QUEUED").update(claimed_until=None)  # its lease has run out


def test_killed_again_and_again_it_loses_nothing_and_sends_nothing_twice(
    crew: Crew, carrier: Carrier, settings: Any
) -> None:
    business = make_payer()
    for number in range(len(BLOCKS)):
        _send(business, number)
        if number < len(BLOCKS) - 1:
            _kill_in_the_middle(crew, carrier)
    assert count_statuses()["ROUTED"], "it died in the middle"
    crew.start_web()
    crew.start_worker()
    until(lambda: not count_statuses()["QUEUED"], "the last worker takes over")
    carrier.ask("/sim/receipts/resume", method="POST")
    until(lambda: set(count_calls(carrier)) == _list_delivered(), "receipts find their messages")
    crew.kill("worker")
    settings.UNKNOWN_OUTCOME_SECONDS = 0
    settle_unknown()
    assert set(count_calls(carrier).values()) == {1}
    _assert_paid_for_what_was_taken(set(count_calls(carrier)))


def _list_delivered() -> set[str]:
    return set(Message.objects.filter(status="DELIVERED").values_list("phone", flat=True))


def _assert_paid_for_what_was_taken(taken: set[str]) -> None:
    assert set(count_statuses()) == {"DELIVERED", "FAILED"}
    delivered = Message.objects.filter(status="DELIVERED")
    assert _list_delivered() == taken
    assert not any(phone.endswith("97") for phone in taken if phone.startswith(BLOCKS))
    captured = LedgerEntry.objects.filter(kind="capture").values_list("message_id", flat=True)
    assert set(captured) == set(delivered.values_list("pk", flat=True))
    assert_nothing_is_held()
