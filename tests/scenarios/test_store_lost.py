"""The store that is broker, too, forgets everything or goes away: messages stand in PostgreSQL."""

from __future__ import annotations

import pytest

from messaging.models import Message
from tests.conftest import Carrier
from tests.scenarios.books import assert_nothing_is_held, count_calls, count_statuses
from tests.scenarios.programs import Crew, Customer, make_payer, until

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def _name_people(first: int, count: int) -> list[str]:
    return [f"+4477009{number:05d}" for number in range(20_000 + first, 20_000 + first + count)]


def _assert_each_was_sent_once(carrier: Carrier, people: list[str]) -> None:
    assert count_calls(carrier) == dict.fromkeys(people, 1)
    assert_nothing_is_held()


def test_a_flushed_store_loses_none_of_a_thousand_and_doubles_none(
    crew: Crew, carrier: Carrier
) -> None:
    """Flushed while they wait, and again while they leave; what comes later leaves, too."""
    people = _name_people(0, 1000)
    customer = Customer(crew.url, make_payer())
    crew.start_web()
    for first in range(0, 1000, 100):
        assert customer.send(f"batch-{first}", *people[first : first + 100])[0] == 202
    crew.flush_valkey()
    crew.start_worker()
    until(lambda: sum(count_calls(carrier).values()) > 100, "the sweep finds them")
    assert count_statuses()["QUEUED"], "in the middle"
    crew.flush_valkey()
    until(lambda: count_statuses() == {"SENT": 1000}, "all are sent")
    crew.flush_valkey()
    late = _name_people(1000, 10)
    assert customer.send("late", *late)[0] == 202
    until(lambda: count_statuses() == {"SENT": 1010}, "what came after it is sent")
    assert crew.children["worker"].exit_code is None
    _assert_each_was_sent_once(carrier, people + late)


def test_without_the_broker_sends_are_accepted_and_leave_when_it_is_back(
    crew: Crew, carrier: Carrier
) -> None:
    people = _name_people(0, 20)
    customer = Customer(crew.url, make_payer())
    crew.start_web()
    crew.start_worker()
    assert customer.send("first", people[0])[0] == 202
    until(lambda: count_statuses() == {"SENT": 1}, "all is well")
    crew.kill_valkey()
    for number, person in enumerate(people[1:]):
        assert customer.send(f"order-{number}", person)[0] == 202
    assert Message.objects.count() == len(people)
    crew.start_valkey()

    def are_all_sent() -> bool:
        crew.supervise()  # a worker that was at work when the broker died may end
        return count_statuses() == {"SENT": len(people)}

    until(are_all_sent, "all are sent")
    assert crew.children["web"].exit_code is None
    _assert_each_was_sent_once(carrier, people)
