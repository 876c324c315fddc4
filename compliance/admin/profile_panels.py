"""What staff sees of a sender profile: who it is, what it will send under, how far it has come."""

from collections.abc import Sequence
from typing import Any

from accounts.admin.timeline import build_moment
from accounts.models import SenderProfile
from accounts.selectors import list_events, list_steps
from compliance.models import Campaign
from compliance.selectors import get_profile_brand, list_profile_campaigns
from compliance.services.provisioning.steps import STEPS
from config.panels import Facts, Panel, Table, Text, Timeline
from config.show import Badge, Website

_MOST_EVENTS = 50


def build_panels(profile: SenderProfile) -> Sequence[Panel]:
    """Return the panels of a profile's page, in order."""
    campaigns = [_build_campaign(each) for each in list_profile_campaigns(profile)]
    samples = [_build_samples(each) for each in list_profile_campaigns(profile)]
    return [
        _build_facts(profile),
        _build_brand(profile),
        *campaigns,
        *samples,
        _build_steps(profile),
        _build_timeline(profile),
    ]


def _build_facts(profile: SenderProfile) -> Facts:
    rows = [
        ("Id", str(profile.pk)),
        ("Short name", profile.short_name),
        ("What it is for", profile.description),
        ("Number of its own", profile.number),
        ("Default of the account", profile.is_default),
        ("Inherits the brand", profile.inherits_brand),
        ("Inherits the campaigns", profile.inherits_campaign),
        ("Who pays", profile.get_billing_model_display()),
        ("Told to the customer", profile.rejection),
        ("Deleted by the customer", profile.deleted_at),
    ]
    return Facts("Sender profile", rows)


def _build_brand(profile: SenderProfile) -> Facts:
    brand = get_profile_brand(profile)
    if brand is None:
        return Facts("Brand", [("Brand", "None yet.")])
    rows: list[tuple[str, Any]] = [
        ("Whose", "the account's, inherited" if profile.inherits_brand else "its own"),
        ("State", Badge(brand.state)),
        ("Legal name", brand.business_name),
        ("Known to customers as", brand.display_name),
        ("Type of business", brand.get_entity_type_display()),
        ("Country", brand.country),
        ("Tax id", f"…{brand.tax_id_last4}" if brand.tax_id_last4 else ""),
        ("Address", [brand.street, brand.city, brand.region, brand.postal_code]),
        ("Website", Website(brand.website_url) if brand.website_url else ""),
        ("Industry", brand.industry),
        ("Contact", [brand.contact_name, brand.contact_email, brand.contact_phone]),
        ("Sends to", ", ".join(each["id"] for each in brand.destinations)),
        ("Notes", brand.notes),
    ]
    return Facts("Brand", rows)


def _build_campaign(campaign: Campaign) -> Facts:
    rows = [
        ("State", Badge(campaign.state)),
        ("What it sends", campaign.description),
        ("Use cases", ", ".join(each["use_case"] for each in campaign.use_cases)),
        ("How people opt in", campaign.message_flow),
        ("Messages a month", campaign.volume),
        ("Answer to an opt-in", campaign.opt_in_message),
        ("Answer to STOP", campaign.opt_out_message),
        ("Answer to HELP", campaign.help_message),
    ]
    return Facts(f"Campaign “{campaign.name}”", rows)


def _build_samples(campaign: Campaign) -> Text:
    samples = [text for each in campaign.use_cases for text in each["samples"]]
    return Text(f"Samples of “{campaign.name}”", "\n\n".join(samples))


def _build_steps(profile: SenderProfile) -> Table:
    begun = {step.name: step for step in list_steps(profile)}
    rows = []
    for step in STEPS:
        row = begun.get(step.name)
        problem = [row.code, row.problem, row.request_id] if row and row.problem else ""
        rows.append((step.title, row.done_at if row else "", row.tries if row else "", problem))
    return Table("Set-up", ("Step", "Done", "Tries", "What stopped it"), rows)


def _build_timeline(profile: SenderProfile) -> Timeline:
    events = list_events(profile.account).filter(facts__profile_id=str(profile.pk))
    newest = events.order_by("-sequence")[:_MOST_EVENTS]
    return Timeline("Timeline", [build_moment(event) for event in newest])
