"""What a sender profile lacks before it can be handed in, named as callers name it."""

from accounts.models import SenderProfile
from accounts.onboarding import list_unfinished_steps
from compliance.country_documents import list_papers
from compliance.models import Brand, Document
from compliance.services.provisioning.registration import US_DESTINATIONS

LONGEST_SHORT_NAME = 50
# Columns of a brand: what we review, and what The Campaign Registry registers.
_ASKED = ("business_name", "entity_type", "country")
_ASKED_BY_TCR = (
    *(*_ASKED, "tax_id", "street", "city", "region", "postal_code"),
    *("website_url", "industry", "contact_email", "contact_phone"),
)
Missing = dict[str, list[str]]


def list_missing(profile: SenderProfile) -> Missing:
    """Return every obstacle at once; empty when the profile can be handed in."""
    brand = Brand.objects.filter(profile=profile).first()
    return {
        **_check_facts(profile),
        **_check_account(profile),
        **_check_brand(profile, brand),
        **_check_campaigns(profile, brand),
        **_check_documents(profile, brand),
    }


def _check_facts(profile: SenderProfile) -> Missing:
    missing: Missing = {}
    if not profile.name:
        missing["name"] = ["Give the profile a name."]
    if not 0 < len(profile.short_name) <= LONGEST_SHORT_NAME:
        missing["short_name"] = ["Give the profile a short name."]
    if not profile.description:
        missing["description"] = ["Say in a sentence what this profile is for."]
    return missing


def _check_account(profile: SenderProfile) -> Missing:
    if "compliance_details" in list_unfinished_steps(profile.account.stage):
        return {"kyc": ["Hand in the compliance details of your account first."]}
    return {}


def _check_brand(profile: SenderProfile, brand: Brand | None) -> Missing:
    if profile.inherits_brand:
        return {}
    if brand is None:
        return {"brand": ["Give the profile a brand, or let it inherit your account's."]}
    asked = _ASKED_BY_TCR if _reaches_the_us(profile, brand) else _ASKED
    return {name: ["Fill this in."] for name in asked if not getattr(brand, name)}


def _check_campaigns(profile: SenderProfile, brand: Brand | None) -> Missing:
    """A campaign belongs to a brand, so nobody inherits one without the other."""
    if profile.inherits_campaign:
        sentence = "A campaign is inherited together with its brand only."
        return {} if profile.inherits_brand else {"inherit_tcr_campaign": [sentence]}
    if not _reaches_the_us(profile, brand) or profile.campaigns.exclude(state="deactivated"):
        return {}
    return {"campaigns": ["SMS to the US needs a campaign: add one, or inherit your account's."]}


def _reaches_the_us(profile: SenderProfile, brand: Brand | None) -> bool:
    if brand is None:
        return bool(US_DESTINATIONS & set(profile.account.destination_countries))
    stated = {each["id"] for each in brand.destinations}
    return not stated or bool(stated & US_DESTINATIONS)


def _check_documents(profile: SenderProfile, brand: Brand | None) -> Missing:
    if brand is None:
        return {}
    main = [each["id"] for each in brand.destinations if each.get("isMain")]
    uploaded = Document.objects.filter(case__account=profile.account)
    there = set(uploaded.values_list("country", "kind"))
    lacking = [each for each in list_papers(main) if (each.country, each.kind) not in there]
    if not lacking:
        return {}
    return {"documents": [f"{each.country}: {each.kind.label}." for each in lacking]}
