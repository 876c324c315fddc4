"""US numbers and their 10DLC campaigns: assigned, failed, moved, taken away."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.simulators.conftest import CarrierProcess, Inbox

PATH = "/v2/10dlc/phone_number_campaigns"
KIND = "10dlc.phone_number.update"
NUMBER = "+12125550110"
CAMPAIGN = "CABC123"


def assign(carrier: CarrierProcess, number: str = NUMBER, campaign: str = CAMPAIGN) -> tuple:
    return carrier.post(PATH, {"phoneNumber": number, "campaignId": campaign})


def test_a_number_is_pending_at_first_and_then_assigned(
    carrier: CarrierProcess, inbox: Inbox
) -> None:
    status, body = assign(carrier)
    assert (status, body["assignmentStatus"]) == (200, "PENDING_ASSIGNMENT")
    assert (body["phoneNumber"], body["campaignId"]) == (NUMBER, CAMPAIGN)
    event = inbox.wait(1, kind=KIND)[0].payload
    assert (event["type"], event["status"]) == ("ASSIGNMENT", "success")
    assert (event["phoneNumber"], event["assignmentStatus"]) == (NUMBER, "ASSIGNED")
    assert carrier.get(f"{PATH}/{NUMBER}")["assignmentStatus"] == "ASSIGNED"


def test_a_number_that_ends_in_77_fails(carrier: CarrierProcess, inbox: Inbox) -> None:
    assign(carrier, "+12125550177")
    assert inbox.wait(1, kind=KIND)[0].payload["status"] == "failed"
    read = carrier.get(f"{PATH}/+12125550177")
    assert read["assignmentStatus"] == "FAILED_ASSIGNMENT"
    assert read["failureReasons"]


def test_the_same_pair_is_the_same_assignment(carrier: CarrierProcess, inbox: Inbox) -> None:
    first = assign(carrier)[1]
    assert assign(carrier)[1]["createdAt"] == first["createdAt"]
    inbox.wait(1, kind=KIND)
    assert assign(carrier)[1]["assignmentStatus"] == "ASSIGNED"
    time.sleep(0.3)
    assert len(inbox.deliveries) == 1


def test_another_campaign_takes_a_put(carrier: CarrierProcess, inbox: Inbox) -> None:
    assign(carrier)
    status, body = assign(carrier, campaign="CXYZ789")
    assert (status, body["errors"][0]["code"]) == (400, "10012")
    status, body = carrier.call("PUT", f"{PATH}/{NUMBER}", body={"campaignId": "CXYZ789"})
    assert (status, body["assignmentStatus"]) == (200, "PENDING_ASSIGNMENT")
    assert inbox.wait(1, kind=KIND)[0].payload["campaignId"] == "CXYZ789"


def test_an_assignment_is_taken_away(carrier: CarrierProcess, inbox: Inbox) -> None:
    assign(carrier)
    inbox.wait(1, kind=KIND)
    status, body = carrier.call("DELETE", f"{PATH}/{NUMBER}")
    assert (status, body["assignmentStatus"]) == (200, "PENDING_UNASSIGNMENT")
    assert inbox.wait(2, kind=KIND)[1].payload["type"] == "DELETION"
    assert carrier.call("GET", f"{PATH}/{NUMBER}")[0] == 404
    assert assign(carrier)[1]["assignmentStatus"] == "PENDING_ASSIGNMENT"


@pytest.mark.parametrize(
    "body",
    [
        {"campaignId": CAMPAIGN},
        {"phoneNumber": NUMBER},
        {"phoneNumber": "+447700900500", "campaignId": CAMPAIGN},
        {"phoneNumber": 1, "campaignId": CAMPAIGN},
        {"phoneNumber": NUMBER, "campaignId": ""},
    ],
)
def test_a_faulty_request_is_refused(carrier: CarrierProcess, body: dict) -> None:
    assert carrier.post(PATH, body)[0] in (400, 422)


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
def test_an_unassigned_number_is_not_found(carrier: CarrierProcess, method: str) -> None:
    status, body = carrier.call(method, f"{PATH}/{NUMBER}", body={"campaignId": CAMPAIGN})
    assert (status, body["errors"][0]["code"]) == (404, "10005")


def test_a_killed_carrier_finishes_its_assignment_after_the_restart(
    start_carrier: Callable[..., CarrierProcess], own_inbox: Inbox, tmp_path: Path
) -> None:
    state = tmp_path / "carrier.json"
    carrier = start_carrier(
        "--state", str(state), "--receipt-delay", "0.5", "--webhook-url", own_inbox.url()
    )
    assign(carrier)
    while not state.exists():
        time.sleep(0.01)
    carrier.process.kill()
    carrier.process.wait()
    carrier.start()
    own_inbox.wait(1, kind=KIND)
    carrier.stop()
    carrier.start()
    assert carrier.get(f"{PATH}/{NUMBER}")["assignmentStatus"] == "ASSIGNED"
