"""Two requests want the same last thing: exactly one gets it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from accounts.models import Balance, LedgerEntry, ProvisionalGrant
from accounts.models.account import Stage, Tier
from contacts.models import Contact
from messaging.models import Message, SendDecision, WebhookReceipt
from messaging.services import dispatch as dispatching
from messaging.services import write_send as writing
from messaging.services.dispatch import dispatch
from messaging.services.move_messages import Move, move_messages
from messaging.services.process_receipts import process_receipts
from templates_app.models import TemplateUsage
from tests.conftest import Api, Carrier
from tests.factories import Business, make_business
from tests.messaging.api.test_send_message import PATH, body_for
from tests.messaging.webhooks.conftest import inbound

pytestmark = pytest.mark.django_db(transaction=True)
_MANY = 10
_CROWD = 5  # of them have a connection to the database while they wait


def _all_at_once(work: Callable[[int], Any]) -> list[Any]:
    """Run ``work`` in many threads that start together; return what each came to."""
    barrier = threading.Barrier(_MANY)
    outcomes: list[Any] = [None] * _MANY

    def run(number: int) -> None:
        barrier.wait()
        try:
            outcomes[number] = work(number)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(_MANY)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def _send_all(business: Business) -> list[str]:
    def send(number: int) -> str:
        body = body_for(business, f"+4477009006{number:02d}")
        response = Api(Client()).post(PATH, body, business)
        return "accepted" if response.status_code == 202 else response.json()["error"]["code"]

    return sorted(_all_at_once(send))


def test_money_for_one_message_sends_one_message() -> None:
    business = make_business(balance="0.0420")
    assert _send_all(business) == ["BUSINESS_010"] * 9 + ["accepted"]
    balance = Balance.objects.get(account=business.account)
    assert (balance.available, balance.held) == (Decimal(0), Decimal("0.0420"))
    assert Message.objects.count() == LedgerEntry.objects.count() == 1


def test_a_provisional_limit_is_exact() -> None:
    business = make_business(stage=Stage.IN_REVIEW, tier=Tier.PROVISIONAL)
    ProvisionalGrant.objects.create(
        account=business.account, send_limit=3, expires_at=timezone.now() + timedelta(days=1)
    )
    assert _send_all(business) == ["BUSINESS_008"] * 7 + ["accepted"] * 3
    assert ProvisionalGrant.objects.get().used == Message.objects.count() == 3


def test_a_daily_cap_is_exact() -> None:
    business = make_business()
    business.template.daily_cap = 4
    business.template.save()
    assert _send_all(business) == ["BUSINESS_008"] * 6 + ["accepted"] * 4
    assert TemplateUsage.objects.get().used == Message.objects.count() == 4


def test_a_stranger_written_to_many_times_at_once_becomes_one_contact(settings: Any) -> None:
    settings.RECIPIENT_RATE_CAPACITY = _MANY
    business = make_business()

    def send(_: int) -> int:
        return Api(Client()).post(PATH, body_for(business), business).status_code

    assert _all_at_once(send) == [202] * _MANY
    assert Contact.objects.count() == 1
    assert Message.objects.count() == _MANY


def test_the_recipient_rate_is_exact(settings: Any) -> None:
    settings.RECIPIENT_RATE_CAPACITY = 4
    business = make_business()

    def send(_: int) -> int:
        return Api(Client()).post(PATH, body_for(business), business).status_code

    assert sorted(_all_at_once(send)) == [202] * 4 + [429] * 6


def test_many_dispatchers_send_each_message_once(
    carrier: Carrier, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DISPATCH_SLOTS = _MANY
    settings.DISPATCH_BATCH = 3
    monkeypatch.setattr(dispatching, "_THREADS", 2)
    business = make_business(balance="100")
    people = [f"+4477009007{number:02d}" for number in range(40)]
    assert Api(Client()).post(PATH, body_for(business, *people), business).status_code == 202
    assert sum(_all_at_once(lambda _: dispatch())) == 40
    assert carrier.ask("/sim/counters")["calls"]["POST /v2/messages"] == 40
    assert set(Message.objects.values_list("status", flat=True)) == {"SENT"}


def test_batches_that_share_accounts_do_not_wait_for_each_other() -> None:
    """Each thread settles messages of the same accounts in an order of its own."""
    businesses = [make_business(balance="10") for _ in range(6)]
    client = Client()
    for number, business in enumerate(businesses):
        people = [f"+44770090{number}{other:03d}" for other in range(_MANY)]
        assert Api(client).post(PATH, body_for(business, *people), business).status_code == 202
    by_account = [
        list(Message.objects.filter(account=business.account).values_list("pk", flat=True))
        for business in businesses
    ]

    def settle(number: int) -> int:
        mine = [messages[number] for messages in by_account]
        mine = mine if number % 2 else mine[::-1]
        move_messages([Move(pk, "ROUTED") for pk in mine])
        return len(move_messages([Move(pk, "SENT") for pk in mine]))

    assert _all_at_once(settle) == [len(businesses)] * _MANY
    assert set(Balance.objects.values_list("held", flat=True)) == {Decimal(0)}


def test_receipts_are_worked_on_by_one_at_a_time_so_that_words_keep_their_order() -> None:
    """Of two workers, one with START and one with STOP, the slower must not have the last word."""
    business = make_business()
    person = "+447700900060"
    for number, word in enumerate(("START", "STOP")):
        WebhookReceipt.objects.create(
            provider="telnyx",
            event_id=f"event-{number}",
            payload=inbound(word, sender=person, to=business.number),
        )

    def read_while_somebody_else_does(number: int) -> int:
        return process_receipts()

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(7302)")
        assert _all_at_once(read_while_somebody_else_does) == [0] * _MANY
    assert not Contact.objects.exists()
    assert sum(_all_at_once(read_while_somebody_else_does)) == 2
    assert Contact.objects.get(e164=person).opted_out


def _write_at_once(monkeypatch: pytest.MonkeyPatch, sizes: list[int]) -> None:
    """Have every crowd that is written together leave its size, and wait to become one."""
    write_all, first = writing._write_all, threading.Event()

    def slow(jobs: Any) -> Any:
        sizes.append(len(jobs))
        if not first.is_set():
            first.set()
            deadline = time.monotonic() + 10
            while len(writing._together._waiting) < _CROWD and time.monotonic() < deadline:
                time.sleep(0.005)
        return write_all(jobs)

    monkeypatch.setattr(writing._together, "_carry_out", slow)


def test_sends_of_one_moment_are_written_together(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []
    _write_at_once(monkeypatch, sizes)
    one, other = make_business(), make_business()

    def send(number: int) -> int:
        business = one if number % 2 else other
        body = body_for(business, f"+4477009008{number:02d}")
        return Api(Client()).post(PATH, body, business).status_code

    assert _all_at_once(send) == [202] * _MANY
    assert sum(sizes) == _MANY
    assert sizes[0] == 1
    assert max(sizes) >= _CROWD
    for business in (one, other):
        balance = Balance.objects.get(account=business.account)
        assert (balance.available, balance.held) == (Decimal("9.79"), Decimal("0.21"))
        assert Message.objects.filter(account=business.account).count() == _MANY // 2
    assert LedgerEntry.objects.count() == SendDecision.objects.count() == _MANY


def test_one_without_money_spoils_nothing_for_those_beside_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sizes: list[int] = []
    _write_at_once(monkeypatch, sizes)
    rich, poor = make_business(), make_business(balance="0.0840")

    def send(number: int) -> tuple[bool, int]:
        business = rich if number % 2 else poor
        body = body_for(business, f"+4477009009{number:02d}")
        return number % 2 == 1, Api(Client()).post(PATH, body, business).status_code

    outcomes = _all_at_once(send)
    assert [status for is_rich, status in outcomes if is_rich] == [202] * 5
    assert sorted(status for is_rich, status in outcomes if not is_rich) == [202] * 2 + [402] * 3
    assert max(sizes) >= _CROWD
    assert Balance.objects.get(account=poor.account).available == 0
    assert Message.objects.filter(account=poor.account).count() == 2
