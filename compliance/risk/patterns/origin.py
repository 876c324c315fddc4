"""Where a business says it is, and where its phone, its domain and the register say it is."""

from collections.abc import Iterator, Mapping
from typing import Any

import phonenumbers

from compliance.domains import get_registrable_domain, is_free_mail
from compliance.findings.dossier import Dossier
from compliance.findings.wording.hosts import is_shared, is_shortener
from compliance.models.submission import EntityType
from compliance.risk.hit import Hit

# Country endings that are sold to everybody as words.
_EVERYBODYS = frozenset("ai app cc co fm gg io ly me tv ws vc to gl is so sh ac la".upper().split())
_SAME = {"UK": "GB", "GG": "GB", "JE": "GB", "IM": "GB", "PR": "US", "GU": "US", "VI": "US"}


def find_new_domain(dossier: Dossier, parameters: Mapping[str, Any]) -> list[Hit]:
    """The website's domain is younger than ``days``, and at least ``from_days`` old."""
    registered = dossier.domain_registered_on
    if registered is None:
        return []
    age = max((dossier.now.date() - registered).days, 0)
    if not parameters.get("from_days", 0) <= age < parameters["days"]:
        return []
    days = "1 day" if age == 1 else f"{age} days"
    return [Hit(f"Registered on {registered.isoformat()}, {days} ago.", "website_url")]


def find_country_mismatch(dossier: Dossier, parameters: Mapping[str, Any]) -> list[Hit]:
    """At least ``least`` of ``signs`` point to another country than the declared one."""
    declared = _unify(dossier.submission.country)
    if not declared:
        return []
    signs = parameters.get("signs", ("phone", "website", "email", "registry"))
    found = [hit for sign in signs for hit in _SIGNS[sign](dossier, declared)]
    return found if len(found) >= parameters.get("least", 1) else []


def find_shared_host(dossier: Dossier, parameters: Mapping[str, Any]) -> list[Hit]:
    """The website is a page on somebody else's domain, or a shortened link."""
    url = dossier.submission.website_url
    return [Hit(url, "website_url")] if is_shared(get_registrable_domain(url)) else []


def find_free_mail(dossier: Dossier, parameters: Mapping[str, Any]) -> list[Hit]:
    """A business other than a sole trader is written to at a free mailbox."""
    submission = dossier.submission
    if submission.entity_type == EntityType.SOLE_TRADER or not is_free_mail(
        submission.contact_email
    ):
        return []
    return [Hit(submission.contact_email, "contact_email")]


def _check_phone(dossier: Dossier, declared: str) -> Iterator[Hit]:
    phone = dossier.submission.contact_phone
    try:
        region = phonenumbers.region_code_for_number(phonenumbers.parse(phone, None))
    except phonenumbers.NumberParseException:
        return
    if region and region != "001" and _unify(region) != declared:
        yield Hit(phone, "contact_phone")


def _check_website(dossier: Dossier, declared: str) -> Iterator[Hit]:
    domain = get_registrable_domain(dossier.submission.website_url)
    if _is_foreign(domain, declared) and not is_shortener(domain):
        yield Hit(domain, "website_url")


def _check_email(dossier: Dossier, declared: str) -> Iterator[Hit]:
    email = dossier.submission.contact_email
    website = get_registrable_domain(dossier.submission.website_url)
    domain = get_registrable_domain(email.rpartition("@")[2])
    if domain != website and _is_foreign(domain, declared):
        yield Hit(email, "contact_email")


def _check_registry(dossier: Dossier, declared: str) -> Iterator[Hit]:
    country = _unify(dossier.registry.address.get("country", "").strip())
    if len(country) == 2 and country != declared:
        yield Hit(f"Registered address in {country}.", "registry")


def _is_foreign(domain: str, declared: str) -> bool:
    ending = domain.rpartition(".")[2].upper()
    return (
        len(ending) == 2
        and ending.isalpha()
        and ending not in _EVERYBODYS | {"EU"}
        and _unify(ending) != declared
    )


def _unify(country: str) -> str:
    return _SAME.get(country.upper(), country.upper())


_SIGNS = {
    "phone": _check_phone,
    "website": _check_website,
    "email": _check_email,
    "registry": _check_registry,
}
