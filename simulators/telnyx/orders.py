"""Number orders. Taking a number and checking that it is free happen in one step of the loop, so
of two callers that want the last one exactly one gets it.

A repeated order of the same numbers with the same ``customer_reference`` is the same order: a
caller that timed out can ask again without paying twice.
"""

import asyncio
import json
from uuid import uuid4

from aiohttp import web

from simulators.telnyx.carrier import Carrier
from simulators.telnyx.errors import Refusal, json_response, read_json
from simulators.telnyx.inventory import INVENTORY
from simulators.telnyx.message import now
from simulators.telnyx.webhooks import Event


async def create_order(carrier: Carrier, request: web.Request) -> web.Response:
    """``pending`` at first; ``number_order.complete`` follows on the clock of the receipts."""
    body = await read_json(request)
    numbers = read_numbers(body)
    order = find_same_order(carrier, numbers=numbers, reference=body.get("customer_reference"))
    if order is None:
        refuse_unavailable(carrier, numbers=numbers)
        order = place_order(carrier, numbers=numbers, body=body)
    return json_response({"data": order})


async def get_order(carrier: Carrier, request: web.Request) -> web.Response:
    """One order by its id."""
    order = carrier.state.orders.get(request.match_info["id"])
    if order is None:
        raise Refusal("10005")
    return json_response({"data": order})


async def list_orders(carrier: Carrier, request: web.Request) -> web.Response:
    """All orders, or those made under ``filter[customer_reference]``."""
    wanted = request.query.get("filter[customer_reference]")
    orders = [
        order
        for order in carrier.state.orders.values()
        if wanted is None or order["customer_reference"] == wanted
    ]
    return json_response({"data": orders})


def read_numbers(body: dict) -> list[str]:
    """``phone_numbers[].phone_number``, at least one, each once."""
    items = body.get("phone_numbers")
    if not isinstance(items, list) or not items:
        raise Refusal("10004", pointer="/phone_numbers")
    found = [item.get("phone_number") if isinstance(item, dict) else None for item in items]
    numbers = [number for number in found if isinstance(number, str)]
    if len(set(numbers)) < len(found):
        raise Refusal("10015", pointer="/phone_numbers", detail="A phone number is malformed.")
    return numbers


def find_same_order(carrier: Carrier, *, numbers: list[str], reference: object) -> dict | None:
    """The order that already has these numbers under this reference."""
    order = carrier.state.orders.get(carrier.state.owner_of.get(numbers[0], ""))
    if order is None or not reference or order["customer_reference"] != reference:
        return None
    ordered = {item["phone_number"] for item in order["phone_numbers"]}
    return order if ordered == set(numbers) else None


def refuse_unavailable(carrier: Carrier, *, numbers: list[str]) -> None:
    """All or nothing. Telnyx's own code for a taken number is not documented."""
    for position, number in enumerate(numbers):
        if number not in INVENTORY or number in carrier.state.owner_of:
            raise Refusal(
                "10015",
                pointer=f"/phone_numbers/{position}/phone_number",
                detail=f"The phone number {number} is not available.",
            )


def place_order(carrier: Carrier, *, numbers: list[str], body: dict) -> dict:
    """Move the numbers out of the inventory and schedule the completion."""
    order_id = str(uuid4())
    order = {
        "id": order_id,
        "record_type": "number_order",
        "phone_numbers_count": len(numbers),
        "phone_numbers": [order_item(number) for number in numbers],
        "sub_number_orders_ids": [str(uuid4())],
        "connection_id": body.get("connection_id"),
        "messaging_profile_id": body.get("messaging_profile_id"),
        "billing_group_id": body.get("billing_group_id"),
        "customer_reference": body.get("customer_reference"),
        "requirements_met": True,
        "status": "pending",
        "created_at": now(),
        "updated_at": now(),
    }
    carrier.state.orders[order_id] = order
    carrier.state.owner_of.update(dict.fromkeys(numbers, order_id))
    carrier.state.save_soon()
    complete_later(carrier, order=order)
    return order


def order_item(number: str) -> dict[str, object]:
    """One number within an order; fiction needs no regulator's papers."""
    block = INVENTORY[number].block
    return {
        "id": str(uuid4()),
        "record_type": "number_order_phone_number",
        "phone_number": number,
        "country_code": block.country,
        "country_iso_alpha2": block.country,
        "phone_number_type": block.kind,
        "bundle_id": None,
        "regulatory_requirements": [],
        "requirements_met": True,
        "requirements_status": "approved",
        "status": "pending",
    }


def complete_later(carrier: Carrier, *, order: dict) -> None:
    """Also called at start for orders that a stopped process left pending."""
    loop = asyncio.get_running_loop()
    loop.call_later(carrier.settings.receipt_delay, complete_order, carrier, order)


def complete_order(carrier: Carrier, order: dict) -> None:
    """Mark as a success and say so; an order forgotten by a reset says nothing."""
    if order["id"] not in carrier.state.orders:
        return
    order["status"] = "success"
    order["updated_at"] = now()
    for item in order["phone_numbers"]:
        item["status"] = "success"
    carrier.state.save_soon()
    urls = carrier.profile_urls(order["messaging_profile_id"])
    carrier.courier.submit(Event("number_order.complete", json.dumps(order), urls))
