"""From QUEUED to the carrier: once, in order, and not at all if something changed in between."""

from __future__ import annotations

import time
from collections.abc import Callable
from decimal import Decimal

import pytest

from accounts.models import LedgerEntry
from accounts.models.account import Standing
from accounts.providers import telnyx as accounts_telnyx
from config.http import Answer
from config.http.provider import _pool
from contacts.models import ConsentEvent, Contact
from messaging.models import Message, MessageEvent
from messaging.providers.telnyx import InboundText
from messaging.services.dispatch import dispatch
from messaging.services.receive_message import receive_message
from messaging.services.reconcile_sent import reconcile_sent
from messaging.services.settle_unknown import settle_unknown
from tests.conftest import Api, Carrier
from tests.factories import Business
from tests.messaging.api.test_send_message import PATH, body_for
from tests.messaging.conftest import Trace

pytestmark = pytest.mark.django_db
TraceOf = Callable[[Business], Trace]


@pytest.fixture
def send(api: Api, business: Business) -> Callable[[str], Message]:
    def accept(phone: str) -> Message:
        response = api.post(PATH, body_for(business, phone), business)
        assert response.status_code == 202, response.content
        return Message.objects.get(pk=response.json()["data"]["recipients"][0]["message_id"])

    return accept


Send = Callable[[str], Message]


def test_a_queued_message_reaches_the_carrier_once_and_is_paid(
    send: Send, carrier: Carrier, business: Business, trace_of: TraceOf
) -> None:
    message = send("+447700900001")
    assert dispatch() == 1
    assert dispatch() == 0
    (sent,) = carrier.messages_to("+447700900001")
    assert sent["text"] == "Hello Ada, your order is on its way."
    assert sent["from"] == business.number
    message.refresh_from_db()
    assert (message.status, message.provider_message_id) == ("SENT", sent["id"])
    kinds = LedgerEntry.objects.filter(message_id=message.pk).values_list("kind", flat=True)
    assert sorted(kinds) == ["capture", "hold"]
    assert trace_of(business).available == Decimal("9.9580")
    assert trace_of(business).held == 0
    assert list(message.events.values_list("status", flat=True)) == ["ROUTED", "SENT"]


def _stop(business: Business) -> None:
    Contact.objects.filter(account=business.account).update(opted_out=True)


def _suspend(business: Business) -> None:
    accounts = type(business.account).objects.filter(pk=business.account.pk)
    accounts.update(**{"standing": Standing.SUSPENDED})


def _hold_risk(business: Business) -> None:
    type(business.account).objects.filter(pk=business.account.pk).update(risk="hold")


def _reject_template(business: Business) -> None:
    type(business.template).objects.filter(pk=business.template.pk).update(**{"state": "paused"})


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        (_stop, "FILTERED", "BUSINESS_009"),
        (_suspend, "BLOCKED", "AUTH_004"),
        (_hold_risk, "BLOCKED", "RISK_001"),
        (_reject_template, "BLOCKED", "BUSINESS_005"),
    ],
)
def test_what_changed_while_it_was_queued_stops_it_and_gives_the_money_back(
    send: Send,
    carrier: Carrier,
    business: Business,
    trace_of: TraceOf,
    change: Callable[[Business], None],
    status: str,
    code: str,
) -> None:
    message = send("+447700900002")
    change(business)
    dispatch()
    message.refresh_from_db()
    assert (message.status, message.reason_code) == (status, code)
    assert carrier.messages_to("+447700900002") == []
    assert (trace_of(business).available, trace_of(business).held) == (Decimal("10"), Decimal(0))


def test_a_message_that_used_up_the_balance_still_leaves(
    send: Send, carrier: Carrier, business: Business
) -> None:
    balance = business.account.balance
    balance.available = Decimal("0.0420")
    balance.save()
    message = send("+447700900003")
    dispatch()
    message.refresh_from_db()
    assert message.status == "SENT"


def test_the_carriers_own_stop_list_is_believed(
    send: Send, carrier: Carrier, business: Business, trace_of: TraceOf
) -> None:
    message = send("+447700900183")
    dispatch()
    message.refresh_from_db()
    assert (message.status, message.reason_code) == ("FILTERED", "BUSINESS_009")
    contact = Contact.objects.get(e164="+447700900183")
    assert contact.opted_out
    assert ConsentEvent.objects.get(contact=contact).source == "PROVIDER_SIGNAL"
    assert trace_of(business).available == Decimal("10")


@pytest.mark.parametrize("phone", ["+447700900185", "+447700900189", "+447700900196"])
def test_a_carrier_that_is_busy_once_is_asked_again(
    send: Send, carrier: Carrier, business: Business, phone: str
) -> None:
    message = send(phone)
    dispatch()
    message.refresh_from_db()
    assert (message.status, message.attempts) == ("QUEUED", 1)
    assert dispatch() == 0, "not before its delay is over"
    Message.objects.update(claimed_until=None)
    dispatch()
    message.refresh_from_db()
    assert message.status == "SENT"


