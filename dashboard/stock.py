"""What numbers there are to choose from, or an honest word about why there are none."""

from dataclasses import dataclass

from accounts.number_place import NumberPlace
from accounts.providers.telnyx import AvailableNumber, list_available_numbers
from accounts.selectors import find_taken_numbers
from config.http import ProviderError

MOST = 20  # numbers on a page


@dataclass(frozen=True, slots=True)
class Stock:
    place: NumberPlace
    numbers: tuple[AvailableNumber, ...] = ()
    is_away: bool = False  # the carrier did not answer; this says nothing about its stock
    is_refused: bool = False  # it answered, but does not search there

    @property
    def is_empty(self) -> bool:
        """Whether the carrier answered, and has nothing."""
        return not self.numbers and not self.is_away


def look_up_stock(place: NumberPlace, *, most: int = MOST) -> Stock:
    """Ask the carrier, once, for at most ``most`` numbers of a place.

    What one of us is just ordering may still be in its list.
    """
    try:
        numbers = list_available_numbers(place.country, area=place.area, kind=place.kind, most=most)
    except ProviderError as error:
        return Stock(place, is_away=not error.permanent, is_refused=error.permanent)
    taken = find_taken_numbers([each.e164 for each in numbers])
    return Stock(place, tuple(each for each in numbers if each.e164 not in taken))
