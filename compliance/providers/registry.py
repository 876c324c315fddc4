"""What public registers say about a business and its domain.

One gateway in front of the registers of many countries, and RDAP (RFC 9083) for a domain's age. A
register that is away or was not asked answers ``unknown``, never ``not found``: nobody is blamed
for our silence. The tax id travels in a body over TLS, never in an address that a log would keep.
"""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from django.conf import settings

from config.http import ProviderError, request_json
from config.plain_text import make_storable

_DOMAIN = re.compile(r"[a-z0-9.-]{1,253}")


class Known(StrEnum):
    FOUND = "found"
    NOT_FOUND = "not_found"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class RegistryAnswer:
    known: Known = Known.UNKNOWN
    legal_name: str = ""
    status: str = ""  # active, dissolved, …
    address: Mapping[str, str] = field(default_factory=dict)
    registered_on: str = ""  # ISO 8601 date

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "RegistryAnswer":
        return cls(**{**stored, "known": Known(stored["known"])}) if stored else cls()


def look_up_business(*, country: str, tax_id: str) -> RegistryAnswer:
    """Ask the gateway for the business with this tax id. Never raises: silence is ``unknown``."""
    if not settings.REGISTRY_URL:
        return RegistryAnswer()
    try:
        answer = request_json(
            "POST",
            f"{settings.REGISTRY_URL}/v1/businesses/lookup",
            headers={"Authorization": f"Bearer {settings.REGISTRY_KEY}"},
            body={"country": country, "tax_id": tax_id},
        )
    except ProviderError:
        return RegistryAnswer()
    return _read(answer.body) if answer.status == 200 else RegistryAnswer()


def _read(body: Any) -> RegistryAnswer:
    if not isinstance(body, dict) or not isinstance(body.get("found"), bool):
        return RegistryAnswer()
    if not body["found"]:
        return RegistryAnswer(known=Known.NOT_FOUND)
    return RegistryAnswer(
        known=Known.FOUND,
        legal_name=_text(body.get("legal_name"), 200),
        status=_text(body.get("status"), 40),
        address=_read_address(body.get("address")),
        registered_on=_text(body.get("registered_on"), 10),
    )


def _read_address(address: Any) -> dict[str, str]:
    if not isinstance(address, dict):
        return {}
    return {_text(key, 40): _text(value, 200) for key, value in address.items()}


def _text(value: Any, limit: int) -> str:
    return make_storable(str(value or ""))[:limit]


def look_up_domain(domain: str) -> date | None:
    """Return the day on which a domain was registered, ``None`` if nobody could tell."""
    if not settings.RDAP_URL or not _DOMAIN.fullmatch(domain):
        return None
    try:
        answer = request_json("GET", f"{settings.RDAP_URL}/domain/{domain}", headers={})
    except ProviderError:
        return None
    events = answer.body.get("events") if isinstance(answer.body, dict) else None
    return _find_registration(events) if isinstance(events, list) else None


def _find_registration(events: list[Any]) -> date | None:
    for event in events:
        if isinstance(event, dict) and event.get("eventAction") == "registration":
            try:
                return datetime.fromisoformat(str(event.get("eventDate"))).date()
            except ValueError:
                return None
    return None
