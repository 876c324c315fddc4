"""The web server is killed while customers send: whoever repeats with their key is served once."""

from __future__ import annotations

import random
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from decimal import Decimal
from typing import Any

import pytest

from accounts.models import Balance, IdempotencyKey, LedgerEntry
from messaging.models import Message, SendDecision
from tests.scenarios.books import assert_books_agree
from tests.scenarios.programs import Crew, Customer, make_payer, until

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
PRICE = Decimal("0.0420")
_CLIENTS = 8
_REQUESTS = 60  # in a round
_CHANCE = random.Random(20_26)


def _in_the_middle(futures: list[Future[Any]]) -> None:
    """Return when some have their answer, and others are being worked on."""
    waiting = set(futures)
    wanted = len(futures) - _CHANCE.randint(_CLIENTS, len(futures) - _CLIENTS)
    while len(waiting) > wanted:
        _, waiting = wait(waiting, return_when=FIRST_COMPLETED)


def _send_and_kill(crew: Crew, customer: Customer, people: dict[str, str], *, whole: bool) -> Any:
    """Return what everybody was told: nothing, if the connection broke."""
    with ThreadPoolExecutor(_CLIENTS) as clients:
        told = {key: clients.submit(customer.send, key, to) for key, to in people.items()}
        _in_the_middle(list(told.values()))
        crew.kill("web") if whole else crew.kill_one_of_web()
    return {key: future.result() for key, future in told.items()}


def _assert_each_was_sent_once(answers: dict[str, Any], people: dict[str, str]) -> None:
    messages = {str(pk): phone for pk, phone in Message.objects.values_list("pk", "phone")}
    recipients = {key: answer["data"]["recipients"][0] for key, answer in answers.items()}
    assert {key: each["to"] for key, each in recipients.items()} == people
    assert {each["message_id"]: each["to"] for each in recipients.values()} == messages
    assert IdempotencyKey.objects.count() == SendDecision.objects.count() == len(messages)
    assert LedgerEntry.objects.filter(kind="hold").count() == len(messages)


def test_nothing_is_lost_and_nothing_is_sent_twice(crew: Crew) -> None:
    """One of its processes is killed, then all of it, and so again, each at another moment."""
    customer = Customer(crew.url, make_payer())
    people: dict[str, str] = {}
    told: dict[str, tuple[int, Any]] = {}
    crew.start_web()
    for number, whole in enumerate((False, True, False, True)):
        names = {f"r{number}-{n}": f"+44770090{number}{n:03d}" for n in range(_REQUESTS)}
        told |= _send_and_kill(crew, customer, names, whole=whole)
        people |= names
        if whole:
            crew.start_web()
    assert {status for status, _ in told.values()} == {0, 202}, "it died in the middle"
    with ThreadPoolExecutor(_CLIENTS) as clients:
        repeated = clients.map(lambda key: customer.insist(key, people[key]), people)
        answers = dict(zip(people, repeated, strict=True))
    for key, (status, body) in told.items():
        assert status != 202 or body["data"] == answers[key]["data"], "told once, told again"
    _assert_each_was_sent_once(answers, people)
    assert_books_agree()
    assert Balance.objects.get().held == PRICE * len(people)


def test_killed_after_the_commit_and_before_the_answer(crew: Crew) -> None:
    """A store that hangs holds a request up exactly there: it is rung once the send is written."""
    customer = Customer(crew.url, make_payer())
    crew.start_web()
    crew.freeze_valkey()
    with ThreadPoolExecutor(1) as client:
        future = client.submit(customer.send, "order-1", "+447700900001")
        until(Message.objects.exists, "the send is written")
        crew.kill("web")
        assert future.result() == (0, None)
    crew.kill_valkey()
    crew.start_valkey()
    crew.start_web()
    answer = customer.insist("order-1", "+447700900001")
    _assert_each_was_sent_once({"order-1": answer}, {"order-1": "+447700900001"})
    assert_books_agree()
    assert Balance.objects.get().held == PRICE
