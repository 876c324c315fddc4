"""Texts in a conversation, channels, numbers to send from, media, and sends for later."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.http import HttpResponse

from accounts.models import Balance, Channel, PhoneNumber
from accounts.models.channel import ChannelKind, ChannelState
from accounts.models.phone_number import NumberState
from accounts.providers.telnyx import call
from contacts.models import Contact
from messaging.models import Message, RestrictedCountry
from messaging.restrictions import forget_restrictions
from messaging.services.dispatch import dispatch
from tests.conftest import Api, Carrier
from tests.factories import Business
from tests.messaging.api.test_send_message import PATH, PERSON, body_for
from tests.messaging.conftest import Trace

pytestmark = pytest.mark.django_db
ErrorOf = Callable[[HttpResponse], tuple[int, str]]
TraceOf = Callable[[Business], Trace]
PICTURE = "https://example.com/cover.jpg"


def _wrote(business: Business, *, hours_ago: float, phone: str = PERSON) -> Contact:
    at = datetime.now(UTC) - timedelta(hours=hours_ago)
    return Contact.objects.create(
        account=business.account, phone_number=phone, e164=phone, region="GB", last_inbound_at=at
    )


def _own_number(business: Business, e164: str, **fields: Any) -> PhoneNumber:
    state = fields.pop("state", NumberState.ASSIGNED)
    return PhoneNumber.objects.create(
        account=business.account, e164=e164, country="GB", state=state, **fields
    )


def _in(**ahead: int) -> str:
    return (datetime.now(UTC) + timedelta(**ahead)).isoformat()


def test_whoever_wrote_today_may_be_answered_in_free_words(
    api: Api, business: Business, carrier: Carrier
) -> None:
    _wrote(business, hours_ago=23.9)
    response = api.post(PATH, {"to": [PERSON], "text": "It is on its way."}, business)
    assert response.status_code == 202, response.content
    data = response.json()["data"]
    assert (data["template_id"], data["template_name"]) == (None, None)
    assert dispatch() == 1
    assert carrier.messages_to(PERSON)[0]["text"] == "It is on its way."


@pytest.mark.parametrize("hours_ago", [24.1, None], ids=["too long ago", "never"])
def test_nobody_else_hears_free_words(
    api: Api,
    business: Business,
    error_of: ErrorOf,
    trace_of: TraceOf,
    hours_ago: float | None,
) -> None:
    if hours_ago is not None:
        _wrote(business, hours_ago=hours_ago)
    before = trace_of(business)
    response = api.post(PATH, {"to": [PERSON], "text": "Hello"}, business)
    assert error_of(response) == (422, "BUSINESS_005")
    assert response.json()["error"]["details"]["reason"] == ["no_open_conversation"]
    assert trace_of(business) == before


def test_of_two_people_only_the_one_who_wrote_is_answered(api: Api, business: Business) -> None:
    _wrote(business, hours_ago=1)
    body = {"to": [PERSON, "+447700900002"], "text": "Hello"}
    first, second = api.post(PATH, body, business).json()["data"]["recipients"]
    assert first["status"] == "QUEUED"
    assert (second["status"], second["reason_code"]) == ("BLOCKED", "BUSINESS_005")


def test_a_conversation_that_closes_before_dispatch_stops_the_text(
    api: Api, business: Business, carrier: Carrier, trace_of: TraceOf
) -> None:
    contact = _wrote(business, hours_ago=1)
    assert api.post(PATH, {"to": [PERSON], "text": "Hi"}, business).status_code == 202
    Contact.objects.filter(pk=contact.pk).update(
        last_inbound_at=datetime.now(UTC) - timedelta(days=2)
    )
    dispatch()
    assert carrier.messages_to(PERSON) == []
    assert Message.objects.get().reason_code == "BUSINESS_005"
    assert trace_of(business).held == 0


@pytest.mark.parametrize("text", ["two\nlines", "a\ttab", "five     blanks"])
def test_free_words_obey_the_rules_of_parameters(
    api: Api, business: Business, error_of: ErrorOf, text: str
) -> None:
    _wrote(business, hours_ago=1)
    response = api.post(PATH, {"to": [PERSON], "text": text}, business)
    assert error_of(response) == (400, "VALIDATION_008")
    assert Message.objects.count() == 0


def test_whose_words_wait_for_staff_hears_nothing(
    api: Api, business: Business, error_of: ErrorOf, trace_of: TraceOf
) -> None:
    contact = _wrote(business, hours_ago=1)
    Contact.objects.filter(pk=contact.pk).update(doubted_at=datetime.now(UTC))
    before = trace_of(business)
    response = api.post(PATH, body_for(business), business)
    assert error_of(response) == (422, "BUSINESS_009")
    assert response.json()["error"]["details"]["reason"] == ["awaiting_staff"]
    assert trace_of(business) == before


def test_each_channel_makes_a_message_of_its_own(api: Api, business: Business) -> None:
    body = body_for(business, channel=["sms", "whatsapp"])
    sms, whatsapp = api.post(PATH, body, business).json()["data"]["recipients"]
    assert (sms["channel"], sms["status"]) == ("sms", "QUEUED")
    assert (whatsapp["channel"], whatsapp["status"]) == ("whatsapp", "BLOCKED")
    assert whatsapp["reason_code"] == "BUSINESS_007"
    assert Balance.objects.get(account=business.account).held == Decimal("0.0420")


def test_a_whatsapp_sender_that_the_provider_blocked_is_not_used(
    api: Api, business: Business, error_of: ErrorOf, trace_of: TraceOf
) -> None:
    Channel.objects.create(
        account=business.account, kind=ChannelKind.WHATSAPP, state=ChannelState.BLOCKED
    )
    before = trace_of(business)
    response = api.post(PATH, body_for(business, channel=["whatsapp"]), business)
    assert error_of(response) == (422, "SENDER_001")
    assert trace_of(business) == before


def test_media_make_it_an_mms_with_its_own_price(
    api: Api, business: Business, carrier: Carrier
) -> None:
    body = body_for(business, media_urls=[PICTURE], subject="Your cover")
    response = api.post(PATH, body, business)
    assert response.json()["data"]["recipients"][0]["channel"] == "mms", response.content
    assert Message.objects.get().price == Decimal("0.1800")
    assert dispatch() == 1
    sent = call("GET", f"/messages/{Message.objects.get().provider_message_id}")
    assert (sent["type"], sent["media"][0]["url"]) == ("MMS", PICTURE)
    assert sent["subject"] == "Your cover"


@pytest.mark.parametrize(
    "change",
    [
        {"channel": ["mms"]},
        {"channel": ["sms"], "media_urls": [PICTURE]},
        {"media_urls": ["http://example.com/plain.jpg"]},
        {"media_urls": ["https://127.0.0.1:5432/"]},
        {"media_urls": "https://example.com/a.jpg"},
        {"subject": 7},
    ],
    ids=str,
)
def test_media_that_cannot_be_sent_are_refused(
    api: Api,
    business: Business,
    error_of: ErrorOf,
    trace_of: TraceOf,
    change: dict[str, Any],
) -> None:
    before = trace_of(business)
    response = api.post(PATH, body_for(business, **change), business)
    assert error_of(response) == (400, "VALIDATION_001")
    assert trace_of(business) == before


def test_the_first_active_number_of_the_list_is_used(
    api: Api, business: Business, carrier: Carrier
) -> None:
    _own_number(business, "+442079461001")
    numbers = ["+442079469999", "+442079461001"]
    response = api.post(
        PATH, body_for(business, channels={"sms": [{"from": numbers, "country": "GB"}]}), business
    )
    sender = response.json()["data"]["recipients"][0]["sender"]
    assert (sender["value"], sender["reason"]) == ("+442079461001", "requested")
    assert dispatch() == 1
    assert carrier.messages_to(PERSON)[0]["from"] == "+442079461001"


def test_a_registered_number_of_the_list_may_write_to_the_us(
    api: Api, business: Business, carrier: Carrier
) -> None:
    business.account.destination_countries = ["US"]
    business.account.save()
    _own_number(business, "+12025550101", registered_at=datetime.now(UTC))
    body = body_for(business, "+12025550123", channels={"sms": [{"from": ["+12025550101"]}]})
    assert api.post(PATH, body, business).status_code == 202
    assert dispatch() == 1
    assert carrier.messages_to("+12025550123")[0]["from"] == "+12025550101"


def test_a_number_that_is_no_active_sender_is_not_replaced(
    api: Api, business: Business, stranger: Business, error_of: ErrorOf, trace_of: TraceOf
) -> None:
    _own_number(business, "+442079461002", state=NumberState.RELEASED)
    before = trace_of(business)
    named = [{"from": ["+442079461002", stranger.number]}]
    response = api.post(PATH, body_for(business, channels={"sms": named}), business)
    assert error_of(response) == (422, "BUSINESS_029")
    assert trace_of(business) == before


@pytest.mark.parametrize(
    ("channels", "code"),
    [
        ({"sent": [{"from": ["+442079461001"]}]}, "VALIDATION_006"),
        ({"pigeon": []}, "VALIDATION_006"),
        ({"sms": {"from": "+442079461001"}}, "VALIDATION_001"),
        ({"sms": [{"from": "+442079461001"}]}, "VALIDATION_001"),
        ({"sms": [{"from": ["020 7946"]}]}, "VALIDATION_002"),
        (["sms"], "VALIDATION_001"),
    ],
    ids=str,
)
def test_a_choice_of_numbers_that_is_not_understood_is_refused(
    api: Api, business: Business, error_of: ErrorOf, channels: Any, code: str
) -> None:
    response = api.post(PATH, body_for(business, channels=channels), business)
    assert error_of(response) == (400, code)


def test_a_send_for_later_is_held_with_its_money(
    api: Api, business: Business, carrier: Carrier
) -> None:
    at = datetime.now(UTC).replace(microsecond=0) + timedelta(hours=5)
    response = api.post(PATH, body_for(business, scheduled_at=at.isoformat()), business)
    assert response.status_code == 202, response.content
    data = response.json()["data"]
    assert (data["status"], data["recipients"][0]["status"]) == ("QUEUED", "SCHEDULED")
    assert datetime.fromisoformat(data["scheduled_at"]) == at
    message = Message.objects.get()
    assert (message.status, message.scheduled_at) == ("SCHEDULED", at)
    assert Balance.objects.get(account=business.account).held == Decimal("0.0420")
    assert dispatch() == 0
    assert carrier.messages_to(PERSON) == []


@pytest.mark.parametrize(
    ("at", "code"),
    [
        ("2030-01-01T09:00:00", "VALIDATION_001"),
        ("tomorrow", "VALIDATION_001"),
        (1900000000, "VALIDATION_001"),
        (_in(seconds=30), "VALIDATION_005"),
        (_in(days=31), "VALIDATION_005"),
        (_in(days=-1), "VALIDATION_005"),
    ],
    ids=["no offset", "word", "number", "too soon", "too late", "past"],
)
def test_a_time_that_cannot_be_kept_is_refused(
    api: Api,
    business: Business,
    error_of: ErrorOf,
    trace_of: TraceOf,
    at: Any,
    code: str,
) -> None:
    before = trace_of(business)
    response = api.post(PATH, body_for(business, scheduled_at=at), business)
    assert error_of(response) == (400, code)
    assert list(response.json()["error"]["details"]) == ["scheduled_at"]
    assert trace_of(business) == before


def test_a_country_closed_to_everybody_is_refused_and_a_watched_one_noted(
    api: Api, business: Business, error_of: ErrorOf, trace_of: TraceOf
) -> None:
    RestrictedCountry.objects.create(region="DE", mode="block", reason="Toll fraud")
    RestrictedCountry.objects.create(region="GB", mode="monitor", reason="Watched")
    forget_restrictions()
    before = trace_of(business)
    response = api.post(PATH, body_for(business, "+4915123456789"), business)
    assert error_of(response) == (422, "BUSINESS_011")
    assert response.json()["error"]["details"]["reason"] == ["restricted_everywhere"]
    assert trace_of(business) == before
    assert api.post(PATH, body_for(business), business).status_code == 202


def test_shared_plans_are_told_apart(api: Api, business: Business, error_of: ErrorOf) -> None:
    """+1, +7 and +44 are each several countries'; only those declared are written to."""
    business.account.destination_countries = ["US", "KZ", "GB"]
    business.account.save()
    for phone in ("+14165550123", "+18765550123", "+79161234567", "+447797712345"):
        response = api.post(PATH, body_for(business, phone), business)
        assert error_of(response) == (422, "BUSINESS_011"), phone
    assert api.post(PATH, body_for(business, "+77012345678"), business).status_code == 202
