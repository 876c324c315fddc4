"""PostgreSQL dies under load and comes back: whoever repeats with their key is served once."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import psycopg
import pytest

from devstack.postgres import Postgres
from devstack.programs import manage
from tests.conftest import Carrier
from tests.factories import Business
from tests.scenarios.books import count_calls
from tests.scenarios.programs import (
    Crew,
    Customer,
    address_of_test_database,
    make_payer,
    until,
)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
PEOPLE = {f"order-{number}": f"+447700901{number:03d}" for number in range(120)}


@pytest.fixture
def business() -> Business:
    return make_payer()


@pytest.fixture
def postgres(business: Business, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Postgres]:
    """A server of its own, which forgets nothing when it dies, with a copy of the database."""
    folder = tmp_path_factory.mktemp("database")
    server = Postgres(folder, log=folder / "postgres.log", durable=True)
    server.start(os.environ)
    try:
        server.wait()
        _copy(server)
        yield server
    finally:
        server.stop()
        server.delete()


def _copy(server: Postgres) -> None:
    programs, restore = server.footing.bin, ["-q", "-v", "ON_ERROR_STOP=1", "-d", server.url()]
    dump = subprocess.run(
        [programs / "pg_dump", address_of_test_database()], capture_output=True, check=True
    )
    subprocess.run(
        [programs / "psql", *restore], input=dump.stdout, capture_output=True, check=True
    )


@pytest.fixture
def crew(
    postgres: Postgres, carrier: Carrier, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Crew]:
    carrier.ask("/sim/receipts/pause", method="POST")
    crew = Crew(tmp_path_factory.mktemp("crew"), carrier=carrier, database=postgres.url())
    try:
        yield crew
    finally:
        crew.end()


def _crash(server: Postgres) -> None:
    """As ``kill -9`` does it: nothing is finished, the log is read when it comes back."""
    assert server.child is not None
    server.child.kill_group()
    server.child.process.wait()
    server.start(os.environ)
    server.wait()


def _ask(server: Postgres, statement: str) -> list[Any]:
    with psycopg.connect(server.url()) as connection:
        return connection.execute(statement).fetchall()


def _crash_twice(server: Postgres, sending: dict[str, Future[Any]]) -> None:
    for share in (0.2, 0.6):
        enough = len(sending) * share
        until(lambda e=enough: sum(each.done() for each in sending.values()) > e, "they send")
        _crash(server)
    assert not all(each.done() for each in sending.values()), "in the middle"


def test_what_was_accepted_is_there_once_and_everything_goes_on_by_itself(
    postgres: Postgres, crew: Crew, carrier: Carrier, business: Business
) -> None:
    customer = Customer(crew.url, business)
    crew.start_web()
    crew.start_worker()
    with ThreadPoolExecutor(8) as clients:
        sending = {key: clients.submit(customer.insist, key, to) for key, to in PEOPLE.items()}
        _crash_twice(postgres, sending)
    assert set(customer.told) <= {0, 202, 409, 503}
    assert {202, 503} <= set(customer.told)
    answers = {key: each.result()["data"]["recipients"][0] for key, each in sending.items()}
    promised = {(each["message_id"], PEOPLE[key]) for key, each in answers.items()}
    kept = _ask(postgres, "SELECT id::text, phone FROM messaging_message")
    assert set(kept) == promised
    assert len(kept) == len(PEOPLE)
    _assert_all_leave_once(postgres, crew, carrier)


def _assert_all_leave_once(postgres: Postgres, crew: Crew, carrier: Carrier) -> None:
    """But for those whose dispatcher lost the database while it called: they wait for receipts."""
    queued = "SELECT 1 FROM messaging_message WHERE status = 'QUEUED' LIMIT 1"
    until(lambda: not _ask(postgres, queued), "the worker takes over")
    assert crew.children["web"].exit_code is None
    assert crew.children["worker"].exit_code is None
    assert set(count_calls(carrier).values()) == {1}
    kinds = dict(_ask(postgres, "SELECT status, count(*) FROM messaging_message GROUP BY status"))
    assert set(kinds) <= {"SENT", "ROUTED"}
    assert kinds["SENT"] + kinds.get("ROUTED", 0) == len(PEOPLE)
    subprocess.run(manage("check_ledger"), env=crew.env, check=True)
