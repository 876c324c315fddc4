"""Why a registration was turned down: TCR's and the reviewers' codes, our reasons, and the fields.

The codes come in free text ("804: the site cannot be verified"). Each is mapped to a reason of the
catalog, which says it in our words; the fields it asks for are the only ones that open. Codes of
the seven hundreds are about what a business does and are not put right by editing: with one of them
among the reasons no field opens, so that nobody pays for another look in vain. A code that nobody
here knows goes to staff, with TCR's own text shown to the customer meanwhile.

Taxonomy: rejection codes that direct connect aggregators publish for 10DLC campaign review.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

# Of the known families anywhere, of others only in front of a text; never part of TCR's ids.
_CODE = re.compile(r"\b[678]\d\d\b|(?:^|(?<=; ))\d{3,4}(?=\s*[-:–])")


@dataclass(frozen=True, slots=True)
class Rejection:
    reason: str  # code in the catalog of reasons
    fields: tuple[str, ...]  # of the campaign, or of its brand; empty: cannot be corrected


_ALL_TEXTS = ("description", "use_cases", "message_flow")
CAMPAIGN_REJECTIONS: dict[str, Rejection] = {
    "601": Rejection("samples_disagree", ("description", "use_cases")),
    "602": Rejection("samples_disagree", ("use_cases", "description")),
    "603": Rejection("samples_disagree", ("use_cases", "description")),
    "611": Rejection("opt_in_incomplete", ("opt_in_message", "message_flow")),
    "701": Rejection("prohibited_industry", ()),
    "702": Rejection("prohibited_industry", ()),
    "703": Rejection("prohibited_industry", ()),
    "704": Rejection("prohibited_industry", ()),
    "705": Rejection("prohibited_industry", ()),
    "706": Rejection("age_gate_missing", ("message_flow", "description")),
    "707": Rejection("prohibited_industry", ()),
    "708": Rejection("lead_generation", ()),
    "709": Rejection("high_risk_finance", ()),
    "710": Rejection("misleading_registration", ()),
    "711": Rejection("tax_id_reused", ()),
    "712": Rejection("misleading_registration", ()),
    "713": Rejection("free_mail_contact", ("description",)),
    "801": Rejection("not_a_sole_trader", ()),
    "802": Rejection("not_a_sole_trader", ()),
    "803": Rejection("no_opt_in_disclosure", ("message_flow",)),
    "804": Rejection("website_not_live", ("message_flow", "privacy_url", "terms_url")),
    "805": Rejection("privacy_policy_shares_data", ("privacy_url", "message_flow")),
    "806": Rejection("opt_in_incomplete", ("message_flow",)),
    "807": Rejection("website_not_yours", ("message_flow", "description")),
    "851": Rejection("website_not_yours", ("message_flow", "description")),
    "852": Rejection("website_not_yours", ("message_flow", "description")),
    "861": Rejection("website_not_yours", ("message_flow", "description")),
}
# TCR's feedback on a brand, by category id. What is really on file is known to the customer only.
BRAND_FEEDBACK: dict[str, Rejection] = {
    "TAX_ID": Rejection("tax_id_mismatch", ("business_name", "tax_id", "entity_type")),
    "STOCK_SYMBOL": Rejection("stock_listing_mismatch", ("stock_listing", "entity_type")),
    "GOVERNMENT_ENTITY": Rejection("entity_type_mismatch", ("entity_type", "business_name")),
    "NONPROFIT": Rejection("entity_type_mismatch", ("entity_type", "tax_id")),
}
# TCR's field names, as its refusals name them, and ours.
_BRAND_FIELDS = {
    "entityType": "entity_type",
    "companyName": "business_name",
    "displayName": "display_name",
    "ein": "tax_id",
    "einIssuingCountry": "country",
    "country": "country",
    "street": "street",
    "city": "city",
    "state": "region",
    "postalCode": "postal_code",
    "website": "website_url",
    "vertical": "industry",
    "stockSymbol": "stock_listing",
    "stockExchange": "stock_listing",
    "firstName": "contact_name",
    "lastName": "contact_name",
    "email": "contact_email",
    "businessContactEmail": "contact_email",
    "phone": "contact_phone",
    "mobilePhone": "contact_phone",
}
_CAMPAIGN_FIELDS = {
    "description": "description",
    "messageFlow": "message_flow",
    "usecase": "use_cases",
    "subUsecases": "use_cases",
    **{f"sample{number}": "use_cases" for number in range(1, 6)},
    "optinMessage": "opt_in_message",
    "optoutMessage": "opt_out_message",
    "helpMessage": "help_message",
    "optinKeywords": "opt_in_keywords",
    "optoutKeywords": "opt_out_keywords",
    "helpKeywords": "help_keywords",
    "privacyPolicyLink": "privacy_url",
    "termsAndConditionsLink": "terms_url",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a rejection comes to. ``unmapped`` holds the codes that nobody here knows."""

    codes: tuple[str, ...] = ()  # reasons of the catalog
    fields: tuple[str, ...] = ()
    unmapped: tuple[str, ...] = ()


def read_explanation(text: str) -> Reading:
    """Read the reviewers' words on a campaign; words without a code are unmapped."""
    codes = list(dict.fromkeys(_CODE.findall(text)))
    return _read(codes, CAMPAIGN_REJECTIONS, otherwise=text)


def read_feedback(categories: Iterable[str]) -> Reading:
    """Read TCR's feedback on a brand (category ids)."""
    return _read(list(dict.fromkeys(categories)), BRAND_FEEDBACK, otherwise="")


def _read(codes: list[str], table: dict[str, Rejection], *, otherwise: str) -> Reading:
    known = [table[code] for code in codes if code in table]
    strange = [code for code in codes if code not in table]
    if not codes:
        strange = [otherwise.strip()[:120] or "no code"]
    return Reading(
        codes=tuple(dict.fromkeys(each.reason for each in known)),
        fields=_open_fields(known),
        unmapped=tuple(strange),
    )


def _open_fields(known: list[Rejection]) -> tuple[str, ...]:
    if not all(each.fields for each in known):
        return ()
    return tuple(dict.fromkeys(name for each in known for name in each.fields))


def name_brand_fields(fields: Iterable[str]) -> tuple[str, ...]:
    """Return our columns for the fields of a brand that TCR names."""
    return _name(fields, _BRAND_FIELDS)


def name_campaign_fields(fields: Iterable[str]) -> tuple[str, ...]:
    return _name(fields, _CAMPAIGN_FIELDS)


def _name(fields: Iterable[str], table: dict[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(table[each] for each in fields if each in table))
