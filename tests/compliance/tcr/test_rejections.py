"""Why it was turned down: every code has a reason of the catalog, and opens fields that exist."""

from __future__ import annotations

import pytest

from compliance.models import Brand, Campaign
from compliance.selectors import list_reasons
from compliance.tcr.answers import LABELS
from compliance.tcr.rejections import (
    BRAND_FEEDBACK,
    CAMPAIGN_REJECTIONS,
    Reading,
    name_brand_fields,
    name_campaign_fields,
    read_explanation,
    read_feedback,
)

PUBLISHED = {
    *(str(code) for code in (601, 602, 603, 611, *range(701, 714), *range(801, 808))),
    *("851", "852", "861"),
}
_602 = CAMPAIGN_REJECTIONS["602"].fields
_804 = CAMPAIGN_REJECTIONS["804"].fields
_805 = CAMPAIGN_REJECTIONS["805"].fields
NOT_FIXABLE = {"701", "702", "703", "704", "705", "707", "708", "709"}


def test_every_published_code_is_known() -> None:
    assert set(CAMPAIGN_REJECTIONS) == PUBLISHED


@pytest.mark.django_db
def test_every_reason_is_in_the_catalog() -> None:
    known = set(list_reasons().values_list("code", flat=True))
    tables = (*CAMPAIGN_REJECTIONS.values(), *BRAND_FEEDBACK.values())
    assert {each.reason for each in tables} | {"other"} <= known


def test_every_field_is_a_column_with_a_label() -> None:
    for model, table in ((Campaign, CAMPAIGN_REJECTIONS), (Brand, BRAND_FEEDBACK)):
        columns = {field.name for field in model._meta.get_fields()}
        asked = {name for each in table.values() for name in each.fields}
        assert asked <= columns & set(LABELS)


def test_what_a_business_does_is_not_put_right_by_editing() -> None:
    assert not [code for code in NOT_FIXABLE if CAMPAIGN_REJECTIONS[code].fields]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("602 - The samples do not fit.", Reading(("samples_disagree",), _602, ())),
        ("804", Reading(("website_not_live",), _804, ())),
        ("Rejected (code 602): samples.", Reading(("samples_disagree",), _602, ())),
        ("602 - a; 602 - b", Reading(("samples_disagree",), _602, ())),
        (
            "602 - a; 805 - b",
            Reading(("samples_disagree", "privacy_policy_shares_data"), (*_602, *_805), ()),
        ),
        (
            "701 - cannabis; 804 - site",
            Reading(("prohibited_industry", "website_not_live"), (), ()),
        ),
        ("999 - Nobody knows", Reading((), (), ("999",))),
        ("602 - a; 999 - b", Reading(("samples_disagree",), _602, ("999",))),
        ("688 - new in the family", Reading((), (), ("688",))),
        ("It is not good enough.", Reading((), (), ("It is not good enough.",))),
        ("", Reading((), (), ("no code",))),
        ("Campaign C701ABC of B8042Q6 is declined", None),
        ("Write at most 320 characters", None),
    ],
)
def test_the_reviewers_words(text: str, expected: Reading | None) -> None:
    assert read_explanation(text) == (expected or Reading((), (), (text,)))


def test_a_long_text_without_a_code_is_cut() -> None:
    assert len(read_explanation("word " * 100).unmapped[0]) == 120


def test_feedback_on_a_brand() -> None:
    reading = read_feedback(["TAX_ID", "STOCK_SYMBOL", "TAX_ID"])
    assert reading.codes == ("tax_id_mismatch", "stock_listing_mismatch")
    assert reading.fields == ("business_name", "tax_id", "entity_type", "stock_listing")


def test_the_catch_all_category_is_for_staff() -> None:
    assert read_feedback(["OTHERS"]) == Reading((), (), ("OTHERS",))


def test_fields_that_a_refusal_names_are_ours() -> None:
    assert name_brand_fields(["ein", "companyName", "ein", "x"]) == ("tax_id", "business_name")
    assert name_campaign_fields(["sample1", "sample3", "messageFlow"]) == (
        "use_cases",
        "message_flow",
    )
