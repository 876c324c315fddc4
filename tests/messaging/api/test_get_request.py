"""GET /v3/requests/{request_id}: what was decided on a send, told to whom it belongs."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Balance
from contacts.models import Contact
from messaging.models import Message, SendDecision
from messaging.protection.pipeline import NAMES
from tests.conftest import Api
from tests.factories import Business
from tests.messaging.api.test_explain_send import ACCOUNT_WIDE, OF_EACH, change
from tests.messaging.api.test_send_message import PERSON, ErrorOf, body_for

pytestmark = pytest.mark.django_db
SECOND = "+447700900002"
UNKNOWN = "req_" + "0" * 32


def send(api: Api, business: Business, *to: str, **more: Any) -> str:
    response = api.post("/v3/messages", body_for(business, *to, **more), business)
    return str(response["X-Request-Id"])


def read(api: Api, business: Business, request_id: str, query: str = "") -> dict[str, Any]:
    response = api.get(f"/v3/requests/{request_id}{query}", business)
    assert response.status_code == 200, response.content
    return dict(response.json()["data"])


def results(checks: list[dict[str, Any]]) -> dict[str, str]:
    return {each["check"]: each["result"] for each in checks}


def test_an_accepted_request_is_told_with_its_checks_and_messages(
    api: Api, business: Business
) -> None:
    request_id = send(api, business)
    data = read(api, business, request_id)
    assert (data["request_id"], data["accepted"]) == (request_id, True)
    assert (data["code"], data["refused_by"]) == (None, None)
    assert [each["check"] for each in data["checks"]] == ACCOUNT_WIDE
    (person,) = data["recipients"]
    message = Message.objects.get()
    assert (person["message_id"], person["status"]) == (str(message.pk), "QUEUED")
    assert (person["to"], person["channel"]) == (PERSON, "sms")
    assert results(person["checks"]) == dict.fromkeys(OF_EACH, "pass")


def test_a_refused_request_tells_which_check_and_what_it_saw(api: Api, business: Business) -> None:
    change(business.account.balance, available=Decimal("0.01"))
    data = read(api, business, send(api, business))
    assert (data["accepted"], data["code"]) == (False, "BUSINESS_010")
    assert data["refused_by"] == "balance"
    checks = {each["check"]: each for each in data["checks"]}
    assert checks["balance"]["result"] == "block"
    assert checks["balance"]["facts"] == {"available": "0.0100", "needed": "0.0420"}
    assert checks["balance"]["details"]["reason"] == ["balance_too_small"]
    assert checks["risk"]["result"] == "not_reached"
    assert checks["standing"]["result"] == "pass"
    assert data["recipients"][0]["message_id"] is None


def test_the_facts_are_those_of_then(api: Api, business: Business) -> None:
    request_id = send(api, business)
    change(business.account, standing="suspended", destination_countries=["FR"])
    Balance.objects.update(available=Decimal(0))
    data = read(api, business, request_id)
    checks = {each["check"]: each for each in data["checks"]}
    assert checks["standing"]["facts"] == {"standing": "good"}
    assert checks["balance"]["facts"]["available"] == "10.0000"
    geography = data["recipients"][0]["checks"][1]
    assert geography["facts"]["declared"] == ["DE", "GB"]


def test_of_several_the_refused_come_first_with_their_check(api: Api, business: Business) -> None:
    Contact.objects.create(
        account=business.account, phone_number=SECOND, e164=SECOND, region="GB", opted_out=True
    )
    data = read(api, business, send(api, business, PERSON, SECOND))
    first, second = data["recipients"]
    assert (first["to"], first["first_block"], first["code"]) == (SECOND, "opt_out", "BUSINESS_009")
    assert first["status"] == "FILTERED"
    assert results(first["checks"]) == {
        "opt_out": "block",
        "geography": "not_reached",
        "sender_health": "not_reached",
        "recipient_rate": "not_reached",
    }
    assert first["checks"][0]["who_must_act"] == "recipient"
    assert (second["first_block"], second["status"]) == (None, "QUEUED")


def test_a_lost_claim_is_not_blamed_on_a_check(api: Api, business: Business) -> None:
    request_id = send(api, business)
    SendDecision.objects.update(accepted=False, code="BUSINESS_010")
    data = read(api, business, request_id)
    assert (data["refused_by"], data["code"]) == ("claim", "BUSINESS_010")
    assert "block" not in results(data["checks"]).values()


def test_a_decision_of_the_first_form_is_still_told(api: Api, business: Business) -> None:
    """It listed every check, and too little of the facts."""
    request_id = send(api, business)
    words = [["standing", "pass"], ["opt_out", "BUSINESS_009"]]
    SendDecision.objects.update(
        accepted=False,
        code="BUSINESS_009",
        verdicts={"passed": [], "refused": {PERSON: words}},
        facts={"standing": "good", "template": "order", "available": "1.0000", "total": "0.0420"},
    )
    data = read(api, business, request_id)
    assert data["refused_by"] == "opt_out"
    (person,) = data["recipients"]
    assert results(person["checks"])["opt_out"] == "block"
    assert results(data["checks"])["standing"] == "pass"
    assert results(data["checks"])["balance"] == "not_reached"
    assert person["checks"][0]["facts"] == {}
    assert person["checks"][0]["next_steps"]


@pytest.mark.parametrize("odd", [UNKNOWN, "req_x", "x", "%00", "0190f3a0-0000-7000-8000-0000"])
def test_what_nobody_decided_is_not_found(
    api: Api, business: Business, error_of: ErrorOf, odd: str
) -> None:
    assert error_of(api.get(f"/v3/requests/{odd}", business)) == (404, "RESOURCE_012")


def test_anothers_decision_is_not_found(
    api: Api, business: Business, stranger: Business, error_of: ErrorOf
) -> None:
    request_id = send(api, stranger)
    assert error_of(api.get(f"/v3/requests/{request_id}", business)) == (404, "RESOURCE_012")


def test_a_thousand_recipients_come_in_pages_for_the_same_queries(
    api: Api, business: Business
) -> None:
    few = send(api, business, PERSON)
    Balance.objects.update(available=Decimal(100))
    many = send(api, business, *(f"+4477009{number:05d}" for number in range(1000)))
    counts = []
    for request_id in (few, many):
        with CaptureQueriesContext(connection) as queries:
            data = read(api, business, request_id, "?page_size=100&page=2")
        counts.append(len(queries))
    assert counts[1] <= counts[0] + 1  # a page past the end has no messages to look for
    assert data["pagination"]["total_count"] == 1000
    assert len(data["recipients"]) == 100
    assert data["recipients"][0]["to"] == "+447700900100"
    assert {each["status"] for each in data["recipients"]} == {"QUEUED"}


def test_every_check_is_told_once(api: Api, business: Business) -> None:
    data = read(api, business, send(api, business))
    told = [each["check"] for each in [*data["checks"], *data["recipients"][0]["checks"]]]
    assert sorted(told) == sorted(NAMES)