def test_a_carrier_that_stays_busy_ends_in_a_failure_that_costs_nothing(
    send: Send, carrier: Carrier, business: Business, trace_of: TraceOf
) -> None:
    message = send("+447700900184")
    for _ in range(6):
        dispatch()
        Message.objects.update(claimed_until=None)
    message.refresh_from_db()
    assert (message.status, message.reason_code) == ("FAILED", "DELIVERY_006")
    assert trace_of(business).available == Decimal("10")


def test_an_invalid_number_fails_at_once(
    send: Send, carrier: Carrier, business: Business, trace_of: TraceOf
) -> None:
    message = send("+447700900186")
    dispatch()
    message.refresh_from_db()
    assert (message.status, message.reason_code) == ("FAILED", "DELIVERY_002")
    assert trace_of(business).available == Decimal("10")


def test_a_send_whose_answer_never_came_is_not_sent_again(
    send: Send, carrier: Carrier, business: Business, settings: object, trace_of: TraceOf
) -> None:
    settings.PROVIDER_READ_TIMEOUT = 0.3
    _pool.cache_clear()
    message = send("+447700900187")
    dispatch()
    _pool.cache_clear()
    message.refresh_from_db()
    assert message.status == "ROUTED"
    Message.objects.update(claimed_until=None)
    assert dispatch() == 0
    assert len(carrier.messages_to("+447700900187")) == 1
    assert settle_unknown() == 0, "there is still time for a receipt"
    settings.UNKNOWN_OUTCOME_SECONDS = 0
    assert settle_unknown() == 1
    message.refresh_from_db()
    assert (message.status, message.reason_code) == ("FAILED", "DELIVERY_008")
    assert trace_of(business).available == Decimal("10")


def test_a_carrier_out_of_reach_loses_nothing(
    send: Send, business: Business, settings: object
) -> None:
    settings.TELNYX_BASE_URL = "http://127.0.0.1:9/v2"
    message = send("+447700900004")
    dispatch()
    message.refresh_from_db()
    assert (message.status, message.attempts) == ("QUEUED", 1)


def test_a_dead_dispatchers_claim_is_taken_over(
    send: Send, carrier: Carrier, business: Business
) -> None:
    message = send("+447700900005")
    Message.objects.filter(pk=message.pk).update(claimed_until="2020-01-01T00:00:00Z")
    assert dispatch() == 1
    message.refresh_from_db()
    assert message.status == "SENT"


def test_events_are_written_with_their_moves(
    send: Send, carrier: Carrier, business: Business
) -> None:
    send("+447700900006")
    dispatch()
    assert MessageEvent.objects.count() == 2


class _Answer:
    """What the provider's edge of the network says, whatever is asked."""

    def __init__(self, status: int, body: object) -> None:
        self.calls = 0
        self.answer = Answer(status, body)

    def __call__(self, method: str, url: str, **_: object) -> Answer:
        self.calls += 1
        return self.answer


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (200, {"data": None}),
        (200, None),
        (200, {"data": {"id": "x" * 99}}),
        (502, None),
        (504, None),
    ],
)
def test_an_answer_that_says_nothing_is_not_followed_by_a_second_copy(
    send: Send, monkeypatch: pytest.MonkeyPatch, status: int, body: object
) -> None:
    edge = _Answer(status, body)
    monkeypatch.setattr(accounts_telnyx, "request_json", edge)
    message = send("+447700900007")
    dispatch()
    Message.objects.update(claimed_until=None)
    dispatch()
    message.refresh_from_db()
    assert (message.status, edge.calls) == ("ROUTED", 1)


def test_errors_of_an_unknown_shape_fail_one_message_only(
    send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(accounts_telnyx, "request_json", _Answer(422, {"errors": ["x"]}))
    message = send("+447700900008")
    dispatch()
    message.refresh_from_db()
    assert (message.status, message.price) == ("FAILED", 0)


def test_a_slow_recipient_holds_up_nobody_else(
    send: Send, carrier: Carrier, business: Business
) -> None:
    slow = send("+447700900190")  # the carrier answers after three seconds
    quick = send("+447700900009")
    dispatch()
    first, second = (each.events.get(status="SENT").occurred_at for each in (quick, slow))
    assert (second - first).total_seconds() > 1


def test_a_message_whose_receipt_got_lost_is_read_back(
    send: Send, carrier: Carrier, settings: object
) -> None:
    message = send("+447700900193")  # delivered, but the carrier never says so
    dispatch()
    assert reconcile_sent() == 0, "there is still time for a receipt"
    settings.RECEIPT_PATIENCE_SECONDS = 0
    deadline = time.monotonic() + 5
    while not reconcile_sent() and time.monotonic() < deadline:
        time.sleep(0.05)
    message.refresh_from_db()
    assert message.status == "DELIVERED"


def test_the_confirmation_of_a_stop_leaves_although_the_person_is_opted_out(
    send: Send, carrier: Carrier, business: Business
) -> None:
    contact = send("+447700900031").contact
    inbound = InboundText("in-1", contact.e164, business.number, "REVOKE")
    receive_message(inbound)
    dispatch()
    texts = [each["text"] for each in carrier.messages_to(contact.e164)]
    assert len(texts) == 1
    assert "opted out" in texts[0]
