"""POST /v3/messages as a program sees it."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.http import HttpResponse

from accounts.models import Channel, LedgerEntry
from contacts.models import Contact
from messaging.models import Message, SendDecision
from tests.conftest import Api
from tests.factories import Business, make_business
from tests.messaging.conftest import Trace

pytestmark = pytest.mark.django_db
PATH = "/v3/messages"
PERSON = "+447700900001"
ErrorOf = Callable[[HttpResponse], tuple[int, str]]
TraceOf = Callable[[Business], Trace]


def body_for(business: Business, *to: str, **extra: Any) -> dict[str, Any]:
    return {
        "to": list(to) or [PERSON],
        "template": {"id": str(business.template.pk), "parameters": {"name": "Ada"}},
        **extra,
    }


def test_an_accepted_send_is_queued_paid_for_and_rung(
    api: Api, business: Business, trace_of: TraceOf
) -> None:
    response = api.post(PATH, body_for(business), business)
    assert response.status_code == 202, response.content
    data = response.json()["data"]
    assert data["status"] == "QUEUED"
    assert data["template_name"] == business.template.name
    recipient = data["recipients"][0]
    assert recipient["to"] == PERSON
    assert recipient["body"] == "Hello Ada, your order is on its way."
    assert recipient["sender"] == {
        "value": business.number,
        "profile_id": None,
        "reason": "default",
    }
    message = Message.objects.get(pk=recipient["message_id"])
    assert (message.status, message.price) == ("QUEUED", Decimal("0.0420"))
    assert message.contact.e164 == PERSON
    assert LedgerEntry.objects.get(message_id=message.pk).kind == "hold"
    assert trace_of(business) == Trace(
        1, 1, Decimal("9.9580"), Decimal("0.0420"), tokens=1, rung=True
    )


def test_the_decision_is_found_by_the_request_id(api: Api, business: Business) -> None:
    response = api.post(PATH, body_for(business), business)
    decision = SendDecision.objects.get(request_id=response["X-Request-Id"])
    assert decision.accepted
    assert decision.verdicts == {"passed": [PERSON], "refused": {}}


def test_a_known_contact_is_not_written_twice(api: Api, business: Business) -> None:
    for _ in range(2):
        assert api.post(PATH, body_for(business), business).status_code == 202
    assert Contact.objects.filter(account=business.account).count() == 1


def test_a_template_can_be_named(api: Api, business: Business) -> None:
    template = {"name": business.template.name, "parameters": {"name": "Ada"}}
    body = {"to": [PERSON], "template": template}
    assert api.post(PATH, body, business).status_code == 202


def test_the_same_number_twice_is_one_message(api: Api, business: Business) -> None:
    response = api.post(PATH, body_for(business, PERSON, PERSON), business)
    assert len(response.json()["data"]["recipients"]) == 1


def test_one_opted_out_recipient_does_not_stop_the_others(
    api: Api, business: Business, trace_of: TraceOf
) -> None:
    Contact.objects.create(
        account=business.account, phone_number=PERSON, e164=PERSON, region="GB", opted_out=True
    )
    response = api.post(PATH, body_for(business, PERSON, "+447700900002"), business)
    assert response.status_code == 202
    refused, accepted = response.json()["data"]["recipients"]
    assert (refused["status"], refused["reason_code"]) == ("FILTERED", "BUSINESS_009")
    assert accepted["status"] == "QUEUED"
    assert Message.objects.get(pk=refused["message_id"]).price == 0
    trace = trace_of(business)
    assert (trace.messages, trace.entries, trace.tokens) == (2, 1, 1)


def test_a_thousand_recipients_are_one_request(api: Api) -> None:
    business = make_business(balance="100")
    people = [f"+447700900{n:03d}" for n in range(1000)]
    response = api.post(PATH, body_for(business, *people), business)
    assert response.status_code == 202
    assert Message.objects.filter(account=business.account).count() == 1000


def test_without_a_number_of_its_own_an_account_sends_from_the_shared_one(
    api: Api, business: Business, settings: Any
) -> None:
    Channel.objects.all().delete()
    response = api.post(PATH, body_for(business), business)
    sender = response.json()["data"]["recipients"][0]["sender"]
    assert sender == {
        "value": settings.SHARED_SENDER,
        "profile_id": None,
        "reason": "shared_fallback",
    }


def test_sandbox_answers_as_usual_and_leaves_nothing(
    api: Api, business: Business, trace_of: TraceOf
) -> None:
    before = trace_of(business)
    response = api.post(PATH, body_for(business, sandbox=True), business)
    assert (response.status_code, response["X-Sandbox"]) == (202, "true")
    assert response.json()["data"]["recipients"][0]["status"] == "QUEUED"
    assert trace_of(business) == before
    assert not SendDecision.objects.exists()
