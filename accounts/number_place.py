"""Where a number is to be from, and of which type: what a search and a waiting list are about."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import TextChoices
from django_countries import countries


class NumberKind(TextChoices):
    """The carrier's own words for the types that can send SMS."""

    LOCAL = "local", "Local"
    MOBILE = "mobile", "Mobile"
    TOLL_FREE = "toll_free", "Toll-free"


@dataclass(frozen=True, slots=True)
class NumberPlace:
    country: str  # ISO 3166
    area: str = ""  # national destination code without the zero in front; empty: anywhere
    kind: str = ""  # NumberKind; empty: any

    @property
    def country_name(self) -> str:
        return str(countries.name(self.country))

    @property
    def where(self) -> str:
        return f"area {self.area} of {self.country_name}" if self.area else self.country_name

    @property
    def what(self) -> str:
        return f"{name_kind(self.kind).lower()} numbers" if self.kind else "numbers"

    @property
    def code(self) -> str:
        """For the record, where space is short."""
        return " ".join(part for part in (self.country, self.area, self.kind) if part)

    @property
    def query(self) -> str:
        """The search for it, as the dashboard's address has it."""
        facts = {"country": self.country, "area": self.area, "kind": self.kind}
        return urlencode({name: value for name, value in facts.items() if value})

    def __str__(self) -> str:
        return f"{self.what} of {self.where}"


def name_kind(kind: str) -> str:
    """Return the name of a type; one that we do not know keeps the carrier's."""
    return NumberKind(kind).label if kind in NumberKind.values else kind.replace("_", " ")
