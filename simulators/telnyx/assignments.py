"""Which US number belongs to which 10DLC campaign: ``/v2/10dlc/phone_number_campaigns``.

Unlike the rest of v2 these endpoints answer bare objects in camelCase. An assignment takes as long
as a receipt; numbers that end in 77 fail. The same pair asked for again is the same assignment, so
that a caller that timed out can ask again.
"""

import asyncio
import json
from uuid import uuid4

from aiohttp import web

from simulators.telnyx.carrier import Carrier
from simulators.telnyx.errors import Refusal, json_response, read_json
from simulators.telnyx.message import now
from simulators.telnyx.messages import is_phone_number
from simulators.telnyx.webhooks import Event

FAILING = "77"
PENDING, ASSIGNED, FAILED = "PENDING_ASSIGNMENT", "ASSIGNED", "FAILED_ASSIGNMENT"
LEAVING = "PENDING_UNASSIGNMENT"
REASON = "The number could not be mapped to the campaign."


async def assign(carrier: Carrier, request: web.Request) -> web.Response:
    """A number has one campaign: another one takes a PUT."""
    body = await read_json(request)
    number, campaign = read_number(body), read_campaign(body)
    found = carrier.state.assignments.get(number)
    if found is None or found["assignmentStatus"] == LEAVING:
        found = start(carrier, number=number, campaign=campaign)
    elif found["campaignId"] != campaign:
        raise Refusal("10012", pointer="/phoneNumber", detail=f"{number} has a campaign.")
    return json_response(found)


async def get_assignment(carrier: Carrier, request: web.Request) -> web.Response:
    return json_response(find(carrier, request))


async def reassign(carrier: Carrier, request: web.Request) -> web.Response:
    """Another campaign, or the same once more: pending again."""
    number = find(carrier, request)["phoneNumber"]
    campaign = read_campaign(await read_json(request))
    return json_response(start(carrier, number=number, campaign=campaign))


async def unassign(carrier: Carrier, request: web.Request) -> web.Response:
    """Gone after a while."""
    assignment = find(carrier, request)
    assignment.update(assignmentStatus=LEAVING, updatedAt=now())
    carrier.state.save_soon()
    settle_later(carrier, number=assignment["phoneNumber"])
    return json_response(assignment)


def find(carrier: Carrier, request: web.Request) -> dict:
    assignment = carrier.state.assignments.get(request.match_info["number"])
    if assignment is None:
        raise Refusal("10005")
    return assignment


def read_number(body: dict) -> str:
    """US and Canada only; whether it was ever ordered is not checked."""
    number = body.get("phoneNumber")
    if not isinstance(number, str) or not number.startswith("+1") or not is_phone_number(number):
        raise Refusal("10015", pointer="/phoneNumber", detail="'phoneNumber' is not a US number.")
    return number


def read_campaign(body: dict) -> str:
    campaign = body.get("campaignId")
    if not isinstance(campaign, str) or not campaign:
        raise Refusal("10004", pointer="/campaignId", detail="'campaignId' is required.")
    return campaign


def start(carrier: Carrier, *, number: str, campaign: str) -> dict:
    """``tcrCampaignId`` is told when that is what the caller knows the campaign by."""
    assignment = {
        "phoneNumber": number,
        "campaignId": campaign,
        "tcrCampaignId": campaign if campaign.startswith("C") and len(campaign) == 7 else None,
        "assignmentStatus": PENDING,
        "failureReasons": None,
        "createdAt": now(),
        "updatedAt": now(),
    }
    carrier.state.assignments[number] = assignment
    carrier.state.save_soon()
    settle_later(carrier, number=number)
    return assignment


def settle_later(carrier: Carrier, *, number: str) -> None:
    """Also called at start for what a stopped process left pending."""
    assignment = carrier.state.assignments[number]
    loop = asyncio.get_running_loop()
    loop.call_later(carrier.settings.receipt_delay, settle, carrier, assignment)


def settle(carrier: Carrier, assignment: dict) -> None:
    """What was replaced or forgotten meanwhile says nothing."""
    number = assignment["phoneNumber"]
    if carrier.state.assignments.get(number) is not assignment:
        return
    if assignment["assignmentStatus"] == LEAVING:
        del carrier.state.assignments[number]
        tell(carrier, assignment, kind="DELETION", status="success")
    elif assignment["assignmentStatus"] == PENDING:
        is_good = not number.endswith(FAILING)
        assignment.update(assignmentStatus=ASSIGNED if is_good else FAILED, updatedAt=now())
        assignment["failureReasons"] = None if is_good else REASON
        tell(carrier, assignment, kind="ASSIGNMENT", status="success" if is_good else "failed")
    carrier.state.save_soon()


def tell(carrier: Carrier, assignment: dict, *, kind: str, status: str) -> None:
    """``10dlc.phone_number.update``, to the URLs of the number's profile."""
    payload = {"id": str(uuid4()), "type": kind, "status": status, **assignment}
    urls = carrier.profile_urls(carrier.profile_of(assignment["phoneNumber"]))
    carrier.courier.submit(Event("10dlc.phone_number.update", json.dumps(payload), urls))
