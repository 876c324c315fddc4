"""The /sim endpoints and the page, as tests, the demo and operators use them."""

from __future__ import annotations

import http.client
import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest

if TYPE_CHECKING:
    from tests.simulators.conftest import CarrierProcess, Inbox

PERSON = "+447700900123"


def page(carrier: CarrierProcess, method: str = "GET", path: str = "/", body: str = "") -> tuple:
    connection = http.client.HTTPConnection("127.0.0.1", carrier.port, timeout=5)
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    connection.request(method, path, body, form)
    response = connection.getresponse()
    result = response.status, response.getheader("location"), response.read().decode()
    connection.close()
    return result


def test_a_test_can_see_that_no_call_was_made(carrier: CarrierProcess) -> None:
    assert carrier.received(PERSON) == []
    carrier.send(PERSON)
    assert [row["text"] for row in carrier.received(PERSON)] == ["Your table is booked."]
    assert carrier.received("+447700900124") == []


def test_since_leaves_out_what_came_before(carrier: CarrierProcess) -> None:
    carrier.send(PERSON, text="before")
    time.sleep(0.02)
    moment = time.time()
    carrier.send(PERSON, text="after")
    rows = carrier.get(f"/sim/messages?since={moment}")["messages"]
    assert [row["text"] for row in rows] == ["after"]
    assert carrier.get("/sim/messages?since=2999-01-01T00:00:00+00:00")["count"] == 0


def test_counters_count_calls_by_endpoint(carrier: CarrierProcess, inbox: Inbox) -> None:
    carrier.send(PERSON)
    carrier.get("/v2/available_phone_numbers")
    inbox.wait(2)
    time.sleep(0.05)
    counters = carrier.get("/sim/counters")
    assert counters["calls"] == {"POST /v2/messages": 1, "GET /v2/available_phone_numbers": 1}
    assert (counters["messages"], counters["webhooks"]["delivered"]) == (1, 2)


def test_paused_receipts_come_in_order_after_the_resume(
    carrier: CarrierProcess, inbox: Inbox
) -> None:
    carrier.post("/sim/receipts/pause")
    carrier.send(PERSON)
    time.sleep(0.3)
    assert inbox.deliveries == []
    assert carrier.post("/sim/receipts/resume")[1]["released"] == 2
    assert {delivery.kind for delivery in inbox.wait(2)} == {"message.sent", "message.finalized"}


def test_during_an_outage_every_call_fails_and_nothing_is_received(
    carrier: CarrierProcess,
) -> None:
    carrier.post("/sim/outage", {"on": True})
    status, body = carrier.send(PERSON)
    assert (status, body["errors"][0]["code"]) == (503, "10007")
    assert carrier.received(PERSON) == []
    carrier.post("/sim/outage", {"on": False})
    assert carrier.send(PERSON)[0] == 200


def test_an_outage_with_an_end_ends_by_itself(carrier: CarrierProcess) -> None:
    carrier.post("/sim/outage", {"seconds": 0.2})
    assert carrier.send(PERSON)[0] == 503
    time.sleep(0.25)
    assert carrier.send(PERSON)[0] == 200


def test_reset_forgets_everything_also_receipts_under_way(
    carrier: CarrierProcess, inbox: Inbox
) -> None:
    carrier.send(PERSON)
    carrier.post("/sim/reset")
    time.sleep(0.3)
    assert inbox.deliveries == []
    assert carrier.get("/sim/messages")["count"] == 0


def test_the_page_shows_messages_and_escapes_them(carrier: CarrierProcess) -> None:
    carrier.send(PERSON, text="<script>alert(1)</script> \ud800")
    status, _, html = page(carrier)
    assert status == 200
    assert "&lt;script&gt;alert(1)" in html
    assert "<script>" not in html


def test_a_person_can_text_in_from_the_page(carrier: CarrierProcess, inbox: Inbox) -> None:
    form = urlencode({"from": PERSON, "to": "+447700900500", "text": "STOP"})
    status, location, _ = page(carrier, "POST", "/sim/inbound", form)
    assert (status, location) == (303, "/")
    assert inbox.wait(1)[0].payload["autoresponse_type"] == "STOP"


@pytest.mark.parametrize(
    ("options", "environment", "said"),
    [
        (["--host", "0.0.0.0"], {}, "invalid loopback value"),
        ([], {"TELNYX_API_KEY": ""}, "TELNYX_API_KEY is not set"),
        ([], {"TELNYX_SIGNING_KEY": "c2hvcnQ="}, "32-byte Ed25519 seed"),
    ],
)
def test_a_wrong_start_is_refused_with_a_sentence(
    carrier: CarrierProcess, options: list[str], environment: dict[str, str], said: str
) -> None:
    keys = {"TELNYX_API_KEY": "KEY", "TELNYX_SIGNING_KEY": "A" * 43 + "="}
    result = subprocess.run(
        [sys.executable, "-m", "simulators.telnyx", "--port", "1", *options],
        cwd=os.path.join(os.path.dirname(__file__), "..", ".."),
        env={**os.environ, **keys, **environment},
        capture_output=True,
        text=True,
        timeout=10,
        check=False,
    )
    assert result.returncode == 2
    assert said in result.stderr
