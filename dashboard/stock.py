"""What numbers there are to choose from, or an honest word about why there are none."""

from dataclasses import dataclass

from django_countries import countries

from accounts.providers.telnyx import AvailableNumber, list_available_numbers
from config.http import ProviderError


@dataclass(frozen=True, slots=True)
class Stock:
    country: str
    area: str
    numbers: tuple[AvailableNumber, ...] = ()
    is_away: bool = False  # the carrier did not answer; this says nothing about its stock
    is_refused: bool = False  # it answered, but does not search there

    @property
    def country_name(self) -> str:
        return str(countries.name(self.country))

    @property
    def place(self) -> str:
        return f"area {self.area} of {self.country_name}" if self.area else self.country_name


def look_up_stock(country: str, *, area: str) -> Stock:
    """Ask the carrier for numbers of ``country`` (ISO 3166), within ``area`` if one is given."""
    try:
        numbers = tuple(list_available_numbers(country, area=area))
    except ProviderError as error:
        return Stock(country, area, is_away=not error.permanent, is_refused=error.permanent)
    return Stock(country, area, numbers)
