"""The five criteria of every submission, each beside what speaks for and against it.

What we found only supports a reviewer; whether a criterion is met is for a person to say.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from compliance.admin.found import Found
from compliance.evidence.visit import OPT_IN, PRIVACY, TERMS, WEBSITE


@dataclass(frozen=True, slots=True)
class Criterion:
    key: str  # kept with the decision
    title: str
    question: str
    fields: tuple[str, ...]  # the answers it is about
    roles: tuple[str, ...] = ()  # the pages that show it


CRITERIA: tuple[Criterion, ...] = (
    Criterion(
        "business_details",
        "Valid business details",
        "Name, registered address and tax id can be verified, and the name is exactly the one on "
        "file with the tax office.",
        (
            "business_name",
            "entity_type",
            "country",
            "tax_id",
            "street",
            "city",
            "region",
            "postal_code",
            "industry",
            "stock_listing",
            "contact_name",
            "contact_email",
            "contact_phone",
        ),
    ),
    Criterion(
        "website_privacy",
        "Active website with privacy policy",
        "The website can be reached and clearly links a page with the privacy policy.",
        ("website_url", "privacy_url"),
        (WEBSITE, PRIVACY),
    ),
    Criterion(
        "opt_in",
        "Clear opt-in",
        "The page shows how people agree to receive messages: a checkbox, a keyword or the like.",
        ("cta_url",),
        (OPT_IN, TERMS),
    ),
    Criterion(
        "use_case",
        "Description of the use case",
        "It says what is sent, to whom and how often, well enough to classify the traffic.",
        ("channels", "use_case_type", "use_case", "sample_1", "sample_2"),
    ),
    Criterion(
        "local_rules",
        "Local regulations",
        "The use case keeps the rules of every country it sends to.",
        ("destination_countries", "local_rules", "documents"),
    ),
)


@dataclass(frozen=True, slots=True)
class Check:
    """A criterion with what was found about it."""

    number: int
    criterion: Criterion
    against: tuple[Found, ...]  # what blocks or raises a question
    support: tuple[Found, ...]
    looked: bool  # whether there is evidence at all

    @property
    def clear(self) -> bool:
        """Tell whether nothing speaks against it."""
        return self.looked and not self.against

    @property
    def tone(self) -> str:
        if not self.looked:
            return "plain"
        if any(each.finding.blocks for each in self.against):
            return "bad"
        return "wait" if self.against else "good"

    @property
    def verdict(self) -> str:
        """Say in a few words how it stands."""
        if not self.looked:
            return "not looked at yet"
        blocking = sum(each.finding.blocks for each in self.against)
        doubtful = len(self.against) - blocking
        counts = ((blocking, "blocking"), (doubtful, "doubtful"))
        return ", ".join(f"{n} {word}" for n, word in counts if n) or "nothing against"


def build_checklist(found: Iterable[Found], *, looked: bool) -> list[Check]:
    """Return the five criteria with the findings sorted to them."""
    everything = list(found)
    return [
        _build(number, criterion, everything, looked=looked)
        for number, criterion in enumerate(CRITERIA, start=1)
    ]


def _build(number: int, criterion: Criterion, found: list[Found], *, looked: bool) -> Check:
    own = [each for each in found if each.finding.field in criterion.fields]
    return Check(
        number=number,
        criterion=criterion,
        against=tuple(each for each in own if each.is_against),
        support=tuple(each for each in own if not each.is_against),
        looked=looked,
    )
