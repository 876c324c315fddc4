"""``GET /v2/available_phone_numbers`` with the documented ``filter[...]`` parameters."""

import re

from aiohttp import web
from multidict import MultiMapping

from simulators.telnyx.carrier import Carrier
from simulators.telnyx.errors import Refusal, json_response
from simulators.telnyx.inventory import FEATURES, INVENTORY, Listing

DEFAULT_LIMIT = 100
BEST_EFFORT_COUNTRIES = ("US", "CA")
PLACE_FILTERS = ("national_destination_code", "locality", "administrative_area")
is_country = re.compile(r"[A-Z]{2}").fullmatch


async def search_numbers(carrier: Carrier, request: web.Request) -> web.Response:
    """Numbers nobody ordered. A country out of stock gives an empty list, not an error."""
    query = request.query
    wanted = {key: query.get(f"filter[{key}]", "") for key in ("country_code", *PLACE_FILTERS)}
    wanted["country_code"] = wanted["country_code"].upper()
    if wanted["country_code"] and not is_country(wanted["country_code"]):
        raise Refusal("10015", pointer="/filter[country_code]", detail="Unknown country code.")
    limit = read_limit(query)
    pool = [
        listing
        for listing in INVENTORY.values()
        if listing.number not in carrier.state.owner_of and matches_kind(listing, query=query)
    ]
    exact = [listing for listing in pool if matches_place(listing, wanted=wanted, query=query)]
    near = [] if exact else best_effort(pool, wanted=wanted, query=query)
    return search_response(exact[:limit], near=near[:limit])


def read_limit(query: MultiMapping[str]) -> int:
    """``filter[limit]``, at least one."""
    raw = query.get("filter[limit]", str(DEFAULT_LIMIT))
    if not raw.isdecimal() or int(raw) < 1:
        raise Refusal("10015", pointer="/filter[limit]", detail="The limit is not a number.")
    return int(raw)


def matches_kind(listing: Listing, *, query: MultiMapping[str]) -> bool:
    """Number type and features; each feature asked for must be there."""
    kind = query.get("filter[phone_number_type]")
    asked = [value for key, value in query.items() if key.startswith("filter[features]")]
    features = FEATURES[listing.block.kind]
    return kind in (None, "", listing.block.kind) and all(name in features for name in asked)


def matches_place(listing: Listing, *, wanted: dict[str, str], query: MultiMapping[str]) -> bool:
    """Country, area and pattern. The pattern leaves out an area code that is asked for itself."""
    block = listing.block
    facts = (block.country, block.code, block.locality, block.area)
    if any(
        asked and asked.casefold() != fact.casefold()
        for asked, fact in zip(wanted.values(), facts, strict=True)
    ):
        return False
    code = wanted["national_destination_code"]
    return matches_pattern(listing.national.removeprefix(code), query=query)


def matches_pattern(digits: str, *, query: MultiMapping[str]) -> bool:
    """``filter[phone_number][contains|starts_with|ends_with]``."""
    return (
        query.get("filter[phone_number][contains]", "") in digits
        and digits.startswith(query.get("filter[phone_number][starts_with]", ""))
        and digits.endswith(query.get("filter[phone_number][ends_with]", ""))
    )


def best_effort(
    pool: list[Listing], *, wanted: dict[str, str], query: MultiMapping[str]
) -> list[Listing]:
    """Numbers elsewhere in the country, in the US and Canada only."""
    country = wanted["country_code"]
    if query.get("filter[best_effort]") != "true" or country not in BEST_EFFORT_COUNTRIES:
        return []
    return [listing for listing in pool if listing.block.country == country]


def search_response(exact: list[Listing], *, near: list[Listing]) -> web.Response:
    """``meta`` and ``metadata`` are the same; Telnyx sends both."""
    meta = {"total_results": len(exact) + len(near), "best_effort_results": len(near)}
    rows = [show(listing, near=False) for listing in exact]
    rows += [show(listing, near=True) for listing in near]
    return json_response({"data": rows, "meta": meta, "metadata": meta})


def show(listing: Listing, *, near: bool) -> dict[str, object]:
    """One row of a search."""
    block = listing.block
    regions = (("country_code", block.country), ("location", block.locality), ("state", block.area))
    return {
        "record_type": "available_phone_number",
        "phone_number": listing.number,
        "phone_number_type": block.kind,
        "vanity_format": None,
        "best_effort": near,
        "quickship": True,
        "reservable": True,
        "region_information": [
            {"region_type": kind, "region_name": name} for kind, name in regions if name
        ],
        "cost_information": {
            "upfront_cost": "1.00",
            "monthly_cost": block.monthly_cost,
            "currency": "USD",
        },
        "features": [{"name": name} for name in FEATURES[block.kind]],
    }
