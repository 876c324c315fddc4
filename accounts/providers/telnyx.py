"""Telnyx Messaging v2, the part about numbers: what is in stock, and buying one.

https://developers.telnyx.com/api: bearer token, ``data`` envelope, errors as a list of objects
whose ``code`` is a string and says more than the HTTP status.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.conf import settings

from config.http import Answer, ProviderError, request_json

# Not for sale (any more): refused in the request, or found out while the order was carried out.
NUMBER_GONE_CODES = frozenset({"10005", "10015", "10016", "order_failed"})
# Asking again later can help: unexpected, too many requests, queue full, temporarily unusable.
RETRYABLE_CODES = frozenset({"10007", "10011", "40002", "40006", "40011", "40318", "40320"})


@dataclass(frozen=True, slots=True)
class AvailableNumber:
    e164: str
    locality: str
    kind: str
    monthly_cost: str  # USD


@dataclass(frozen=True, slots=True)
class NumberOrder:
    order_id: str
    status: str  # pending, success, failure


def call(
    method: str,
    path: str,
    *,
    body: Mapping[str, Any] | None = None,
    query: Mapping[str, str] | None = None,
) -> Any:
    """Return the answer's ``data``; raises ProviderError with the provider's own code."""
    return call_bare(method, path, body=body, query=query).get("data")


def call_bare(
    method: str,
    path: str,
    *,
    body: Mapping[str, Any] | None = None,
    query: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """Return the whole answer; raises ProviderError with the provider's own code."""
    answer = request_json(
        method,
        settings.TELNYX_BASE_URL + path,
        headers={"Authorization": f"Bearer {settings.TELNYX_API_KEY}"},
        body=body,
        query=query,
    )
    if answer.status >= 400:
        error = read_error(answer)
        # A gateway that gives up says nothing about whether the provider behind it acted.
        silent = not error.code and answer.status in (500, 502, 504)
        error.outcome_unknown = silent and method != "GET"
        raise error
    if not isinstance(answer.body, dict):
        raise ProviderError("unreadable answer", outcome_unknown=method != "GET")
    return answer.body


def read_error(answer: Answer) -> ProviderError:
    """Classify a refusal by its code; a 5xx without one is worth another try."""
    errors = answer.body.get("errors") if isinstance(answer.body, dict) else None
    first = errors[0] if isinstance(errors, list) and errors else {}
    first = first if isinstance(first, dict) else {}
    code = str(first.get("code", ""))
    retryable = code in RETRYABLE_CODES or answer.status in (429, 500, 502, 503, 504)
    text = f"{answer.status} {code} {first.get('title', '')}".strip()
    return ProviderError(text, code=code, permanent=not retryable)


def list_available_numbers(
    country: str, *, area: str = "", kind: str = "", most: int = 20
) -> list[AvailableNumber]:
    """Return numbers of ``country`` (ISO 3166) that can send SMS, from the provider's stock.

    ``kind`` is a type in the provider's words: local, mobile, toll_free; empty for any.
    """
    query = {
        "filter[country_code]": country,
        "filter[features][]": "sms",
        "filter[limit]": str(most),
    }
    if area:
        query["filter[national_destination_code]"] = area
    if kind:
        query["filter[phone_number_type]"] = kind
    return [_read_number(each) for each in call("GET", "/available_phone_numbers", query=query)]


def _read_number(item: Mapping[str, Any]) -> AvailableNumber:
    regions = item.get("region_information") or []
    names = {each.get("region_type"): each.get("region_name", "") for each in regions}
    return AvailableNumber(
        e164=item["phone_number"],
        locality=names.get("location") or names.get("state") or "",
        kind=item.get("phone_number_type", ""),
        monthly_cost=(item.get("cost_information") or {}).get("monthly_cost", ""),
    )


def order_number(e164: str, *, reference: str) -> NumberOrder:
    """Buy a number for our messaging profile; repeated with ``reference`` it buys nothing twice."""
    found = find_order(reference)
    if found is not None:
        return found
    body = {
        "phone_numbers": [{"phone_number": e164}],
        "messaging_profile_id": settings.TELNYX_MESSAGING_PROFILE_ID,
        "customer_reference": reference,
    }
    return _read_order(call("POST", "/number_orders", body=body))


def find_order(reference: str) -> NumberOrder | None:
    """Return the order made under our reference, if the provider has one."""
    orders = call("GET", "/number_orders", query={"filter[customer_reference]": reference})
    return _read_order(orders[0]) if orders else None


def get_order(order_id: str, *, e164: str) -> NumberOrder:
    """Return an order that was made elsewhere; one without ``e164`` in it is refused."""
    item = call("GET", f"/number_orders/{quote(order_id, safe='')}")
    if e164 not in [each.get("phone_number") for each in item.get("phone_numbers") or []]:
        raise ProviderError("order of other numbers", code="other_numbers", permanent=True)
    return _read_order(item)


def _read_order(item: Mapping[str, Any]) -> NumberOrder:
    return NumberOrder(order_id=str(item["id"]), status=str(item["status"]))
