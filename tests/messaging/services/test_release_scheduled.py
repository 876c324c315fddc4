"""A held message leaves once, when its time has come, and by day."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.db import connection, transaction
from django.utils import timezone

from accounts.models import Balance, LedgerEntry
from config.errors import DomainError, ErrorCode
from config.store import store
from messaging.history import list_history
from messaging.models import Message, MessageEvent
from messaging.selectors import get_message
from messaging.services import release_scheduled as releasing
from messaging.services.cancel_message import cancel_message
from messaging.services.dispatch import dispatch
from messaging.services.release_scheduled import release_scheduled
from tests.conftest import Carrier
from tests.factories import Business, make_business
from tests.messaging.rows import PRICE, make_held, make_message

NEW_YORK = "+12125550123"
NIGHT = datetime(2026, 1, 15, 8, tzinfo=UTC)  # 3 a.m. in New York
MORNING = datetime(2026, 1, 15, 13, tzinfo=UTC)


@pytest.fixture
def advertisement(business: Business) -> Business:
    business.template.category = "MARKETING"
    business.template.save()
    return business


def _events(message: Message) -> list[str]:
    return list(message.events.order_by("id").values_list("status", flat=True))


@pytest.mark.django_db
def test_a_due_message_is_queued_and_the_dispatcher_is_called(business: Business) -> None:
    message = make_held(business)
    assert release_scheduled() == 1
    message.refresh_from_db()
    assert (message.status, message.attempts) == ("QUEUED", 0)
    assert message.scheduled_at is not None  # still told, so that everybody sees it was held
    assert _events(message) == ["QUEUED"]
    assert store().exists("doorbell:messaging.dispatch")
    balance = Balance.objects.get(account=business.account)
    assert (balance.available, balance.held) == (Decimal(10) - PRICE, PRICE)


@pytest.mark.django_db
def test_a_message_whose_time_has_not_come_stays(business: Business) -> None:
    message = make_held(business, scheduled_at=timezone.now() + timedelta(minutes=1))
    assert release_scheduled() == 0
    message.refresh_from_db()
    assert message.status == "SCHEDULED"
    assert _events(message) == []
    assert not store().exists("doorbell:messaging.dispatch")


@pytest.mark.django_db
def test_a_released_message_reaches_the_carrier_once_and_is_paid(
    business: Business, carrier: Carrier
) -> None:
    message = make_held(business)
    release_scheduled()
    assert dispatch() == 1
    assert len(carrier.messages_to(message.phone)) == 1
    assert _events(message) == ["QUEUED", "ROUTED", "SENT"]
    balance = Balance.objects.get(account=business.account)
    assert (balance.available, balance.held) == (Decimal(10) - PRICE, Decimal(0))


@pytest.mark.django_db
def test_what_may_no_longer_be_sent_is_stopped_before_it_leaves_and_costs_nothing(
    business: Business, carrier: Carrier
) -> None:
    message = make_held(business)
    message.contact.opted_out = True
    message.contact.save()
    release_scheduled()
    dispatch()
    message.refresh_from_db()
    assert (message.status, message.reason_code) == ("FILTERED", "BUSINESS_009")
    assert carrier.messages_to(message.phone) == []
    assert Balance.objects.get(account=business.account).available == Decimal(10)


@pytest.mark.django_db
def test_by_night_an_advertisement_is_moved_to_the_morning(advertisement: Business) -> None:
    asked = NIGHT - timedelta(minutes=5)
    message = make_held(advertisement, NEW_YORK, scheduled_at=asked)
    with time_machine.travel(NIGHT, tick=False):
        assert release_scheduled() == 1
        assert release_scheduled() == 0
    message = get_message(advertisement.account.pk, message_id=message.pk)
    assert (message.status, message.scheduled_at) == ("SCHEDULED", MORNING)
    assert message.schedule_reason == "quiet_hours"
    history = list_history(message)
    assert [(each["status"], each["scheduled_at"]) for each in history] == [
        ("SCHEDULED", asked),
        ("SCHEDULED", MORNING),
    ]
    assert "night" in history[1]["description"]
    assert not store().exists("doorbell:messaging.dispatch")
    assert Balance.objects.get(account=advertisement.account).held == PRICE


@pytest.mark.django_db
def test_in_the_morning_it_leaves_and_all_times_are_still_told(advertisement: Business) -> None:
    asked = NIGHT - timedelta(minutes=5)
    message = make_held(advertisement, NEW_YORK, scheduled_at=asked)
    for now in (NIGHT, MORNING):
        with time_machine.travel(now, tick=False):
            release_scheduled()
    message = get_message(advertisement.account.pk, message_id=message.pk)
    told = [(each["status"], each.get("scheduled_at")) for each in list_history(message)]
    assert told == [("SCHEDULED", asked), ("SCHEDULED", MORNING), ("QUEUED", None)]


@pytest.mark.django_db
@pytest.mark.parametrize("category", ["UTILITY", "AUTHENTICATION"])
def test_by_night_what_a_person_waits_for_leaves(business: Business, category: str) -> None:
    business.template.category = category
    business.template.save()
    message = make_held(business, NEW_YORK, scheduled_at=NIGHT)
    with time_machine.travel(NIGHT, tick=False):
        release_scheduled()
    message.refresh_from_db()
    assert message.status == "QUEUED"


@pytest.mark.django_db
def test_a_text_without_a_template_leaves_by_night(business: Business) -> None:
    message = make_held(business, NEW_YORK, scheduled_at=NIGHT, template=None)
    with time_machine.travel(NIGHT, tick=False):
        release_scheduled()
    message.refresh_from_db()
    assert message.status == "QUEUED"


@pytest.mark.django_db
def test_more_than_a_batch_is_let_go_at_one_go(
    business: Business, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(releasing, "_BATCH", 3)
    for number in range(7):
        make_held(business, f"+4477009004{number:02d}")
    make_message(business, status="QUEUED")
    assert release_scheduled() == 7
    assert not Message.objects.filter(status="SCHEDULED").exists()


@pytest.mark.django_db
def test_a_cancelled_message_is_final_and_free(business: Business) -> None:
    message = make_held(business)
    cancelled = cancel_message(business.account.pk, message_id=message.pk)
    assert (cancelled.status, cancelled.price) == ("CANCELLED", Decimal(0))
    balance = Balance.objects.get(account=business.account)
    assert (balance.available, balance.held) == (Decimal(10), Decimal(0))
    kinds = LedgerEntry.objects.filter(message_id=message.pk).order_by("created_at", "id")
    assert list(kinds.values_list("kind", flat=True)) == ["hold", "release"]
    assert release_scheduled() == 0
    with pytest.raises(DomainError) as refused:
        cancel_message(business.account.pk, message_id=message.pk)
    assert refused.value.code is ErrorCode.STATE_FORBIDS
    assert Balance.objects.get(account=business.account).available == Decimal(10)


def _at_once(*works: Callable[[], Any]) -> list[Any]:
    barrier = threading.Barrier(len(works))
    outcomes: list[Any] = [None] * len(works)

    def run(place: int) -> None:
        barrier.wait()
        try:
            outcomes[place] = works[place]()
        except DomainError as error:
            outcomes[place] = error.code
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(works))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


@pytest.mark.django_db(transaction=True)
def test_many_workers_let_each_message_go_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(releasing, "_BATCH", 5)
    business = make_business()
    for number in range(40):
        make_held(business, f"+4477009004{number:02d}")
    _at_once(*[release_scheduled] * 8)
    release_scheduled()
    assert set(Message.objects.values_list("status", "attempts")) == {("QUEUED", 0)}
    assert MessageEvent.objects.filter(status="QUEUED").count() == 40


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_dies_in_the_middle_leaves_its_batch_to_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    message = make_held(make_business())

    def die(*_: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(releasing, "move_messages", die)
        with pytest.raises(KeyboardInterrupt):
            release_scheduled()
    message.refresh_from_db()
    assert message.status == "SCHEDULED"
    assert release_scheduled() == 1
    message.refresh_from_db()
    assert message.status == "QUEUED"
    assert _events(message) == ["QUEUED"]


@pytest.mark.django_db(transaction=True)
def test_what_another_worker_holds_is_not_waited_for() -> None:
    message = make_held(make_business())
    with transaction.atomic():
        Message.objects.select_for_update().get(pk=message.pk)
        assert _at_once(release_scheduled) == [0]
    assert release_scheduled() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("_", range(5))
def test_of_cancel_and_release_exactly_one_wins(_: int) -> None:
    business = make_business()
    message = make_held(business)

    def cancel() -> Message:
        return cancel_message(business.account.pk, message_id=message.pk)

    outcome, _released, again = _at_once(cancel, release_scheduled, cancel)
    release_scheduled()
    message.refresh_from_db()
    won = [each for each in (outcome, again) if isinstance(each, Message)]
    lost = [each for each in (outcome, again) if each is ErrorCode.STATE_FORBIDS]
    balance = Balance.objects.get(account=business.account)
    if message.status == "CANCELLED":
        assert (len(won), len(lost)) == (1, 1)
        assert (_events(message), balance.held) == (["CANCELLED"], Decimal(0))
    else:
        assert (len(won), len(lost)) == (0, 2)
        assert (message.status, _events(message)) == ("QUEUED", ["QUEUED"])
        assert balance.held == PRICE
    assert balance.available + balance.held == Decimal(10)
