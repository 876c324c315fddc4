"""Every magic recipient does what the table in docs/simulators.md says."""

from __future__ import annotations

import http.client
import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.simulators.conftest import CarrierProcess, Inbox

BLOCK = "+4477009001"
SETTLED = 0.4  # seconds after which every receipt has come


def kinds(inbox: Inbox) -> list[str]:
    return [delivery.kind for delivery in inbox.deliveries]


@pytest.mark.parametrize(
    "number",
    [
        f"{BLOCK}80",
        "+447700900223",
        "+442079460123",
        "+12125550123",
        "+4917604069055",
        "+491601234567",
    ],
)
def test_an_ordinary_number_is_delivered(
    carrier: CarrierProcess, inbox: Inbox, number: str
) -> None:
    assert carrier.send(number)[0] == 200
    sent, finalized = inbox.wait(2)
    assert (sent.kind, sent.payload["to"][0]["status"]) == ("message.sent", "sent")
    assert finalized.kind == "message.finalized"
    assert finalized.payload["to"][0]["status"] == "delivered"
    assert finalized.payload["errors"] == []


@pytest.mark.parametrize(
    ("suffix", "status", "code", "sent"),
    [
        ("81", "delivery_failed", "40008", True),
        ("82", "sending_failed", "40001", False),
        ("94", "sending_failed", "40010", False),
        ("95", "delivery_failed", "40002", True),
        ("98", "delivery_unconfirmed", None, True),
    ],
)
def test_a_failure_after_acceptance_is_told_by_the_last_receipt(
    carrier: CarrierProcess, inbox: Inbox, suffix: str, status: str, code: str | None, sent: bool
) -> None:
    assert carrier.send(BLOCK + suffix)[0] == 200
    final = inbox.wait(1, kind="message.finalized")[0].payload
    assert final["to"][0]["status"] == status
    assert [error["code"] for error in final["errors"]] == ([code] if code else [])
    assert final["cost"]["amount"] == ("0.0000" if status == "sending_failed" else "0.0070")
    assert ("message.sent" in kinds(inbox)) is sent


@pytest.mark.parametrize(
    ("suffix", "http_status", "code"),
    [
        ("83", 403, "40300"),
        ("84", 400, "40318"),
        ("86", 400, "40310"),
        ("88", 500, "10007"),
    ],
)
def test_a_refusal_comes_at_once_every_time_and_without_receipts(
    carrier: CarrierProcess, inbox: Inbox, suffix: str, http_status: int, code: str
) -> None:
    for _ in range(2):
        status, body = carrier.send(BLOCK + suffix)
        assert (status, body["errors"][0]["code"]) == (http_status, code)
    time.sleep(SETTLED)
    assert inbox.deliveries == []
    assert [row["refusal"] for row in carrier.received(BLOCK + suffix)] == [code, code]


@pytest.mark.parametrize(
    ("suffix", "http_status", "code"),
    [("85", 400, "40318"), ("89", 429, "10011"), ("96", 500, "10007")],
)
def test_a_passing_refusal_is_over_with_the_retry(
    carrier: CarrierProcess, inbox: Inbox, suffix: str, http_status: int, code: str
) -> None:
    status, body = carrier.send(BLOCK + suffix)
    assert (status, body["errors"][0]["code"]) == (http_status, code)
    assert carrier.send(BLOCK + suffix)[0] == 200
    assert carrier.send(BLOCK + suffix)[0] == http_status
    assert inbox.wait(1, kind="message.finalized")


@pytest.mark.parametrize(
    "stem", ["+4420794601", "+4416329601", "+121255501", "+4930231251", "+49176040690"]
)
def test_magic_works_in_each_reserved_range(carrier: CarrierProcess, stem: str) -> None:
    assert carrier.send(f"{stem}83")[1]["errors"][0]["code"] == "40300"


def test_the_silent_recipient_is_accepted_and_delivered_but_never_answered(
    carrier: CarrierProcess, inbox: Inbox
) -> None:
    body = {"from": "+447700900500", "to": f"{BLOCK}87", "text": "x"}
    with pytest.raises(TimeoutError):
        carrier.call("POST", "/v2/messages", body=body, wait=0.5)
    final = inbox.wait(1, kind="message.finalized")[0].payload
    assert final["to"][0]["status"] == "delivered"
    assert len(carrier.received(f"{BLOCK}87")) == 1


def test_a_closed_connection_means_nothing_was_accepted(
    carrier: CarrierProcess, inbox: Inbox
) -> None:
    with pytest.raises((http.client.HTTPException, ConnectionError)):
        carrier.send(f"{BLOCK}97")
    time.sleep(SETTLED)
    assert inbox.deliveries == []
    assert [row["status"] for row in carrier.received(f"{BLOCK}97")] == ["refused"]


def test_the_slow_recipient_is_answered_late(carrier: CarrierProcess) -> None:
    started = time.monotonic()
    assert carrier.send(f"{BLOCK}90")[0] == 200
    assert time.monotonic() - started >= 0.6


def test_doubled_receipts_have_the_same_event_id(carrier: CarrierProcess, inbox: Inbox) -> None:
    carrier.send(f"{BLOCK}91")
    ids = [delivery.body["data"]["id"] for delivery in inbox.wait(4)]
    assert len(ids) == 4
    assert len(set(ids)) == 2


def test_reversed_receipts_end_with_the_older_status(carrier: CarrierProcess, inbox: Inbox) -> None:
    carrier.send(f"{BLOCK}92")
    first, second = inbox.wait(2)
    assert [first.kind, second.kind] == ["message.finalized", "message.sent"]
    assert second.body["data"]["occurred_at"] < first.body["data"]["occurred_at"]


def test_without_receipts_only_a_read_shows_the_end(carrier: CarrierProcess, inbox: Inbox) -> None:
    message_id = carrier.send(f"{BLOCK}93")[1]["data"]["id"]
    time.sleep(SETTLED)
    assert inbox.deliveries == []
    assert carrier.get(f"/v2/messages/{message_id}")["data"]["to"][0]["status"] == "delivered"
