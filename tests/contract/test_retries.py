"""What the official client does by itself: it repeats some calls, and must not others."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
import sent_dm
from sent_dm import Sent

from config.api import endpoint
from contacts.models import Contact
from tests.factories import Business

pytestmark = pytest.mark.django_db(transaction=True)
PERSON = "+447700900001"


class Wire(httpx.HTTPTransport):
    """The client's real transport, with its answers written down."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[httpx.Response] = []

    @property
    def statuses(self) -> list[int]:
        return [each.status_code for each in self.answers]

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        response = super().handle_request(request)
        self.answers.append(response)
        return response


@pytest.fixture
def wire() -> Wire:
    return Wire()


@pytest.fixture
def patient(live_server: Any, business: Business, wire: Wire) -> Iterator[Sent]:
    """A client as it comes out of the box: it tries three times."""
    http = httpx.Client(transport=wire)
    with Sent(api_key=business.key, base_url=live_server.url, http_client=http) as client:
        yield client


def test_call_over_the_limit_waits_and_succeeds(patient: Sent, wire: Wire, settings: Any) -> None:
    settings.API_RATES = {"standard": (30, 1)}
    assert patient.me.retrieve().success
    assert patient.me.retrieve().success
    assert wire.statuses == [200, 429, 200]
    assert wire.answers[1].headers["Retry-After"] in ("1", "2")


def test_wrong_key_too_many_is_not_tried_again(
    live_server: Any, wire: Wire, business: Business
) -> None:
    http = httpx.Client(transport=wire)
    with Sent(api_key="sk_live_wrong", base_url=live_server.url, http_client=http) as client:
        for _ in range(10):
            with pytest.raises(sent_dm.AuthenticationError):
                client.me.retrieve()
        with pytest.raises(sent_dm.RateLimitError):
            client.me.retrieve()
    assert wire.statuses == [401] * 10 + [429]


def test_key_makes_two_calls_one(patient: Sent, wire: Wire) -> None:
    made, again = (
        patient.contacts.create(phone_number=PERSON, idempotency_key="order-1") for _ in range(2)
    )
    assert made.data is not None
    assert again.data is not None
    assert (again.data.id, wire.statuses) == (made.data.id, [201, 201])
    assert wire.answers[1].headers["Idempotent-Replayed"] == "true"
    assert Contact.objects.count() == 1


def test_key_used_for_something_else_is_a_conflict_at_once(patient: Sent, wire: Wire) -> None:
    patient.contacts.create(phone_number=PERSON, idempotency_key="order-1")
    with pytest.raises(sent_dm.ConflictError):
        patient.contacts.create(phone_number="+447700900002", idempotency_key="order-1")
    assert wire.statuses == [201, 409]
    assert Contact.objects.count() == 1


def test_answer_that_got_lost_is_asked_for_again_and_counts_once(
    patient: Sent, wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The operation is committed, then the call fails; the client's own retry finds its answer."""
    left = [1]

    def fail_once(_: object) -> None:
        if left.pop() if left else 0:
            raise ConnectionError

    monkeypatch.setattr(endpoint, "add_rate_headers", fail_once)
    made = patient.contacts.create(phone_number=PERSON, idempotency_key="order-1")
    assert wire.statuses == [500, 201]
    assert wire.answers[1].headers["Idempotent-Replayed"] == "true"
    assert made.data is not None
    assert str(Contact.objects.get().pk) == made.data.id


def test_server_that_is_away_is_tried_three_times(business: Business) -> None:
    calls = []
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}"
    http = httpx.Client(event_hooks={"request": [calls.append]})
    client = Sent(api_key=business.key, base_url=address, http_client=http)
    with client, pytest.raises(sent_dm.APIConnectionError):
        client.me.retrieve()
    assert len(calls) == 3
    assert [each.headers["x-stainless-retry-count"] for each in calls] == ["0", "1", "2"]


def test_voice_is_not_found_and_asked_for_once(patient: Sent, wire: Wire) -> None:
    calls = [
        lambda: patient.voice.calls.list(),
        lambda: patient.voice.calls.retrieve("0190f3a0-0000-7000-8000-000000000000"),
        lambda: patient.post("/v3/voice/tokens", cast_to=object, body={"identity": "a"}),
        lambda: patient.get("/v3/channels/voice/+12025550123", cast_to=object),
    ]
    for call in calls:
        with pytest.raises(sent_dm.NotFoundError) as missing:
            call()
        assert isinstance(missing.value.body, dict)
        assert missing.value.body["error"]["code"] == "RESOURCE_010"
    assert wire.statuses == [404] * len(calls)
    assert {each.headers["x-should-retry"] for each in wire.answers} == {"false"}
