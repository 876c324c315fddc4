"""A campaign as TCR wants it.

One use case is sent as it is; several become MIXED with the single ones as its parts, or LOW_VOLUME
below two thousand messages a month, which costs less. A sole proprietor has one use case only, with
all of these as its parts. Whether links and phone numbers stand in the samples is read from them,
because a wrong answer there means a new campaign.
"""

import re
from typing import Any

from compliance.models import Campaign
from compliance.models.submission import EntityType
from compliance.tcr.names import MIXED_PARTS, ON_THE_WIRE, SUB_USE_CASES

LOW_VOLUME_BELOW = 2000  # messages a month
OPT_OUT_KEYWORDS = "STOP,STOPALL,UNSUBSCRIBE,CANCEL,END,QUIT,REVOKE,OPTOUT"
OPT_IN_KEYWORDS = "START,UNSTOP,SUBSCRIBE"
HELP_KEYWORDS = "HELP,INFO"
_ENDINGS = "com|net|org|io|co|us|info|biz|app|dev|shop|store|link|ly|me"
_LINK = re.compile(
    rf"https?://|www\.|\b[a-z0-9-]+\.[a-z]{{2,}}/|\b[a-z0-9-]+\.(?:{_ENDINGS})\b", re.I
)
_PHONE = re.compile(r"(?:\+?1[ .-]?)?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}|\+\d{8,15}")
_SOLE, _LOW, _MIXED = "SOLE_PROPRIETOR", "LOW_VOLUME", "MIXED"
_MOST_PARTS, _LEAST_OF_MIXED = 5, 2


def name_use_case(campaign: Campaign) -> str:
    """Return TCR's use case."""
    names = list_use_cases(campaign)
    if campaign.brand.entity_type == EntityType.SOLE_TRADER:
        return _SOLE
    if is_low_volume(campaign):
        return _LOW
    return names[0] if len(names) == 1 else _MIXED


def list_use_cases(campaign: Campaign) -> list[str]:
    names = (str(each["use_case"]) for each in campaign.use_cases)
    return list(dict.fromkeys(ON_THE_WIRE.get(name, name) for name in names))


def list_samples(campaign: Campaign) -> list[str]:
    """Return the sample messages, five at most, each once."""
    samples = (text for each in campaign.use_cases for text in each["samples"])
    return list(dict.fromkeys(text for text in samples if text))[:5]


def is_low_volume(campaign: Campaign) -> bool:
    """Special use cases (charity, emergency, …) have their own price whatever the volume."""
    usual = {_MIXED, _LOW, *SUB_USE_CASES}.issuperset(list_use_cases(campaign))
    return usual and campaign.volume.isdecimal() and int(campaign.volume) < LOW_VOLUME_BELOW


def describe_campaign(campaign: Campaign) -> dict[str, Any]:
    """Return the body of a registration."""
    samples = list_samples(campaign)
    body = {
        "brandId": campaign.brand.tcr_brand_id,
        "usecase": name_use_case(campaign),
        "subUsecases": _list_parts(campaign),
        **describe_changeable(campaign),
        "embeddedLink": any(map(_LINK.search, samples)),
        "embeddedPhone": any(map(_PHONE.search, samples)),
        "numberPool": False,
        "ageGated": False,
        "directLending": False,
        "affiliateMarketing": False,
        "subscriberOptin": True,
        "subscriberOptout": True,
        "subscriberHelp": True,
        "termsAndConditions": True,
        "referenceId": str(campaign.pk),
    }
    return body if not campaign.is_mock else {**body, "mock": True}


def describe_changeable(campaign: Campaign) -> dict[str, Any]:
    """Return what may still be changed once TCR has the campaign."""
    samples = {f"sample{n}": text for n, text in enumerate(list_samples(campaign), start=1)}
    body = {
        "description": campaign.description,
        "messageFlow": campaign.message_flow,
        **samples,
        "optinKeywords": campaign.opt_in_keywords or OPT_IN_KEYWORDS,
        "optoutKeywords": campaign.opt_out_keywords or OPT_OUT_KEYWORDS,
        "helpKeywords": campaign.help_keywords or HELP_KEYWORDS,
        "optinMessage": campaign.opt_in_message,
        "optoutMessage": campaign.opt_out_message,
        "helpMessage": campaign.help_message,
        "privacyPolicyLink": campaign.privacy_url,
        "termsAndConditionsLink": campaign.terms_url,
    }
    return {name: value for name, value in body.items() if value}


def _list_parts(campaign: Campaign) -> list[str]:
    """MIXED has two to five parts, LOW_VOLUME and SOLE_PROPRIETOR one to five, others none."""
    use_case = name_use_case(campaign)
    if use_case not in (_SOLE, _LOW, _MIXED):
        return []
    parts = [name for name in list_use_cases(campaign) if name in SUB_USE_CASES]
    if len(parts) < (_LEAST_OF_MIXED if use_case == _MIXED else 1):
        parts = list(dict.fromkeys([*parts, *MIXED_PARTS]))
    return parts[:_MOST_PARTS]
