"""What may be answered when a registration is corrected."""

from __future__ import annotations

from typing import Any

import pytest

from compliance.models import Brand, Campaign
from compliance.tcr.answers import check_answers, replace_samples
from config.errors import DomainError, ErrorCode

TEXT = "Sample message number {} of Bramble Lane."


def brand(**fields: Any) -> Brand:
    return Brand(**{"country": "US", "entity_type": "private_company", **fields})


def campaign(*samples: tuple[str, ...]) -> Campaign:
    cases = [{"use_case": f"CASE_{n}", "samples": list(each)} for n, each in enumerate(samples)]
    return Campaign(use_cases=cases)


@pytest.mark.parametrize(
    ("name", "answer", "kept"),
    [
        ("business_name", "  Bramble LLC ", "Bramble LLC"),
        ("contact_phone", "+1 207 555 0142", "+12075550142"),
        ("region", "ME", "ME"),
        ("postal_code", "04101-1234", "04101-1234"),
        ("stock_listing", "NASDAQ: EXMP", "NASDAQ: EXMP"),
        ("tax_id", "12-5550299", "125550299"),
        ("website_url", "https://bramble.example", "https://bramble.example"),
        ("industry", "RETAIL", "RETAIL"),
    ],
)
def test_a_right_answer_is_kept(name: str, answer: str, kept: str) -> None:
    assert check_answers(brand(), {name: answer}) == {name: kept}


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("business_name", " "),
        ("business_name", None),
        ("region", "Maine"),
        ("postal_code", "1234"),
        ("postal_code", ""),
        ("website_url", "bramble"),
        ("website_url", "http://localhost/"),
        ("contact_email", "ada"),
        ("contact_phone", "555"),
        ("industry", "FLOWERS"),
        ("entity_type", "club"),
        ("stock_listing", "EXMP"),
        ("stock_listing", "NASDAQ EXMP"),
        ("tax_id", "000000000"),
    ],
)
def test_a_wrong_answer_is_named(name: str, answer: str | None) -> None:
    with pytest.raises(DomainError) as error:
        check_answers(brand(), {name: answer})
    assert error.value.code is ErrorCode.REQUEST_INVALID
    assert list(error.value.details or {}) == [name]


def test_states_and_zip_codes_are_those_of_the_country() -> None:
    abroad = brand(country="CA")
    answers = {"region": "Nova Scotia", "postal_code": "B3H 4R2"}
    assert check_answers(abroad, answers) == answers


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [
        ("description", 40, 4096),
        ("message_flow", 40, 4096),
        ("opt_in_message", 20, 320),
        ("opt_out_message", 20, 320),
        ("help_message", 20, 320),
        ("help_keywords", 2, 255),
    ],
)
def test_lengths_are_those_of_tcr(name: str, least: int, most: int) -> None:
    for length in (least, most):
        assert check_answers(campaign(), {name: "x" * length})
    for length in (least - 1, most + 1):
        with pytest.raises(DomainError):
            check_answers(campaign(), {name: "x" * length})


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("JOIN", "JOIN"),
        ("JOIN, YES", "JOIN,YES"),
        ("JOIN YES", "JOIN,YES"),
        ("STOP ALL; END,", "STOPALL,END"),
    ],
)
def test_keywords_are_joined_as_tcr_wants_them(typed: str, kept: str) -> None:
    assert check_answers(campaign(), {"opt_in_keywords": typed}) == {"opt_in_keywords": kept}


def test_samples_go_to_the_use_cases_they_replace() -> None:
    old = campaign((TEXT.format(1), TEXT.format(2)), (TEXT.format(3),))
    new = [TEXT.format(n) for n in (11, 12, 13, 14)]
    assert [case["samples"] for case in replace_samples(old, new)] == [new[:2], new[2:]]
    assert [case["use_case"] for case in replace_samples(old, new)] == ["CASE_0", "CASE_1"]


def test_before_tcr_has_it_a_sample_may_be_taken_away() -> None:
    old = campaign((TEXT.format(1), TEXT.format(2)))
    assert replace_samples(old, [TEXT.format(3)])[0]["samples"] == [TEXT.format(3)]
    old.tcr_campaign_id = "CABC123"
    with pytest.raises(ValueError, match="not taken away"):
        replace_samples(old, [TEXT.format(3)])
