"""What it takes to send SMS from a kind of number in a country, before anybody asks for one.

Countries' papers are those of ``compliance.country_documents``; US ten-digit numbers need a brand
and a campaign at The Campaign Registry, toll-free and short codes a verification of their own.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import TextChoices

from compliance.country_documents import list_papers
from compliance.models.document import DocumentKind


class SenderType(TextChoices):
    LOCAL = "LOCAL"
    TOLL_FREE = "TOLL_FREE"
    SHORT_CODE = "SHORT_CODE"
    ALPHANUMERIC = "ALPHANUMERIC"
    TEN_DLC = "TEN_DLC"
    MOBILE = "MOBILE"


SPELLINGS = {"10DLC": SenderType.TEN_DLC}
_PATTERNS = {
    SenderType.ALPHANUMERIC: r"^(?=.*[A-Za-z])[A-Za-z0-9 ]{3,11}$",
    SenderType.SHORT_CODE: r"^\d{3,8}$",
}
_E164 = r"^\+[1-9]\d{6,14}$"
_REGISTERED = frozenset({"US", "PR"})
_BRAND = (
    ("brand.entity_type", "Type of business", True),
    ("brand.legal_name", "Legal name, exactly as the tax office has it", True),
    ("brand.tax_id", "EIN, or the tax id of the country of registration", True),
    ("brand.address", "Registered address", True),
    ("brand.website_url", "Live website with a linked privacy policy", True),
    ("brand.vertical", "Industry", True),
    ("brand.contact_email", "E-mail of a contact person", True),
    ("brand.contact_phone", "Phone of a contact person, in E.164", True),
    ("brand.stock_listing", "Exchange and symbol, for public companies", False),
)
_CAMPAIGN = (
    ("campaign.use_cases", "Use cases", True),
    ("campaign.description", "What is sent, to whom and how often: 40 to 4,096 characters", True),
    ("campaign.sample_messages", "One to five samples of 20 to 1,024 characters", True),
    ("campaign.message_flow", "How people opt in: 40 to 4,096 characters", True),
    ("campaign.opt_out_message", "The answer to STOP", False),
    ("campaign.help_message", "The answer to HELP", False),
)


@dataclass(frozen=True, slots=True)
class Requirement:
    key: str  # brand.legal_name, document.proof_of_local_address, …
    label: str
    required: bool


@dataclass(frozen=True, slots=True)
class Requirements:
    country: str  # ISO 3166
    sender_type: SenderType
    pattern: str  # of the sender's value
    items: tuple[Requirement, ...]
    setup: tuple[str, ...]  # the steps, in order


def get_requirements(*, country: str, sender_type: SenderType) -> Requirements:
    """Return what is asked for; an empty list: nothing beyond an approved account."""
    return Requirements(
        country=country,
        sender_type=sender_type,
        pattern=_PATTERNS.get(sender_type, _E164),
        items=tuple(_list_items(country, sender_type)),
        setup=tuple(_list_steps(country, sender_type)),
    )


def needs_registration(country: str, sender_type: SenderType) -> bool:
    """Tell whether numbers of this kind are registered at The Campaign Registry."""
    return country in _REGISTERED and sender_type in (SenderType.TEN_DLC, SenderType.LOCAL)


def _list_items(country: str, sender_type: SenderType) -> Iterator[Requirement]:
    if needs_registration(country, sender_type):
        yield from (Requirement(*row) for row in (*_BRAND, *_CAMPAIGN))
    for paper in list_papers([country]):
        label = str(DocumentKind(paper.kind).label)
        yield Requirement(f"document.{paper.kind.value}", label, True)


def _list_steps(country: str, sender_type: SenderType) -> Iterator[str]:
    yield "compliance_details"
    if needs_registration(country, sender_type):
        yield from ("brand_registration", "campaign_registration", "carrier_review")
    yield "number_selection"
    if needs_registration(country, sender_type):
        yield "number_assignment"
