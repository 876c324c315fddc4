"""Every event of a registration is told in plain words, and none of them names our staff."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import compliance.services.tcr as services
from accounts.models import AuditEvent
from compliance.models.brand import BrandState
from compliance.models.campaign import CampaignState
from compliance.models.number_assignment import AssignmentState
from compliance.services.tcr.moves import record
from compliance.tcr.timeline import VERBS, describe_event, list_lines
from tests.compliance.tcr_factories import make_brand, make_campaign
from tests.staff import make_staff

_RECORDED = re.compile(r'(?:record|move|_settle|_record)\([^()]*?"([a-z_]+)"')


def describe(verb: str, **facts: Any) -> str:
    return describe_event(AuditEvent(verb=verb, facts=facts))


def test_what_happened_is_told_newest_first(db: None) -> None:
    brand = make_brand()
    record(brand, "begin")
    record(brand, "verify")
    assert [line.text for line in list_lines(brand.account, most=5)] == [
        "Identity: verified",
        "US SMS registration begun with what your review approved",
    ]


@pytest.mark.parametrize(
    ("verb", "facts", "told"),
    [
        (
            "campaign_carrier_said",
            {"carrier": "T-Mobile", "word": "approved", "before": "review"},
            "Campaign: T-Mobile lets it through",
        ),
        (
            "brand_status_corrected",
            {"found": "unverified"},
            "Identity: the registry's record differed from ours; corrected to “turned down”",
        ),
        (
            "campaign_heartbeat",
            {
                "waits_on": "carrier",
                "since": "2026-03-02T10:00:00+00:00",
                "looked_at": "2026-03-03T09:30:00+00:00",
            },
            "Campaign: nothing moved, it has been with the carriers since 2 March, 10:00 UTC. "
            "We last asked on 3 March, 09:30 UTC.",
        ),
        (
            "brand_heartbeat",
            {"waits_on": "us", "since": "2026-03-02T10:00:00+00:00", "looked_at": ""},
            "Identity: nothing moved, it has been with us since 2 March, 10:00 UTC.",
        ),
        (
            "brand_correct",
            {"fields": ["business_name", "tax_id"], "cost": "4.00"},
            "Identity: corrected “Legal name” and “EIN / Tax ID”; the registry charges 4.00 USD "
            "for this",
        ),
        (
            "brand_escalate",
            {"days": 10},
            "Identity: late, after more than 10 business days; our senior staff asks about it",
        ),
        (
            "campaign_return",
            {"fields": ["description"]},
            "Campaign: we asked you to correct “What you send”",
        ),
        ("number_registered", {}, "Number may send to the US"),
    ],
)
def test_facts_are_told_in_words(verb: str, facts: dict[str, Any], told: str) -> None:
    assert describe(verb, **facts) == told


def test_a_word_that_nobody_knows_is_quoted_without_tax_id_and_tricks() -> None:
    told = describe("campaign_unmapped", words="rejection 12-5550299 \u202eevil")
    assert "5550299" not in told
    assert "[U+202E]" in told


def test_half_of_a_correction_is_not_told_twice() -> None:
    assert "campaign_correct" in VERBS
    assert "campaign_edit" not in VERBS


def test_an_unknown_state_of_the_registry_is_told_as_it_is() -> None:
    assert "“hibernating”" in describe("campaign_status_corrected", found="hibernating")


def test_every_transition_has_its_words() -> None:
    moves = {
        **{f"brand_{name}": BrandState for name in ("verify", "fail", "suspend", "register")},
        **{f"campaign_{name}": CampaignState for name in ("activate", "expire", "deactivate")},
        **{f"assignment_{name}": AssignmentState for name in ("confirm", "fail", "forget")},
    }
    assert set(moves) <= VERBS


def test_whatever_the_services_record_is_told() -> None:
    texts = [path.read_text() for path in Path(services.__path__[0]).glob("*.py")]
    recorded = {name for text in texts for name in _RECORDED.findall(text)}
    told = {verb.partition("_")[2] for verb in VERBS}
    assert len(recorded) > 10
    assert recorded <= told


def test_no_line_names_who_of_our_staff_it_was(db: None) -> None:
    campaign = make_campaign()
    staff = make_staff("senior")
    record(campaign, "nudge", actor=staff)
    (line,) = list_lines(campaign.account, most=5)
    assert line.text == "Campaign: we asked its reviewers about it"
    assert staff.full_name not in line.text
