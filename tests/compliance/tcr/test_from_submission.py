"""Brand and campaign are what the approved version says."""

from __future__ import annotations

from typing import Any

import pytest

from compliance.models import Submission
from compliance.tcr.from_submission import describe_as_brand, describe_as_campaign
from tests.compliance.services.tcr.us_company import values_of


def make(**changes: Any) -> Submission:
    return Submission(**values_of(**changes))


def test_a_brand_is_copied_word_for_word() -> None:
    columns = describe_as_brand(make())
    for name in ("business_name", "tax_id", "street", "city", "region", "industry", "country"):
        assert columns[name] == getattr(make(), name)


def test_a_business_without_an_industry_is_professional() -> None:
    assert describe_as_brand(make(industry=""))["industry"] == "PROFESSIONAL"


@pytest.mark.parametrize(
    ("kind", "use_case"),
    [
        ("authentication", "TWO_FA"),
        ("notifications", "ACCOUNT_NOTIFICATION"),
        ("marketing", "MARKETING"),
        ("customer_care", "CUSTOMER_CARE"),
        ("mixed", "MIXED"),
    ],
)
@pytest.mark.parametrize("entity_type", ["private_company", "sole_trader"])
def test_every_kind_of_messages_is_a_use_case(kind: str, use_case: str, entity_type: str) -> None:
    columns = describe_as_campaign(make(use_case_type=kind, entity_type=entity_type))
    assert columns["use_cases"][0]["use_case"] == use_case
    assert len(columns["use_cases"][0]["samples"]) == 2


def test_texts_keep_to_tcr_s_lengths_whatever_was_typed() -> None:
    long = make(
        business_name="B" * 200, use_case="u" * 4000, cta_url="https://e.example/" + "c" * 480
    )
    columns = describe_as_campaign(long)
    assert len(columns["name"]) <= 100
    assert 40 <= len(columns["message_flow"]) <= 4096
    for name in ("opt_in_message", "opt_out_message", "help_message"):
        assert 20 <= len(columns[name]) <= 320


def test_what_is_answered_has_all_that_the_ctia_asks() -> None:
    columns = describe_as_campaign(make())
    for word in ("Bramble Lane", "frequency", "rates", "HELP", "STOP"):
        assert word in columns["opt_in_message"]
    assert "STOP" in columns["help_message"]
    assert make().cta_url in columns["message_flow"]
