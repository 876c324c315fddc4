"""Refusals in words of their own, words that leave a doubt, and the one text that confirms."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from accounts.models import Channel
from contacts.models import ConsentDoubt, ConsentEvent, Contact
from contacts.models.consent_event import ConsentSource
from contacts.services.record_consent import record_consent
from messaging.models import Message
from messaging.services.dispatch import dispatch
from messaging.services.process_receipts import process_receipts
from tests.conftest import Api, Carrier
from tests.factories import Business
from tests.messaging.api.test_send_message import PATH, body_for
from tests.messaging.webhooks.conftest import Post, inbound, report

pytestmark = pytest.mark.django_db
PERSON = "+447700900071"


@pytest.fixture
def say(post: Post, business: Business) -> Any:
    """One text after the other from the same person to our number."""

    def speak(*texts: str) -> None:
        for text in texts:
            post(inbound(text, sender=PERSON, to=business.number))
            process_receipts()

    return speak


def _replies() -> list[str]:
    replies = Message.objects.filter(direction="outbound", is_reply=True).order_by("id")
    words = {"opted out": "out", "opted in": "in", "for help": "help"}
    return [next(short for long, short in words.items() if long in each.body) for each in replies]


def _person() -> Contact:
    return Contact.objects.get(e164=PERSON)


@pytest.mark.parametrize(
    "text",
    ["please stop texting me", "Don’t message me again", "take me off your list", "ARRÊT", "BAJA"],
)
def test_a_clear_refusal_opts_out_like_stop_with_the_words_kept(
    say: Any, api: Api, business: Business, text: str
) -> None:
    say(text)
    event = ConsentEvent.objects.get()
    assert (event.opted_out, event.source) == (True, ConsentSource.INBOUND_KEYWORD)
    assert event.words == text
    assert _replies() == ["out"]
    response = api.post(PATH, body_for(business, PERSON), business)
    assert response.json()["error"]["code"] == "BUSINESS_009"


@pytest.mark.parametrize("text", ["stop by our store", "when does it end", "wrong number"])
def test_a_doubtful_text_holds_the_person_until_staff_decides(
    say: Any, api: Api, business: Business, text: str
) -> None:
    say(text)
    message = Message.objects.get(direction="inbound")
    doubt = ConsentDoubt.objects.get()
    assert (doubt.words, doubt.message_id, doubt.contact) == (text, message.pk, _person())
    assert not ConsentEvent.objects.exists()
    assert _replies() == []
    response = api.post(PATH, body_for(business, PERSON), business)
    assert response.status_code == 422
    error = response.json()["error"]
    assert (error["code"], error["details"]["reason"]) == ("BUSINESS_009", ["awaiting_staff"])
    assert Message.objects.filter(direction="outbound").count() == 0


def test_a_doubt_between_acceptance_and_dispatch_stops_the_message(
    say: Any, api: Api, business: Business, carrier: Carrier
) -> None:
    assert api.post(PATH, body_for(business, PERSON), business).status_code == 202
    say("can you stop?")
    dispatch()
    assert Message.objects.get(direction="outbound").status == "FILTERED"
    assert carrier.messages_to(PERSON) == []


def test_ordinary_text_raises_no_doubt(say: Any, api: Api, business: Business) -> None:
    say("When do you open?")
    assert not ConsentDoubt.objects.exists()
    assert api.post(PATH, body_for(business, PERSON), business).status_code == 202


@pytest.mark.parametrize(("word", "state"), [("STOP", "refusal"), ("START", "no_refusal")])
def test_the_persons_own_keyword_ends_their_doubt_and_is_answered(
    say: Any, word: str, state: str
) -> None:
    say("can you stop?", word)
    doubt = ConsentDoubt.objects.get()
    assert (doubt.state, doubt.decided_by) == (state, None)
    assert (_person().opted_out, _person().doubted_at) == (word == "STOP", None)
    assert _replies() == ["out" if word == "STOP" else "in"]


def test_help_leaves_a_doubt_waiting(say: Any) -> None:
    say("can you stop?", "HELP")
    assert ConsentDoubt.objects.get().state == "waiting"
    assert _replies() == ["help"]


@pytest.mark.parametrize(
    ("said", "replies"),
    [
        (["STOP", "STOP", "stop texting me", "UNSUBSCRIBE"], ["out"]),
        (["please stop texting me", "STOP"], ["out"]),
        (["STOP", "HELP", "STOP", "help"], ["out", "help", "help"]),
        (["STOP", "START", "STOP"], ["out", "in", "out"]),
        (["STOP", "START", "START"], ["out", "in"]),
        (["START", "START", "subscribe"], ["in"]),
        (["STOP", "when does it end"], ["out"]),
    ],
)
def test_each_change_is_confirmed_once(say: Any, said: list[str], replies: list[str]) -> None:
    say(*said)
    assert _replies() == replies


def test_a_stop_after_the_accounts_own_opt_out_is_confirmed(say: Any, business: Business) -> None:
    say("hello")
    record_consent(_person().pk, opted_out=True, source=ConsentSource.API)
    say("STOP", "STOP")
    assert _replies() == ["out"]


def test_the_confirmation_leaves_although_the_person_is_opted_out(
    say: Any, carrier: Carrier
) -> None:
    say("please stop texting me")
    dispatch()
    (sent,) = carrier.messages_to(PERSON)
    assert "you are opted out" in sent["text"]


def test_when_the_person_wrote_last_is_kept(say: Any) -> None:
    begun = timezone.now()
    say("hello")
    first = _person().last_inbound_at
    assert first is not None
    assert begun <= first <= timezone.now()
    say("hello again")
    assert _person().last_inbound_at > first


def test_what_is_said_to_the_shared_number_concerns_every_account_that_wrote_from_it(
    post: Post, api: Api, business: Business, stranger: Business, settings: Any
) -> None:
    Channel.objects.all().delete()
    for each in (business, stranger):
        assert api.post(PATH, body_for(each, PERSON), each).status_code == 202
    post(inbound("can you stop?", sender=PERSON, to=settings.SHARED_SENDER))
    process_receipts()
    assert ConsentDoubt.objects.filter(state="waiting").count() == 2
    post(inbound("stop texting me", sender=PERSON, to=settings.SHARED_SENDER))
    process_receipts()
    assert Contact.objects.filter(e164=PERSON, opted_out=True, doubted_at=None).count() == 2
    assert ConsentDoubt.objects.filter(state="refusal").count() == 2


def test_doubtful_words_to_one_business_hold_back_no_other(
    say: Any, api: Api, stranger: Business
) -> None:
    say("can you stop?")
    assert api.post(PATH, body_for(stranger, PERSON), stranger).status_code == 202


def test_an_opt_out_that_the_carrier_reports_is_kept_with_its_code(
    post: Post, sent: Message
) -> None:
    post(report("delivery_failed", code="40300"), path=f"/{sent.pk}")
    process_receipts()
    event = ConsentEvent.objects.get(contact=sent.contact_id)
    assert (event.opted_out, event.source) == (True, ConsentSource.PROVIDER_SIGNAL)
    assert "40300" in event.words


def test_an_opt_out_that_the_carrier_reported_is_not_undone_by_the_api(
    post: Post, api: Api, business: Business, sent: Message
) -> None:
    post(report("delivery_failed", code="40300"), path=f"/{sent.pk}")
    process_receipts()
    answer = api.patch(f"/v3/contacts/{sent.contact_id}", {"opt_out": False}, business)
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "BUSINESS_009")
    assert Contact.objects.get(pk=sent.contact_id).opted_out


def test_start_undoes_a_stop_and_the_api_does_not(say: Any, api: Api, business: Business) -> None:
    say("stop texting me")
    path = f"/v3/contacts/{_person().pk}"
    answer = api.patch(path, {"opt_out": False}, business)
    assert answer.json()["error"]["details"]["reason"] == ["opted_out_by_the_person"]
    assert _person().opted_out
    say("START")
    assert not _person().opted_out
    assert api.post(PATH, body_for(business, PERSON), business).status_code == 202
