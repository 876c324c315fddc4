"""The five criteria every submission is checked against, with the answers each one is about."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from compliance.admin.submission_view import read_answer
from compliance.completeness import get_field
from compliance.models import Submission

_EU = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"
_EU_AND_UK = frozenset((*_EU.split(), "GB"))


@dataclass(frozen=True, slots=True)
class Criterion:
    title: str
    question: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """A criterion beside the answers to be judged by it."""

    criterion: Criterion
    answers: list[tuple[str, Any]]
    laws: list[str]


CRITERIA: tuple[Criterion, ...] = (
    Criterion(
        "Valid business details",
        "Name, registered address and tax id can be verified, and the name is exactly the one on "
        "file with the tax office.",
        ("business_name", "tax_id"),
    ),
    Criterion(
        "Active website with privacy policy",
        "The website can be reached and clearly links a page with the privacy policy.",
        ("website_url",),
    ),
    Criterion(
        "Clear opt-in",
        "The page shows how people agree to receive messages: a checkbox, a keyword or the like.",
        ("cta_url",),
    ),
    Criterion(
        "Description of the use case",
        "It says what is sent, to whom and how often, well enough to classify the traffic.",
        (),  # too long to repeat; it stands with the answers
    ),
    Criterion(
        "Local regulations",
        "The use case keeps the rules of every country it sends to.",
        ("destination_countries",),
    ),
)


def build_checklist(submission: Submission) -> list[Check]:
    """Return the criteria with what this submission says to each."""
    return [
        Check(
            criterion,
            [(get_field(name).label, read_answer(submission, name)) for name in criterion.fields],
            _list_laws(submission.destination_countries) if criterion is CRITERIA[-1] else [],
        )
        for criterion in CRITERIA
    ]


def _list_laws(destinations: Iterable[str]) -> list[str]:
    codes = set(destinations)
    laws = [
        ({"US"}, "US: TCPA and CAN-SPAM"),
        (_EU_AND_UK, "EU and UK: GDPR and PECR"),
        ({"CA"}, "Canada: CASL"),
    ]
    found = [law for area, law in laws if codes & area]
    if codes - _EU_AND_UK - {"US", "CA"}:
        found.append("Other countries: their own telecommunications and data protection laws")
    return found
