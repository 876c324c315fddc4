"""Is this submission complete? If not: exactly what is missing or wrong, and how to put it right.

A partial submission is never refused silently and never sent half done: it stays a draft and lists
its gaps in the order of the form. The sentences fit the business that reads them: a sole trader is
told to give their own name, and the tax id is called what it is called in their country.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from compliance.answers import (
    LONGEST,
    LONGEST_LINE,
    Fault,
    check_countries,
    check_country,
    check_email,
    check_phone,
    check_sample,
    check_sole_trader_name,
    check_url,
    check_us_state,
    check_us_zip,
    check_use_case,
)
from compliance.form_fields import (
    FIELD_NAMES,
    FIELDS,
    LIST_FIELDS,
    FieldSpec,
    get_field,
    list_opened_fields,
)
from compliance.models.submission import CHANNELS, EntityType, Submission, UseCaseType
from compliance.tax_ids import TaxIdInvalid, check_tax_id, get_tax_id_label, get_tax_id_shape
from compliance.tcr.names import INDUSTRIES

__all__ = [
    "FIELDS",
    "FIELD_NAMES",
    "FieldSpec",
    "Gap",
    "find_gaps",
    "get_field",
    "list_opened_fields",
]

US_PLAN = frozenset({"US", "PR"})
_NO_POSTAL_CODES = frozenset({"AE", "AO", "BS", "GH", "HK", "JM", "PA", "QA", "UG", "ZW"})
# The carriers' least number of samples (AT&T asks two of mixed traffic; offers vary most).
_NEEDS_TWO_SAMPLES = frozenset({UseCaseType.MIXED, UseCaseType.MARKETING})
_CHECKS = {
    "website_url": check_url,
    "cta_url": check_url,
    "contact_email": check_email,
    "contact_phone": check_phone,
    "country": check_country,
    "use_case": check_use_case,
    "privacy_url": check_url,
    "sample_1": check_sample,
    "sample_2": check_sample,
}
_HOW_TO_FILL = {
    "entity_type": "Choose what fits your business.",
    "business_name": "Write the legal name, exactly as the tax office knows it.",
    "country": "Choose the country in which the business is registered.",
    "street": "Write the street and number of the registered address.",
    "city": "Write the town or city of the registered address.",
    "region": "Write the state as two letters, such as NY.",
    "postal_code": "Write the postal code of the registered address.",
    "website_url": "Give a public page of your business; a simple landing page is enough.",
    "use_case": "Say what triggers a message, what it says and who receives it.",
    "use_case_type": "Choose the kind that fits most of what you send.",
    "sample_1": "Write one message as you would send it, with your business name in it.",
    "sample_2": "Write a second, different message: you send several kinds, or offers.",
    "cta_url": "Give the page that shows where and how people agree to receive messages.",
    "channels": "Choose at least one way to reach people.",
    "industry": "Choose the industry that fits best; US carriers ask for it.",
    "stock_listing": "Write exchange and symbol, such as NASDAQ:EXMP; US carriers ask for it.",
    "destination_countries": "Choose at least one country that you send to.",
    "contact_name": "Write the name of a person whom we may ask.",
    "contact_email": "Write an e-mail address of that person.",
    "contact_phone": "Write a phone number of that person, such as +442079460123.",
}


_LISTING = re.compile(r"[A-Za-z0-9]{2,6} ?: ?[A-Za-z0-9.-]{1,10}")
_NOT_A_CHANNEL = Fault("This is not a channel.", "Choose text messages, WhatsApp or both.")


@dataclass(frozen=True, slots=True)
class Gap:
    field: str
    label: str
    problem: str
    fix: str
    missing: bool

    @property
    def sentence(self) -> str:
        return f"{self.problem} {self.fix}"


def find_gaps(submission: Submission) -> list[Gap]:
    """Return what keeps a submission from being sent, in form order; empty when it is complete."""
    return list(_iter_gaps(submission))


def _iter_gaps(submission: Submission) -> Iterator[Gap]:
    for spec in FIELDS:
        label = _get_label(spec, submission)
        if getattr(submission, spec.name):
            fault = _find_fault(spec, submission)
            if fault:
                yield Gap(spec.name, label, fault.problem, fault.fix, missing=False)
        elif _is_required(spec, submission):
            fix = _explain_how(spec.name, submission)
            yield Gap(spec.name, label, f"{label} is missing.", fix, missing=True)


def _get_label(spec: FieldSpec, submission: Submission) -> str:
    if spec.name != "tax_id" or not submission.country:
        return spec.label
    label = get_tax_id_label(country=submission.country, entity_type=submission.entity_type)
    return label[0].upper() + label[1:]


def _is_required(spec: FieldSpec, submission: Submission) -> bool:
    if spec.name == "region":
        return submission.country == "US"
    if spec.name == "postal_code":
        return submission.country not in _NO_POSTAL_CODES
    if spec.name == "sample_2":
        return submission.use_case_type in _NEEDS_TWO_SAMPLES
    if spec.name in ("industry", "stock_listing"):
        is_public = submission.entity_type == EntityType.PUBLIC_COMPANY
        return texts_the_us(submission) and (spec.name == "industry" or is_public)
    return spec.required


def texts_the_us(submission: Submission) -> bool:
    """Tell whether SMS goes to the US or Puerto Rico, where 10DLC registration is asked for."""
    return "sms" in submission.channels and bool(US_PLAN & set(submission.destination_countries))


def _explain_how(name: str, submission: Submission) -> str:
    if name == "tax_id":
        return get_tax_id_shape(country=submission.country, entity_type=submission.entity_type)
    if name == "business_name" and submission.entity_type == EntityType.SOLE_TRADER:
        return "Write your own name, exactly as the tax office knows it."
    return _HOW_TO_FILL[name]


def _find_fault(spec: FieldSpec, submission: Submission) -> Fault | None:
    value = getattr(submission, spec.name)
    if spec.name == "destination_countries":
        return check_countries(value)
    if spec.name == "channels":
        return None if set(value) <= set(dict(CHANNELS)) else _NOT_A_CHANNEL
    if spec.name in LIST_FIELDS:
        return None  # whether they are enough depends on the countries: compliance.findings
    return _find_overlength(spec.name, value) or _find_wrong(spec.name, value, submission)


def _find_overlength(name: str, value: str) -> Fault | None:
    most = LONGEST.get(name, LONGEST_LINE)
    if len(value) <= most:
        return None
    return Fault(f"This is longer than {most} characters.", "Shorten it.")


def _find_wrong(name: str, value: str, submission: Submission) -> Fault | None:
    if name == "tax_id":
        return _find_tax_id_fault(submission)
    if name == "entity_type" and value not in EntityType.values:
        return Fault("This is not a type of business.", "Choose one from the list.")
    if name == "industry" and value not in INDUSTRIES:
        return Fault("This is not an industry.", "Choose one from the list.")
    if name == "stock_listing" and not _LISTING.fullmatch(value):
        return Fault("This is not a stock listing.", "Write it like NASDAQ:EXMP.")
    if name == "use_case_type" and value not in UseCaseType.values:
        return Fault("This is not a kind of messages.", "Choose one from the list.")
    if name == "business_name" and submission.entity_type == EntityType.SOLE_TRADER:
        return check_sole_trader_name(value)
    if submission.country == "US" and name == "region":
        return check_us_state(value)
    if submission.country == "US" and name == "postal_code":
        return check_us_zip(value)
    check = _CHECKS.get(name)
    return check(value) if check else None


def _find_tax_id_fault(submission: Submission) -> Fault | None:
    """Which rule applies is only known with country and type; until then the id is not judged."""
    if not submission.country or not submission.entity_type:
        return None
    try:
        check_tax_id(
            submission.tax_id, country=submission.country, entity_type=submission.entity_type
        )
    except TaxIdInvalid as error:
        return Fault(error.message, "Correct it, or check the country and the type of business.")
    return None
