"""A carrier's stock at the HTTP edge, of which a test says what is in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

from config.http import Answer, ProviderError

Place = tuple[str, str, str]  # country, area, type
_STEMS = {"GB": "+44", "DE": "+49", "FR": "+33", "US": "+1"}


@dataclass
class Stock:
    """``away_after``: how many questions are answered before the carrier falls silent."""

    counts: dict[Place, int] = field(default_factory=dict)
    asked: list[Place] = field(default_factory=list)
    away_after: int | None = None
    refused: set[str] = field(default_factory=set)  # countries in which it does not search

    def put(self, country: str, area: str = "", *, kind: str = "local", count: int = 3) -> None:
        self.counts[country, area, kind] = count

    def answer(self, method: str, url: str, *, query: Any = None, **_: Any) -> Answer:
        assert (method, url.endswith("/available_phone_numbers")) == ("GET", True)
        names = ("country_code", "national_destination_code", "phone_number_type")
        country, area, kind = (query.get(f"filter[{name}]", "") for name in names)
        if self.away_after is not None and len(self.asked) >= self.away_after:
            raise ProviderError("not reachable")
        self.asked.append((country, area, kind))
        if country in self.refused:
            return Answer(400, {"errors": [{"code": "10015"}]})
        found = [
            _describe(place, place_number)
            for place, count in self.counts.items()
            if place[0] == country and area in ("", place[1]) and kind in ("", place[2])
            for place_number in range(count)
        ]
        return Answer(200, {"data": found[: int(query["filter[limit]"])]})


def _describe(place: Place, position: int) -> dict[str, Any]:
    country, area, kind = place
    return {
        "phone_number": f"{_STEMS[country]}{area}555{position:04d}",
        "phone_number_type": kind,
    }


def install_stock(monkeypatch: pytest.MonkeyPatch) -> Stock:
    stock = Stock()
    monkeypatch.setattr("accounts.providers.telnyx.request_json", stock.answer)
    return stock
