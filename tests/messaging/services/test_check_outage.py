"""A check that fails open or closed is an incident: one row, one mail, and it ends."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import OperationalError, connection
from django.test import override_settings
from django.utils import timezone

from accounts.models import Account
from config.store import store
from messaging.models import CheckOutage, Message, SendDecision
from messaging.services import check_outage
from messaging.services import watch_outages as watching
from messaging.services.check_outage import forget_outages, note_failure, note_outage, write_outages
from messaging.services.watch_outages import watch_outages
from tests.conftest import Api
from tests.factories import Business
from tests.messaging.api.test_send_message import ErrorOf, TraceOf, body_for

pytestmark = pytest.mark.django_db
SEND = "/v3/messages"


@contextmanager
def without_a_store() -> Iterator[None]:
    with override_settings(REDIS_URL="redis://127.0.0.1:9/0"):
        store.cache_clear()
        yield
    store.cache_clear()


def away(*_: Any) -> None:
    raise OperationalError("the connection was closed")


def ago(**fields: int) -> None:
    """Let every outage have been noticed that long ago."""
    past = timezone.now() - timedelta(**fields)
    CheckOutage.objects.update(since=past, last_seen=past)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [1000.0]
    monkeypatch.setattr(check_outage.time, "monotonic", lambda: now[0])
    return now


# --- the store is away: open ----------------------------------------------------------------------


def test_without_the_store_sends_are_allowed_and_an_outage_opens(
    api: Api, business: Business, caplog: pytest.LogCaptureFixture
) -> None:
    with without_a_store(), caplog.at_level(logging.ERROR):
        assert api.post(SEND, body_for(business), business).status_code == 202
    assert Message.objects.get().status == "QUEUED"
    outages = {(each.check_name, each.mode) for each in CheckOutage.objects.filter(until=None)}
    assert outages == {("recipient_rate", "open"), ("risk", "open")}
    assert "ALARM" in caplog.text


def test_a_grown_account_is_not_screened_by_pace_so_nothing_is_missing(
    api: Api, business: Business
) -> None:
    long_ago = timezone.now() - timedelta(days=90)
    Account.objects.update(stage_since=long_ago)
    with without_a_store():
        assert api.post(SEND, body_for(business), business).status_code == 202
    assert CheckOutage.objects.get().check_name == "recipient_rate"


def test_of_many_sends_in_one_outage_there_is_one_row_that_counts_them(
    clock: list[float],
) -> None:
    for _ in range(100):
        note_outage("risk")
    assert CheckOutage.objects.get().count == 1  # the others are not written yet
    clock[0] += 5
    note_outage("risk")
    assert CheckOutage.objects.get().count == 101


def test_within_five_seconds_noticing_again_asks_the_database_nothing(
    django_assert_num_queries: Any,
) -> None:
    note_outage("risk")
    with django_assert_num_queries(0):
        for _ in range(1000):
            note_outage("risk")


def test_several_processes_share_one_outage() -> None:
    for _ in range(3):
        forget_outages()
        note_outage("risk")
    outage = CheckOutage.objects.get()
    assert (outage.count, outage.until) == (3, None)


def test_an_account_of_a_while_later_is_another_outage() -> None:
    note_outage("risk")
    ago(minutes=5)
    watch_outages()
    forget_outages()
    note_outage("risk")
    assert [each.until is None for each in CheckOutage.objects.order_by("since")] == [False, True]


# --- the database is away: closed -----------------------------------------------------------------


def test_without_the_database_sends_are_refused_and_the_outage_is_written_when_it_is_back(
    api: Api, business: Business, error_of: ErrorOf, trace_of: TraceOf, clock: list[float]
) -> None:
    before = trace_of(business)
    with connection.execute_wrapper(away):
        for _ in range(2):
            response = api.post(SEND, body_for(business), business)
            assert error_of(response) == (503, "INTERNAL_005")
    assert trace_of(business) == before
    assert not CheckOutage.objects.exists()
    assert not SendDecision.objects.exists()
    assert api.post(SEND, body_for(business), business).status_code == 202
    outage = CheckOutage.objects.get()
    assert (outage.check_name, outage.mode, outage.count) == ("all", "closed", 2)
    assert outage.since <= outage.last_seen


def test_what_could_not_be_written_is_kept_and_written_later(clock: list[float]) -> None:
    with connection.execute_wrapper(away):
        note_outage("risk")
        clock[0] += 5
        note_outage("risk")
    clock[0] += 5
    write_outages()
    assert CheckOutage.objects.get().count == 2


def test_only_a_database_that_is_away_counts_as_one() -> None:
    note_failure(ValueError("something else"))
    write_outages()
    assert not CheckOutage.objects.exists()


def test_what_another_process_writes_late_belongs_to_the_same_outage() -> None:
    note_failure(OperationalError())
    write_outages()
    ended = timezone.now()
    CheckOutage.objects.update(until=ended)
    forget_outages()
    note_failure(OperationalError())
    write_outages()
    outage = CheckOutage.objects.get()
    assert (outage.count, outage.until) == (2, None)  # and it goes on, as it was seen just now


def test_a_list_that_cannot_be_read_is_no_outage_of_sends(api: Api, business: Business) -> None:
    with connection.execute_wrapper(away):
        assert api.get(SEND, business).status_code == 503
    write_outages()
    assert not CheckOutage.objects.exists()


# --- staff ----------------------------------------------------------------------------------------


def test_staff_is_mailed_once_for_an_outage(settings: Any) -> None:
    settings.ACCOUNT_TEAM_EMAIL, settings.SUPPORT_EMAIL = "team@x.example", "help@x.example"
    note_outage("recipient_rate")
    assert (watch_outages(), watch_outages()) == (1, 0)
    (letter,) = mail.outbox
    assert letter.to == ["help@x.example", "team@x.example"]
    assert "recipient rate lets everything through" in letter.subject
    assert str(CheckOutage.objects.get().pk) in letter.body


def test_a_mail_that_cannot_leave_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    note_outage("risk")

    def fail(*_: Any) -> None:
        raise OSError

    with monkeypatch.context() as patch:
        patch.setattr(watching, "send_mail", fail)
        assert watch_outages() == 0
    assert CheckOutage.objects.get().told_at is None
    assert watch_outages() == 1


def test_an_outage_ends_when_nobody_noticed_it_for_a_minute() -> None:
    note_outage("risk")
    ago(seconds=50)
    watch_outages()
    assert CheckOutage.objects.get().until is None
    ago(seconds=70)
    watch_outages()
    outage = CheckOutage.objects.get()
    assert outage.until == outage.last_seen
