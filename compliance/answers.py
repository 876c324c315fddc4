"""Is one answer of the form right? Each check returns what is wrong and how to put it right.

Only the answer itself is looked at: whether the website is live or the use case allowed is for the
evidence and the reviewer.
"""

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator
from django_countries import countries

LONGEST_LINE = 200  # characters
LONGEST = {
    "use_case": 4000,
    "website_url": 500,
    "privacy_url": 500,
    "cta_url": 500,
    "sample_1": 1024,
    "sample_2": 1024,
}
SHORTEST_SAMPLE = 20  # characters, and 1,024 at most: TCR's limits for a sample
SHORTEST_USE_CASE = 40  # characters: TCR's lower limit for a campaign description

_HIDDEN_ENDINGS = (".localhost", ".local", ".internal", ".intranet", ".lan", ".home", ".corp")
_HIDDEN_ENDINGS += (".home.arpa", ".invalid", ".onion")
_COMPANY_WORDS = re.compile(r"\b(ltd|limited|llc|llp|inc|corp|corporation|gmbh|plc)\b\.?$", re.I)
_check_url_syntax = URLValidator(schemes=["http", "https"])
_check_email_syntax = EmailValidator(allowlist=[])


@dataclass(frozen=True, slots=True)
class Fault:
    """``problem`` and ``fix`` are sentences for the customer."""

    problem: str
    fix: str


def check_url(url: str) -> Fault | None:
    """A web address that anybody could open."""
    if "://" not in url:
        return Fault("The address is not complete.", "Write it with https:// in front.")
    try:
        _check_url_syntax(url)
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".")
    except (ValidationError, ValueError):
        return Fault("This is not a web address.", "Write it like https://www.example.com/page.")
    if parts.username is not None:
        return Fault("The address contains a user name.", "Give a page that opens without login.")
    if _is_hidden(host):
        return Fault(
            "Nobody outside your network can open this address.",
            "Give the public address of your website, with its domain name.",
        )
    return None


def _is_hidden(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return "." not in host or host.endswith(_HIDDEN_ENDINGS)
    return True


def check_email(email: str) -> Fault | None:
    try:
        _check_email_syntax(email)
    except ValidationError:
        return Fault("This is not an e-mail address.", "Write it like name@example.com.")
    return None


def check_phone(phone: str) -> Fault | None:
    """E.164. Possible is enough: ranges set aside for examples are nobody's, yet well formed."""
    if normalize_phone(phone) is None:
        return Fault(
            "This is not a phone number in international form.",
            "Write it with a plus and the country code, such as +442079460123.",
        )
    return None


def normalize_phone(phone: str) -> str | None:
    """Return the number in E.164, ``None`` if it is not one."""
    try:
        number = phonenumbers.parse(phone, None)
    except phonenumbers.NumberParseException:
        return None
    if number.extension or not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def check_country(code: str) -> Fault | None:
    if code in countries:
        return None
    return Fault("This is not a country code.", "Choose a country from the list, such as GB.")


def check_countries(codes: list[str]) -> Fault | None:
    wrong = [code[:20] for code in codes if code not in countries]
    if not wrong:
        return None
    return Fault(
        f"Not country codes: {', '.join(wrong)}.", "Choose countries from the list, such as GB."
    )


def check_use_case(text: str) -> Fault | None:
    if len(text) >= SHORTEST_USE_CASE:
        return None
    return Fault(
        f"The description is too short: at least {SHORTEST_USE_CASE} characters are needed.",
        "Say in a sentence or two what triggers a message, what it says and who receives it.",
    )


def check_sample(text: str) -> Fault | None:
    if len(text) >= SHORTEST_SAMPLE:
        return None
    return Fault(
        f"The sample is too short: at least {SHORTEST_SAMPLE} characters are needed.",
        "Write the whole message as a person would receive it.",
    )


def check_sole_trader_name(name: str) -> Fault | None:
    if not _COMPANY_WORDS.search(name):
        return None
    return Fault(
        "This is the name of a company.",
        "A sole trader gives their own name; if the company is registered, choose "
        "“Private company” as the type of business.",
    )


def check_us_state(region: str) -> Fault | None:
    if re.fullmatch(r"[A-Z]{2}", region):
        return None
    return Fault("This is not the code of a US state.", "Write its two letters, such as NY.")


def check_us_zip(postal_code: str) -> Fault | None:
    if re.fullmatch(r"\d{5}(-\d{4})?", postal_code):
        return None
    return Fault("This is not a US ZIP code.", "Write five digits, such as 10001.")
