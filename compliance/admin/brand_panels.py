"""The page of a brand. Its tax id is not even read; the last four digits are kept beside it."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from compliance.admin.registration_panels import build_place, build_problem, show_answer
from compliance.admin.registration_version import build_registration_timeline
from compliance.admin.registration_words import describe_place, mask_tax_id
from compliance.admin.registry_exchange import build_attempts, build_events, conceal
from compliance.models import Brand
from compliance.tcr.answers import LABELS
from compliance.tcr.names import INDUSTRIES
from config.panels import Facts, Panel, Table
from config.show import Badge, Folded, Link

_MOST = 50


def build_brand_panels(brand: Any) -> Sequence[Panel]:
    return [
        build_place(brand),
        build_problem(brand),
        _build_words(brand),
        _build_campaigns(brand),
        _build_answers(brand),
        build_attempts(brand),
        build_events(brand),
        build_registration_timeline(brand),
    ]


def _build_words(brand: Brand) -> Facts:
    said = [f"{each.get('id', '')}: {each.get('description', '')}" for each in brand.feedback]
    raw = [Folded("feedback", conceal(brand.feedback))] if brand.feedback else []
    rows = [
        ("Brand id", brand.tcr_brand_id),
        ("Identity status", brand.identity_status),
        ("Status", brand.tcr_status),
        ("Universal EIN", mask_tax_id(brand.universal_ein)),
        ("Feedback", [*map(conceal, said), *raw]),
        ("PIN sent to a sole proprietor", brand.pin_sent_at),
    ]
    return Facts("What the registry says", rows)


def _build_campaigns(brand: Brand) -> Table:
    rows = [
        (
            Link(each.name, reverse("admin:compliance_campaign_change", args=[each.pk])),
            each.tcr_campaign_id,
            Badge(each.state),
            describe_place(each),
        )
        for each in brand.campaigns.order_by("-created_at")[:_MOST]
    ]
    headers = ("Campaign", "Id there", "State", "Why it stands there")
    return Table("Campaigns", headers, rows, empty="No campaign belongs to it.")


def _build_answers(brand: Brand) -> Facts:
    columns = {column.name for column in brand._meta.concrete_fields}
    names = [name for name in LABELS if name in columns]
    rows = [(LABELS[name], _show(brand, name)) for name in names]
    return Facts("As it was sent", [*rows, ("Notes", brand.notes)])


def _show(brand: Brand, name: str) -> Any:
    if name == "tax_id":
        return mask_tax_id(brand.tax_id_last4)
    if name == "entity_type":
        return brand.get_entity_type_display()
    if name == "industry":
        return INDUSTRIES.get(brand.industry, brand.industry)
    return show_answer(brand, name)
