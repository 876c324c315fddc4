"""The corpus itself: large, varied, and labeled so that every finding is put to the test."""

import re
from collections import Counter

import pytest

from tests.corpus.cases import SCORED_CODES, Answer, Case
from tests.corpus.corpus import list_cases
from tests.corpus.scoring import score
from tests.corpus.serving import serve


def _opt_in_page(case: Case) -> str:
    return str(case.pages.get(case.submission["cta_url"], Answer()).body)


def test_there_are_enough_sites_of_every_kind() -> None:
    kinds = Counter(case.group.partition("_")[0] for case in list_cases())
    assert kinds.total() >= 150
    assert kinds["good"] >= 60
    assert kinds["adversarial"] >= 25


def test_every_name_is_given_once() -> None:
    names = Counter(case.name for case in list_cases())
    assert [name for name, count in names.items() if count > 1] == []


def test_every_block_finding_has_three_bad_sites_or_more() -> None:
    labels = Counter(code for case in list_cases() for code in case.expect)
    assert {code: labels[code] for code in SCORED_CODES if labels[code] < 3} == {}


def test_no_two_good_sites_ask_in_the_same_words() -> None:
    asked = Counter(
        re.sub(r"\s+", " ", _opt_in_page(case))
        for case in list_cases()
        if case.group.startswith("good_us") and _opt_in_page(case)
    )
    shared = [page[:80] for page, count in asked.items() if count > 1]
    assert len(shared) <= 1, shared  # one shop also shows a variant of its policy


@pytest.mark.parametrize(
    "trick",
    [
        "display:none",
        "visibility:hidden",
        "<p hidden>",
        "aria-hidden",
        "<!-- <p>",
        "<script>var legal",
        "<noscript>",
        "color:#ffffff",
        "font-size:0",
        "\u202e",
        "\u200b",
        "ТОР",
    ],
)
def test_the_tricks_are_there(trick: str) -> None:
    assert any(trick in _opt_in_page(case) for case in list_cases())


def test_a_label_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="typo"):
        Case("typo", "group", {}, {}, frozenset({"opt_in_no_sendr"}))


def test_the_made_up_web_follows_redirects_as_the_real_one() -> None:
    fetch = serve(
        {
            "https://shop.example/": Answer("", 301, redirect_to="/new#top"),
            "https://shop.example/new": Answer("Welcome", content_type="TEXT/HTML; Charset=UTF-8"),
            "https://loop.example/": Answer("", 302, redirect_to="https://loop.example/"),
        }
    )
    found = fetch("https://SHOP.example")
    assert (found.final_url, found.redirects) == (
        "https://shop.example/new",
        ("https://shop.example/",),
    )
    assert (found.status, found.content_type, found.charset) == (200, "text/html", "utf-8")
    assert fetch("https://loop.example/").failure == "redirect_loop"
    assert fetch("https://shop.example/lost").status == 404
    assert fetch("http://localhost:8000/").failure == "url_not_public"


def test_the_score_counts_what_was_missed_and_what_was_invented() -> None:
    case = Case(
        "shop",
        "group",
        {},
        {},
        expect=frozenset({"opt_in_no_stop", "opt_in_no_help"}),
        also=frozenset({"opt_in_no_rates"}),
    )
    found = {"shop": frozenset({"opt_in_no_stop", "opt_in_no_rates", "opt_in_no_terms"})}
    result = score([case], found)
    assert (result.precision, result.recall) == (0.5, 0.5)
    assert [(slip.code, slip.invented) for slip in result.slips] == [
        ("opt_in_no_help", False),
        ("opt_in_no_terms", True),
    ]
