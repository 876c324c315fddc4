"""All live campaigns and what each carrier says of them."""

from __future__ import annotations

from typing import Any

import pytest

from accounts.roles import StaffRole
from compliance.models import Campaign
from tests.compliance.admin.registry_desk import MATRIX
from tests.compliance.tcr_factories import make_campaign, make_word
from tests.staff import browser_of

pytestmark = pytest.mark.django_db
ATT, T_MOBILE = "10017", "10035"


def show(query: str = "") -> Any:
    return browser_of(StaffRole.VIEWER).get(MATRIX + query).context["matrix"]


def names(query: str) -> list[str]:
    return [row.campaign.text for row in show(query).rows]


@pytest.fixture
def campaigns() -> dict[str, Campaign]:
    made = {name: make_campaign(name=name) for name in ("mixed", "silent", "good")}
    make_word(made["mixed"], ATT, "approved")
    make_word(made["mixed"], T_MOBILE, "rejected", note="The opt-in page does not open.")
    for carrier in ("10017", "10035", "10038", "10037", "10036"):
        make_word(made["good"], carrier, "approved")
    make_campaign(name="draft", state="draft", tcr_campaign_id="")
    make_campaign(name="over", state="expired")
    return made


@pytest.mark.parametrize("role", StaffRole.values)
def test_every_role_reads_the_matrix(role: str, campaigns: dict[str, Campaign]) -> None:
    answer = browser_of(role).get(MATRIX)
    assert answer.status_code == 200
    for words in ("AT&amp;T", "T-Mobile", "mixed", "The opt-in page does not open."):
        assert words in answer.content.decode()


def test_live_campaigns_stand_there_with_a_word_of_each_carrier(
    campaigns: dict[str, Campaign],
) -> None:
    rows = {row.campaign.text: [cell.badge.text for cell in row.cells] for row in show().rows}
    assert rows == {
        "mixed": ["approved", "rejected", "unknown", "unknown", "unknown"],
        "silent": ["unknown"] * 5,
        "good": ["approved"] * 5,
    }


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("?word=rejected", ["mixed"]),
        ("?word=approved", ["good", "mixed"]),
        ("?word=unknown", ["silent", "mixed"]),
        (f"?word=approved&carrier={T_MOBILE}", ["good"]),
        (f"?word=unknown&carrier={ATT}", ["silent"]),
        (f"?carrier={ATT}", ["good", "silent", "mixed"]),
        ("?word=nonsense&carrier=1&p=x", ["good", "silent", "mixed"]),
    ],
)
def test_campaigns_are_found_by_a_carriers_word(
    campaigns: dict[str, Campaign], query: str, wanted: list[str]
) -> None:
    assert names(query) == wanted


def test_a_word_that_nobody_here_knows_is_as_unknown_as_none() -> None:
    campaign = make_campaign(name="puzzling")
    make_word(campaign, ATT, "unknown", tcr_status="PUZZLED")
    assert names(f"?word=unknown&carrier={ATT}") == ["puzzling"]


def test_a_carrier_that_we_know_only_by_number_is_not_left_out() -> None:
    make_word(make_campaign(), "19999", "suspended")
    (row,) = show().rows
    assert row.others == ["Carrier 19999: suspended"]


def test_a_long_matrix_has_pages() -> None:
    for _ in range(51):
        make_campaign()
    first, second = show(), show("?p=2")
    assert (len(first.rows), len(second.rows)) == (50, 1)
    assert (first.previous, first.next[-3:]) == ("", "p=2")
    assert (second.previous[-3:], second.next) == ("p=1", "")


def test_the_matrix_is_only_looked_at() -> None:
    assert browser_of(StaffRole.SENIOR).post(MATRIX).status_code == 405
