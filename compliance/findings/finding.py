"""One thing a pre-check found: where, what is wrong, how to put it right, and the words it saw."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    """Only ``block`` keeps a submission back."""

    BLOCK = "block"
    WARN = "warn"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """``quote`` is an exact piece of the stored page's text (or of the answer in ``field``)."""

    code: str
    severity: Severity
    field: str  # a name of compliance.form_fields
    problem: str
    fix: str = ""
    example: str = ""  # what good looks like, written for this business
    quote: str = ""
    element: str = ""  # which of several, such as an opt-in element or a country's document
    correction: str = ""  # a value for ``field`` that would put it right
    url: str = ""
    seen_at: str = ""  # ISO 8601
    page_hash: str = ""  # SHA-256 of the stored page, hex

    @property
    def blocks(self) -> bool:
        return self.severity == Severity.BLOCK

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Finding":
        """Read what ``to_json`` wrote, also if a later version of us knows more or fewer facts."""
        known = {each.name for each in fields(cls)}
        facts = {name: value for name, value in stored.items() if name in known}
        return cls(**{**facts, "severity": Severity(facts["severity"])})
