"""A worker is killed in the middle of its work: nothing is lost, nothing is sent twice."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote

import pytest
from django.conf import settings as django_settings
from django.db import connection
from django.test import Client

from accounts.models import Balance, LedgerEntry
from config.celery import app
from messaging.models import Message
from messaging.services.settle_unknown import settle_unknown
from tests.conftest import Api, Carrier
from tests.factories import Business, make_business
from tests.messaging.api.test_send_message import PATH, body_for

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
QUICK = [f"+4477009008{number:02d}" for number in range(60)]
SLOW = [f"+447700900{area}90" for area in (1,)]  # the carrier answers these after three seconds


def _address_of_test_database() -> str:
    facts = connection.get_connection_params()
    host = quote(str(facts.get("host", "")), safe="/")
    user, password = facts.get("user", ""), facts.get("password", "")
    login = f"{user}:{password}" if password else user
    port = f"&port={facts['port']}" if facts.get("port") else ""
    return f"postgresql://{login}@/{facts['dbname']}?host={host}{port}"


def _broker() -> str:
    """A broker room of its own, so that no other test's hints are heard."""
    return f"{django_settings.CELERY_BROKER_URL.partition('?')[0]}?virtual_host=15"


@contextmanager
def _worker(carrier: Carrier) -> Iterator[subprocess.Popen[bytes]]:
    environment = {
        **os.environ,
        "DATABASE_URL": _address_of_test_database(),
        "CELERY_BROKER_URL": _broker(),
        "TELNYX_BASE_URL": carrier.url + "/v2",
    }
    command = [sys.executable, "-m", "celery", "-A", "config.celery", "worker", "-c", "2"]
    command += ["-l", "WARNING", "--without-gossip", "--without-mingle"]
    process = subprocess.Popen(
        command,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(20)


def _hint() -> None:
    with app.connection_for_write(_broker()) as broker:
        app.send_task("messaging.dispatch", connection=broker)


def _wait_for(look: Callable[[], Any], what: str) -> None:
    deadline = time.monotonic() + 30
    while not look():
        assert time.monotonic() < deadline, what
        time.sleep(0.05)


def _calls(carrier: Carrier) -> Counter[str]:
    listed = carrier.ask("/sim/messages?limit=5000")["messages"]
    return Counter(each["to"] for each in listed)


def _statuses() -> Counter[str]:
    return Counter(Message.objects.values_list("status", flat=True))


def _accept(business: Business) -> None:
    body = body_for(business, *SLOW, *QUICK)
    assert Api(Client()).post(PATH, body, business).status_code == 202


def test_killing_a_worker_loses_nothing_and_sends_nothing_twice(
    carrier: Carrier, settings: Any
) -> None:
    business = make_business(balance="100")
    _accept(business)
    with _worker(carrier) as doomed:
        _hint()
        _wait_for(lambda: _calls(carrier)[SLOW[0]], "the slow message is with the carrier")
        os.killpg(doomed.pid, signal.SIGKILL)
        doomed.wait(10)
    assert _statuses()["SENT"] < len(SLOW + QUICK), "it died in the middle"
    Message.objects.filter(status="QUEUED").update(claimed_until=None)  # its lease has run out
    with _worker(carrier):
        _hint()
        _wait_for(lambda: not _statuses()["QUEUED"], "the next worker takes over")
    settings.UNKNOWN_OUTCOME_SECONDS = 0
    settle_unknown()
    assert set(_statuses()) <= {"SENT", "FAILED"}
    assert max(_calls(carrier).values()) == 1
    _assert_money_adds_up(business)


def _assert_money_adds_up(business: Business) -> None:
    """Every message was held once and then captured or released; the balance says the same."""
    kinds = Counter(LedgerEntry.objects.values_list("kind", flat=True))
    assert kinds["hold"] == kinds["capture"] + kinds["release"] == Message.objects.count()
    assert kinds["capture"] == _statuses()["SENT"]
    balance = Balance.objects.get(account=business.account)
    spent = sum(entry.amount for entry in LedgerEntry.objects.filter(kind="capture"))
    assert (balance.held, balance.available + spent) == (0, 100)
