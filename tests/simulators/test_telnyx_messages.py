"""POST and GET /v2/messages: who may call, what is refused, what is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.simulators.conftest import CarrierProcess, Inbox

PERSON = "+447700900123"


def error_code(body: dict) -> str:
    return body["errors"][0]["code"]


def test_an_accepted_message_is_answered_as_queued_with_parts_and_cost(
    carrier: CarrierProcess,
) -> None:
    status, body = carrier.send(PERSON)
    data = body["data"]
    assert status == 200
    assert data["to"][0] == {
        "phone_number": PERSON,
        "carrier": "Simulated Mobile",
        "line_type": "Wireless",
        "status": "queued",
    }
    assert (data["record_type"], data["direction"], data["type"]) == ("message", "outbound", "SMS")
    assert (data["parts"], data["encoding"]) == (1, "GSM-7")
    assert data["cost"] == {"amount": "0.0070", "currency": "USD"}
    assert (data["errors"], data["completed_at"]) == ([], None)


@pytest.mark.parametrize(
    ("text", "parts", "encoding"),
    [
        ("a" * 160, 1, "GSM-7"),
        ("a" * 161, 2, "GSM-7"),
        ("€" * 80, 1, "GSM-7"),
        ("€" * 81, 2, "GSM-7"),
        ("ž" * 70, 1, "UCS-2"),
        ("ž" * 71, 2, "UCS-2"),
        ("😀" * 36, 2, "UCS-2"),
    ],
)
def test_parts_follow_the_encoding(
    carrier: CarrierProcess, text: str, parts: int, encoding: str
) -> None:
    data = carrier.send(PERSON, text=text)[1]["data"]
    assert (data["parts"], data["encoding"], data["text"]) == (parts, encoding, text)


@pytest.mark.parametrize("key", ["", "KEY_OF_SOMEBODY_ELSE"])
@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/v2/messages"),
        ("GET", "/v2/messages/x"),
        ("GET", "/v2/available_phone_numbers"),
        ("POST", "/v2/number_orders"),
        ("GET", "/v2/nothing"),
    ],
)
def test_a_wrong_key_is_refused_and_nothing_is_received(
    carrier: CarrierProcess, method: str, path: str, key: str
) -> None:
    body = {"from": "+447700900500", "to": PERSON, "text": "x"}
    status, answer = carrier.call(method, path, body=body, key=key)
    assert (status, error_code(answer)) == (401, "10009")
    assert carrier.received(PERSON) == []


@pytest.mark.parametrize(
    ("change", "code", "pointer"),
    [
        ({"to": None}, "10004", "/to"),
        ({"to": "07700900123"}, "40310", "/to"),
        ({"to": ["+447700900123"]}, "40310", "/to"),
        ({"from": None}, "40305", "/from"),
        ({"from": "+44 7700"}, "40305", "/from"),
        ({"from": None, "messaging_profile_id": "x"}, "40321", "/messaging_profile_id"),
        ({"text": ""}, "40316", "/text"),
        ({"text": 7}, "10015", "/text"),
        ({"text": "a" * 1531}, "40302", "/text"),
        ({"webhook_url": "ftp://example.com/"}, "10003", "/webhook_url"),
    ],
)
def test_a_bad_request_is_refused_with_telnyx_code_and_place(
    carrier: CarrierProcess, change: dict, code: str, pointer: str
) -> None:
    status, body = carrier.post(
        "/v2/messages", {"from": "+447700900500", "to": PERSON, "text": "x", **change}
    )
    error = body["errors"][0]
    assert (error["code"], error["source"]["pointer"]) == (code, pointer)
    assert set(error) == {"code", "title", "detail", "source", "meta"}
    assert 400 <= status < 500
    assert [row["status"] for row in carrier.get("/sim/messages")["messages"]] == ["refused"]


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b"[" * 100_000, b"\xff"])
def test_a_body_that_is_no_object_is_refused(carrier: CarrierProcess, raw: bytes) -> None:
    status, body = carrier.call("POST", "/v2/messages", body=raw)
    assert (status, error_code(body)) == (400, "10015")


def test_a_read_shows_how_the_message_ended(carrier: CarrierProcess, inbox: Inbox) -> None:
    message_id = carrier.send(PERSON)[1]["data"]["id"]
    inbox.wait(1, kind="message.finalized")
    data = carrier.get(f"/v2/messages/{message_id}")["data"]
    assert data["to"][0]["status"] == "delivered"
    assert data["received_at"] <= data["sent_at"] <= data["completed_at"]


def test_an_unknown_message_is_not_found(carrier: CarrierProcess) -> None:
    status, body = carrier.call("GET", "/v2/messages/0231866b-ca3f-41d4-ad2b-7510b047bcea")
    assert (status, error_code(body)) == (404, "10005")


def test_a_profile_picks_the_sender_from_its_numbers(carrier: CarrierProcess) -> None:
    profile = {"name": "Gate", "whitelisted_destinations": ["GB"]}
    profile_id = carrier.post("/v2/messaging_profiles", profile)[1]["data"]["id"]
    order = {
        "phone_numbers": [{"phone_number": "+447700900501"}],
        "messaging_profile_id": profile_id,
    }
    carrier.post("/v2/number_orders", order)
    body = {"messaging_profile_id": profile_id, "to": PERSON, "text": "x"}
    data = carrier.post("/v2/messages", body)[1]["data"]
    assert data["from"]["phone_number"] == "+447700900501"


def test_a_profile_may_not_go_everywhere(carrier: CarrierProcess) -> None:
    body = {"name": "Gate", "whitelisted_destinations": ["*"]}
    status, answer = carrier.post("/v2/messaging_profiles", body)
    assert (status, error_code(answer)) == (400, "10015")
