"""Everything the pre-checks may know about a submission, gathered beforehand.

A check reads this snapshot and nothing else, so it can be run while a person waits, again by a
worker, and in a test from a table.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from compliance.evidence.visit import Visit
from compliance.models import Submission
from compliance.providers.registry import RegistryAnswer


@dataclass(frozen=True, slots=True)
class Reuse:
    """How many other accounts told us the same; never which ones, for the customer reads this."""

    tax_id: int = 0
    domain: int = 0
    phone: int = 0
    email: int = 0


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    country: str
    kind: str


@dataclass(frozen=True, slots=True)
class Dossier:
    submission: Submission
    now: datetime
    visits: Mapping[str, Visit] = field(default_factory=dict)  # by role
    registry: RegistryAnswer = field(default_factory=RegistryAnswer)
    domain_registered_on: date | None = None
    reuse: Reuse = field(default_factory=Reuse)
    documents: tuple[DocumentFacts, ...] = ()

    @property
    def sends_to_us(self) -> bool:
        """Whether US carriers' rules apply."""
        return "US" in self.submission.destination_countries
