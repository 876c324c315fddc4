"""What may be answered when a brand or a campaign is corrected, and what is wrong with an answer.

The limits are TCR's: texts of 40 to 4,096 characters, samples of 20 to 1,024, messages of 20 to
320, and nothing empty that was there before. A sample that TCR has can be reworded, not taken away.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from compliance.answers import (
    Fault,
    check_country,
    check_email,
    check_phone,
    check_url,
    check_us_state,
    check_us_zip,
    normalize_phone,
)
from compliance.models import Brand, Campaign
from compliance.models.submission import EntityType
from compliance.tax_ids import TaxIdInvalid, check_tax_id
from compliance.tcr.campaign_body import list_samples
from compliance.tcr.names import INDUSTRIES
from config.errors import DomainError, ErrorCode
from config.plain_text import make_storable

LABELS = {
    "entity_type": "Type of business",
    "business_name": "Legal name",
    "display_name": "Name your customers know",
    "country": "Country",
    "tax_id": "EIN / Tax ID",
    "street": "Street and number",
    "city": "Town or city",
    "region": "State or region",
    "postal_code": "Postal code",
    "website_url": "Website",
    "industry": "Industry",
    "stock_listing": "Stock listing",
    "contact_name": "Contact person",
    "contact_email": "E-mail of the contact person",
    "contact_phone": "Phone of the contact person",
    "description": "What you send",
    "use_cases": "Sample messages",
    "message_flow": "How people opt in",
    "privacy_url": "Privacy policy",
    "terms_url": "Terms and conditions",
    "opt_in_message": "Answer to an opt-in",
    "opt_out_message": "Answer to STOP",
    "help_message": "Answer to HELP",
    "opt_in_keywords": "Opt-in keywords",
    "opt_out_keywords": "Opt-out keywords",
    "help_keywords": "Help keywords",
}
_LENGTHS = {
    "description": (40, 4096),
    "message_flow": (40, 4096),
    "opt_in_message": (20, 320),
    "opt_out_message": (20, 320),
    "help_message": (20, 320),
    "opt_in_keywords": (2, 255),
    "opt_out_keywords": (2, 255),
    "help_keywords": (2, 255),
    "region": (0, 20),
    "postal_code": (1, 10),
    "stock_listing": (3, 20),
    "privacy_url": (8, 255),
    "terms_url": (8, 255),
}
_USUAL = (1, 100)
_SAMPLE = (20, 1024)
_MOST_SAMPLES = 5
_LISTING = re.compile(r"[A-Za-z0-9]{2,6} ?: ?[A-Za-z0-9.-]{1,10}")
_KEYWORDS = ("opt_in_keywords", "opt_out_keywords", "help_keywords")
_CHECKS: dict[str, Callable[[str], Fault | None]] = {
    "website_url": check_url,
    "privacy_url": check_url,
    "terms_url": check_url,
    "contact_email": check_email,
    "contact_phone": check_phone,
    "country": check_country,
}


def check_answers(registered: Brand | Campaign, answers: Mapping[str, Any]) -> dict[str, Any]:
    """Return the clean values of these columns. Raises ``REQUEST_INVALID`` naming each fault."""
    values: dict[str, Any] = {}
    wrong: dict[str, list[str]] = {}
    for name, answer in answers.items():
        try:
            values[name] = _clean(registered, name, answer)
        except ValueError as fault:
            wrong[name] = [str(fault)]
    if wrong:
        raise DomainError(ErrorCode.REQUEST_INVALID, details=wrong)
    if "tax_id" in values:
        _check_tax_id(registered, values)
    return values


def _clean(registered: Brand | Campaign, name: str, answer: Any) -> Any:
    if name == "use_cases":
        assert isinstance(registered, Campaign)
        return replace_samples(registered, answer)
    text = make_storable(str(answer or "")).replace("\r\n", "\n").strip()
    text = _join_keywords(text) if name in _KEYWORDS else text
    _check_length(text, *_LENGTHS.get(name, _USUAL))
    _check_meaning(registered, name, text)
    return normalize_phone(text) if name == "contact_phone" else text


def _join_keywords(text: str) -> str:
    """Commas and no spaces, as TCR wants them; a keyword of two words is one without its space."""
    parts = re.split(r"[,;\n]", text) if re.search(r"[,;\n]", text) else text.split()
    return ",".join(word for part in parts if (word := "".join(part.split())))


def _check_length(text: str, least: int, most: int) -> None:
    if len(text) < least:
        raise ValueError(f"Write at least {least} characters." if text else "Fill this in.")
    if len(text) > most:
        raise ValueError(f"Write at most {most} characters; these are {len(text)}.")


def _check_meaning(registered: Brand | Campaign, name: str, text: str) -> None:
    fault = _CHECKS[name](text) if name in _CHECKS else None
    if isinstance(registered, Brand) and registered.country == "US":
        fault = fault or _find_us_fault(name, text)
    if name == "entity_type" and text not in EntityType.values:
        fault = Fault("This is not a type of business.", "Choose one from the list.")
    if name == "industry" and text not in INDUSTRIES:
        fault = Fault("This is not an industry.", "Choose one from the list.")
    if name == "stock_listing" and not _LISTING.fullmatch(text):
        fault = Fault("This is not a stock listing.", "Write it like NASDAQ:EXMP.")
    if fault:
        raise ValueError(f"{fault.problem} {fault.fix}")


def _find_us_fault(name: str, text: str) -> Fault | None:
    if name == "region":
        return check_us_state(text)
    return check_us_zip(text) if name == "postal_code" else None


def _check_tax_id(registered: Brand | Campaign, values: dict[str, Any]) -> None:
    assert isinstance(registered, Brand)
    entity_type = values.get("entity_type", registered.entity_type)
    try:
        values["tax_id"] = check_tax_id(
            values["tax_id"], country=registered.country, entity_type=entity_type
        )
    except TaxIdInvalid as error:
        raise DomainError(ErrorCode.REQUEST_INVALID, details={"tax_id": [error.message]}) from None


def replace_samples(campaign: Campaign, samples: Sequence[str]) -> list[dict[str, Any]]:
    """Return the use cases with these samples in place of theirs, in the same order."""
    texts = [make_storable(str(each)).replace("\r\n", "\n").strip() for each in samples]
    texts = [text for text in texts if text][:_MOST_SAMPLES]
    if not texts:
        raise ValueError("Write at least one sample message.")
    for text in texts:
        _check_length(text, *_SAMPLE)
    if texts == list_samples(campaign):
        return list(campaign.use_cases)
    least = len(list_samples(campaign)) if campaign.tcr_campaign_id else 1
    if len(dict.fromkeys(texts)) < least:
        raise ValueError(f"Write {least} different samples; one can be reworded, not taken away.")
    return _share_out(campaign, texts)


def _share_out(campaign: Campaign, texts: list[str]) -> list[dict[str, Any]]:
    """Each use case keeps as many samples as it had; the last one takes what is left."""
    cases, left = [], texts
    for position, case in enumerate(campaign.use_cases):
        is_last = position == len(campaign.use_cases) - 1
        count = len(left) if is_last else min(len(case["samples"]), len(left))
        cases.append({**case, "samples": left[:count]})
        left = left[count:]
    return cases
