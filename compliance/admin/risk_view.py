"""Risk as a sum of named lines, each with its evidence and with what it comes to without it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from compliance.admin.case_evidence import TITLES
from compliance.admin.found import get_page_url
from compliance.form_fields import FIELD_NAMES, get_field
from compliance.models import KycCase, RiskScreening


@dataclass(frozen=True, slots=True)
class RiskLine:
    title: str
    points: int
    outcome: str
    quotes: tuple[str, ...]
    where: str  # in which answer, page or register the quotes stand
    also: tuple[str, ...]  # where else
    page_url: str  # the page as text, at the quote; empty for an answer
    without: str  # what the screening would say if this were not so
    rule: str  # code and version

    @property
    def summary(self) -> str:
        return f"{self.where}: {'; '.join(self.quotes)}"


@dataclass(frozen=True, slots=True)
class RiskView:
    screening: RiskScreening
    lines: tuple[RiskLine, ...]


def build_risk(case: KycCase, screening: RiskScreening | None) -> RiskView | None:
    """Return the lines that add up to the score, as the screening ranked them."""
    if screening is None:
        return None
    lines = [_build_line(case, *each) for each in enumerate(screening.contributions)]
    return RiskView(screening, tuple(lines))


def _build_line(case: KycCase, number: int, line: Mapping[str, Any]) -> RiskLine:
    page = get_page_url(case.pk, line["page_hash"]) if line["page_hash"] else ""
    return RiskLine(
        title=line["title"],
        points=line["points"],
        outcome=line["outcome"],
        quotes=tuple(line["evidence"]),
        where=_name_place(line["where"]),
        also=_name_places(line["also"]),
        page_url=f"{page}#risk-{number}" if page else "",
        without=line["without"],
        rule=f"{line['code']}@{line['version']}",
    )


def _name_places(places: Sequence[str]) -> tuple[str, ...]:
    return tuple(_name_place(place) for place in places)


def _name_place(place: str) -> str:
    return get_field(place).label if place in FIELD_NAMES else TITLES.get(place, place)
