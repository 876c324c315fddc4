"""Where else there are numbers, when there are none where somebody looked.

Neighboring areas, the other types, and the whole country, each only if the carrier has some there
now, with how many it showed us. It is asked at most ``MOST_CALLS`` times for one page, beside the
search itself, and no more once it does not answer: what was found until then is offered.
"""

from collections import Counter
from dataclasses import dataclass, replace

import phonenumbers
from django.utils.text import capfirst

from accounts.area_neighbors import list_neighbors
from accounts.number_place import NumberKind, NumberPlace, name_kind
from accounts.providers.telnyx import AvailableNumber
from dashboard.stock import look_up_stock

MOST_CALLS = 3
SAMPLE = 50  # numbers looked at for each


@dataclass(frozen=True, slots=True)
class Alternative:
    place: NumberPlace
    title: str
    count: int
    is_least: bool  # there may be more

    @classmethod
    def build(cls, place: NumberPlace, *, title: str, numbers: int) -> "Alternative":
        return cls(place, capfirst(title), numbers, is_least=numbers >= SAMPLE)


class _Lookout:
    """Counts the questions, and stops at the first that is not answered."""

    def __init__(self) -> None:
        self.left = MOST_CALLS

    def look(self, place: NumberPlace) -> tuple[AvailableNumber, ...]:
        if not self.left:
            return ()
        stock = look_up_stock(place, most=SAMPLE)
        self.left = 0 if stock.is_away else self.left - 1
        return stock.numbers


def list_alternatives(place: NumberPlace) -> list[Alternative]:
    """Return what can be offered in place of ``place``, which is out of stock."""
    lookout = _Lookout()
    country = replace(place, area="")
    whole = lookout.look(country) if place.area else ()
    # The other types are one question, which is kept back for them.
    near = _list_near(place, whole, lookout, spare=1 if place.kind else 0)
    other = _list_other_kinds(place, lookout) if place.kind else []
    if not whole:
        return [*near, *other]
    title = f"{place.what} of all areas of {place.country_name}"
    return [*near, *other, Alternative.build(country, title=title, numbers=len(whole))]


def _list_near(
    place: NumberPlace, whole: tuple[AvailableNumber, ...], lookout: _Lookout, *, spare: int
) -> list[Alternative]:
    found = []
    for area, name in _order_neighbors(place, whole):
        if lookout.left <= spare:
            break
        near = replace(place, area=area)
        numbers = len(lookout.look(near))
        if numbers:
            title = f"{place.what} of area {area}, {name}"
            found.append(Alternative.build(near, title=title, numbers=numbers))
    return found


def _order_neighbors(
    place: NumberPlace, whole: tuple[AvailableNumber, ...]
) -> list[tuple[str, str]]:
    """Those first that are seen in the country's numbers; if these are all, no others."""
    neighbors = list_neighbors(place.country, place.area)
    calling_code = phonenumbers.country_code_for_region(place.country)
    seen, unseen = [], []
    for area, name in neighbors:
        stem = f"+{calling_code}{area}"
        is_seen = any(number.e164.startswith(stem) for number in whole)
        (seen if is_seen else unseen).append((area, name))
    return [*seen, *unseen] if len(whole) >= SAMPLE else seen


def _list_other_kinds(place: NumberPlace, lookout: _Lookout) -> list[Alternative]:
    """Only local numbers have an area: it is kept for them, and dropped for the other types."""
    is_local = place.kind == NumberKind.LOCAL
    around = replace(place, kind="", area="" if is_local else place.area)
    counts = Counter(number.kind for number in lookout.look(around) if number.kind != place.kind)
    return [
        _build_kind(replace(around, kind=kind), numbers=count)
        for kind, count in counts.items()
        if kind in NumberKind.values
    ]


def _build_kind(place: NumberPlace, *, numbers: int) -> Alternative:
    title = f"{name_kind(place.kind).lower()} numbers of {place.where}"
    return Alternative.build(place, title=title, numbers=numbers)
