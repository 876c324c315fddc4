"""A person texts back: message.received and the carrier's own STOP list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.simulators.conftest import CarrierProcess, Inbox

PERSON, OURS = "+447700900123", "+447700900500"


def text_in(carrier: CarrierProcess, text: str, *, to: str = OURS) -> dict:
    status, body = carrier.post("/sim/inbound", {"from": PERSON, "to": to, "text": text})
    assert status == 200
    return body


def test_an_inbound_message_arrives_as_a_webhook(carrier: CarrierProcess, inbox: Inbox) -> None:
    answer = text_in(carrier, "Is the table by the window?")
    received = inbox.wait(1)[0]
    assert (received.kind, received.body["data"]["id"]) == ("message.received", answer["event_id"])
    assert received.payload["direction"] == "inbound"
    assert received.payload["from"]["phone_number"] == PERSON
    assert received.payload["to"][0]["phone_number"] == OURS
    assert received.payload["text"] == "Is the table by the window?"
    assert "autoresponse_type" not in received.payload


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("STOP", "STOP"),
        (" stop all\n", "STOP"),
        ("Unsubscribe", "STOP"),
        ("quit", "STOP"),
        ("START", "START"),
        ("unstop", "START"),
        ("help", "HELP"),
    ],
)
def test_a_keyword_is_named_in_the_webhook(
    carrier: CarrierProcess, inbox: Inbox, text: str, kind: str
) -> None:
    text_in(carrier, text)
    assert inbox.wait(1)[0].payload["autoresponse_type"] == kind


@pytest.mark.parametrize("text", ["REVOKE", "OPTOUT", "stop it please", "HELP me"])
def test_what_is_not_on_the_carriers_list_fires_nothing(
    carrier: CarrierProcess, inbox: Inbox, text: str
) -> None:
    text_in(carrier, text)
    assert "autoresponse_type" not in inbox.wait(1)[0].payload
    assert carrier.send(PERSON)[0] == 200


def test_after_stop_the_carrier_blocks_until_start(carrier: CarrierProcess) -> None:
    text_in(carrier, "STOP")
    status, body = carrier.send(PERSON)
    assert (status, body["errors"][0]["code"]) == (403, "40300")
    assert body["errors"][0]["title"] == "Blocked due to STOP message"
    text_in(carrier, "START")
    assert carrier.send(PERSON)[0] == 200


def test_a_block_concerns_only_the_number_that_was_texted(carrier: CarrierProcess) -> None:
    text_in(carrier, "STOP", to="+447700900501")
    assert carrier.send(PERSON)[0] == 200


def test_a_block_concerns_every_number_of_the_same_profile(carrier: CarrierProcess) -> None:
    body = {
        "phone_numbers": [{"phone_number": OURS}, {"phone_number": "+447700900501"}],
        "messaging_profile_id": "3c90c3cc-0d44-4b50-8888-8dd25736052a",
    }
    assert carrier.post("/v2/number_orders", body)[0] == 200
    text_in(carrier, "STOP", to="+447700900501")
    assert carrier.send(PERSON)[1]["errors"][0]["code"] == "40300"


@pytest.mark.parametrize("change", [{"from": ""}, {"to": "+44 77"}, {"text": None}])
def test_an_incomplete_inbound_message_is_refused(
    carrier: CarrierProcess, inbox: Inbox, change: dict
) -> None:
    body = {"from": PERSON, "to": OURS, "text": "hello", **change}
    assert 400 <= carrier.post("/sim/inbound", body)[0] < 500
    assert inbox.deliveries == []
