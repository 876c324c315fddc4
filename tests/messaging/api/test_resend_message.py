"""POST /v3/messages/{id}/resend."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.http import HttpResponse

from accounts.models import Balance
from contacts.models import Contact
from messaging.models import Message
from messaging.services.dispatch import dispatch
from messaging.services.move_messages import Move, move_messages
from tests.conftest import Api, Carrier
from tests.factories import Business
from tests.messaging.api.test_send_message import PATH, PERSON, body_for
from tests.messaging.conftest import Trace

pytestmark = pytest.mark.django_db
ErrorOf = Callable[[HttpResponse], tuple[int, str]]
TraceOf = Callable[[Business], Trace]


@pytest.fixture
def failed(api: Api, business: Business) -> Message:
    api.post(PATH, body_for(business), business)
    message = Message.objects.get()
    move_messages([Move(message.pk, "BLOCKED", code="BUSINESS_010", reason="No money")])
    message.refresh_from_db()
    return message


def _resend(api: Api, message: Message, sender: Business, **body: Any) -> HttpResponse:
    return api.post(f"{PATH}/{message.pk}/resend", body, sender)


def test_a_failed_message_leaves_again_as_a_new_one(
    api: Api, business: Business, failed: Message, carrier: Carrier
) -> None:
    response = _resend(api, failed, business)
    assert response.status_code == 202, response.content
    again = Message.objects.get(pk=response.json()["data"]["recipients"][0]["message_id"])
    assert (again.resent_from, again.body) == (failed.pk, failed.body)
    assert (again.template_id, again.price) == (failed.template_id, Decimal("0.0420"))
    assert dispatch() == 1
    assert carrier.messages_to(PERSON)[0]["text"] == failed.body
    failed.refresh_from_db()
    assert failed.status == "BLOCKED"


@pytest.mark.parametrize("status", ["QUEUED", "FILTERED", "CANCELLED", "SCHEDULED"])
def test_what_waits_or_must_not_leave_is_not_resent(
    api: Api, business: Business, error_of: ErrorOf, trace_of: TraceOf, status: str
) -> None:
    extra = {} if status in ("QUEUED", "FILTERED") else {"scheduled_at": _tomorrow()}
    api.post(PATH, body_for(business, **extra), business)
    message = Message.objects.get()
    if status in ("FILTERED", "CANCELLED"):
        move_messages([Move(message.pk, status)])
    before = trace_of(business)
    response = _resend(api, message, business)
    assert error_of(response) == (422, "BUSINESS_006")
    assert response.json()["error"]["details"]["status"] == [status]
    assert trace_of(business) == before


def _tomorrow() -> str:
    return (datetime.now(UTC) + timedelta(days=1)).isoformat()


def test_every_check_is_asked_again(
    api: Api, business: Business, failed: Message, error_of: ErrorOf, trace_of: TraceOf
) -> None:
    Contact.objects.update(opted_out=True)
    before = trace_of(business)
    assert error_of(_resend(api, failed, business)) == (422, "BUSINESS_009")
    assert trace_of(business) == before


def test_anothers_message_does_not_exist(
    api: Api, stranger: Business, failed: Message, error_of: ErrorOf
) -> None:
    assert error_of(_resend(api, failed, stranger)) == (404, "RESOURCE_003")


def test_a_rehearsal_leaves_nothing(
    api: Api, business: Business, failed: Message, trace_of: TraceOf
) -> None:
    before = trace_of(business)
    response = _resend(api, failed, business, sandbox=True)
    assert (response.status_code, response["X-Sandbox"]) == (202, "true")
    assert trace_of(business) == before


def test_under_a_key_it_is_resent_once(api: Api, business: Business, failed: Message) -> None:
    headers = {**business.headers, "Idempotency-Key": "again"}
    path = f"{PATH}/{failed.pk}/resend"
    first, second = (api._call("POST", path, {}, headers) for _ in range(2))
    assert first.content == second.content
    assert Balance.objects.get(account=business.account).held == Decimal("0.0420")
