"""The page of a campaign: the same as a brand's, and what each carrier says."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from compliance.admin.carrier_words import list_words, show_word
from compliance.admin.registration_panels import build_place, build_problem, show_answer
from compliance.admin.registration_version import build_registration_timeline
from compliance.admin.registry_exchange import build_attempts, build_events
from compliance.models import Campaign
from compliance.tcr.answers import LABELS
from config.panels import Facts, Panel, Table
from config.show import Badge, Link

_MOST = 50


def build_campaign_panels(campaign: Any) -> Sequence[Panel]:
    return [
        build_place(campaign),
        _build_carriers(campaign),
        build_problem(campaign),
        _build_words(campaign),
        _build_numbers(campaign),
        _build_answers(campaign),
        build_attempts(campaign),
        build_events(campaign),
        build_registration_timeline(campaign),
    ]


def _build_carriers(campaign: Campaign) -> Table:
    rows = [
        (each.name, show_word(each.word), each.tcr_status, each.since, each.note)
        for each in list_words(campaign.carriers.all())
    ]
    headers = ("Carrier", "Word", "In its own words", "Since", "Why")
    note = "A carrier need not say anything: until it does, it is unknown."
    return Table("Carrier by carrier", headers, rows, note=note)


def _build_words(campaign: Campaign) -> Facts:
    monthly = f"{campaign.monthly_fee} USD" if campaign.monthly_fee is not None else ""
    rows = [
        ("Campaign id", campaign.tcr_campaign_id),
        ("Status", campaign.tcr_status),
        ("Sharing with our provider", campaign.sharing_status),
        ("All reviewers (DCAs) chosen", campaign.dca_complete_at),
        ("Fee a month", monthly),
        ("Billed", campaign.billed_at),
        ("Renews or expires", campaign.renews_at),
        ("Nudged by us", campaign.nudged_at),
    ]
    return Facts("What the registry says", rows)


def _build_numbers(campaign: Campaign) -> Table:
    rows = [
        (
            Link(
                each.number.e164,
                reverse("admin:compliance_numberassignment_change", args=[each.pk]),
            ),
            [Badge(each.state), each.state_since],
            each.problem,
        )
        for each in campaign.assignments.select_related("number").order_by("-created_at")[:_MOST]
    ]
    headers = ("Number", "State, since", "Problem")
    return Table("Numbers", headers, rows, empty="No number was assigned to it.")


def _build_answers(campaign: Campaign) -> Facts:
    columns = {column.name for column in campaign._meta.concrete_fields}
    names = [name for name in LABELS if name in columns and name != "use_cases"]
    rows = [(LABELS[name], show_answer(campaign, name)) for name in names]
    samples = [
        (f"{LABELS['use_cases']}, {each['use_case']}", list(each["samples"]))
        for each in campaign.use_cases
    ]
    return Facts("As it was sent", [*samples, ("Messages a month", campaign.volume), *rows])
