"""A worker is killed while a customer's system answers: the same event is told again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from accounts.models import WebhookDelivery
from config.celery import app
from tests.factories import make_business
from tests.receiver import Receiver, listen
from tests.scenarios.programs import address_of_test_database, broker_of_its_own, until
from tests.webhooks import make_due, make_webhook, tell

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def receiver(settings: Any) -> Iterator[Receiver]:
    with listen(settings) as receiver:
        yield receiver


@contextmanager
def _worker(settings: Any) -> Iterator[subprocess.Popen[bytes]]:
    """Only the queue of webhooks, as an operator starts it."""
    address, http_port, https_port = settings.FETCH_TEST_HOSTS[".example"]
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings.base",
        "DATABASE_URL": address_of_test_database(),
        "CELERY_BROKER_URL": broker_of_its_own(),
        "REDIS_URL": settings.REDIS_URL,
        "FETCH_TEST_HOSTS": f".example={address}:{http_port}:{https_port}",
    }
    command = [sys.executable, "-m", "celery", "-A", "config.celery", "worker", "-c", "1"]
    command += ["-Q", "webhooks", "-l", "WARNING", "--without-gossip", "--without-mingle"]
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
    with app.connection_for_write(broker_of_its_own()) as broker:
        app.send_task("accounts.deliver_webhooks", connection=broker)


def _count(status: str) -> int:
    return WebhookDelivery.objects.filter(status=status).count()


def test_an_event_that_a_killed_worker_told_is_told_again_under_the_same_id(
    receiver: Receiver, settings: Any
) -> None:
    business = make_business()
    make_webhook(business)
    tell(business)
    receiver.delay = 5
    with _worker(settings) as doomed:
        _hint()
        until(lambda: receiver.told, "the event is told")
        os.killpg(doomed.pid, signal.SIGKILL)
        doomed.wait(10)
    assert _count("PENDING") == 1, "nobody wrote down that it was told"
    receiver.delay = 0
    make_due()
    with _worker(settings):
        _hint()
        until(lambda: _count("DELIVERED"), "the next worker tells it")
    first, second = receiver.told
    assert first.event_id == second.event_id
    assert first.raw == second.raw
