"""What changed in an answer, word by word."""

from __future__ import annotations

import time

import pytest

from compliance.admin.word_diff import (
    compare_addresses,
    compare_lists,
    compare_texts,
    is_same,
)
from config.show import NEW, OLD, SAME, Pieces, show


def write(diff: Pieces) -> str:
    marks = {SAME: "{}", OLD: "[-{}-]", NEW: "[+{}+]"}
    return "".join(marks[kind].format(text) for kind, text in diff.pieces)


LONG = "Order confirmations sent to customers after a purchase in our shop."


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Acme Corp, LLC", "Acme Corp LLC", "[-Acme Corp, LLC-] → [+Acme Corp LLC+]"),
        ("", LONG, f"— → [+{LONG}+]"),
        (LONG, "", f"[-{LONG}-] → —"),
        (
            LONG,
            "Order confirmations and delivery notes sent to customers after a purchase in our "
            "shop.",
            "Order confirmations [+and delivery notes +]sent to customers after a purchase in our "
            "shop.",
        ),
        (
            LONG,
            "Order confirmations sent to members after a purchase in our shop.",
            "Order confirmations sent to [-customers -][+members +]after a purchase in our shop.",
        ),
        (LONG, LONG.removesuffix("."), f"{LONG.removesuffix('.')}[-.-]"),
        (
            LONG,
            "Something else altogether, about which nobody has said a word so far, at length.",
            f"[-{LONG}-] → "
            "[+Something else altogether, about which nobody has said a word so far, at length.+]",
        ),
        (
            "Bestellbestätigungen an Kundinnen und Kunden nach dem Kauf",
            "Bestellbestätigungen an Kundinnen und Freunde nach dem Kauf",
            "Bestellbestätigungen an Kundinnen und [-Kunden -][+Freunde +]nach dem Kauf",
        ),
    ],
)
def test_texts(old: str, new: str, expected: str) -> None:
    assert write(compare_texts(old, new)) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "https://acme.example/privacy",
            "https://acme.example/legal/privacy",
            "https://acme.example/[+legal/+]privacy",
        ),
        (
            "https://acme.example/privacy-policy?lang=en",
            "https://acne.example/privacy-policy?lang=en",
            "https://[-acme.example/-][+acne.example/+]privacy-policy?lang=en",
        ),
        ("", "https://acme.example", "— → [+https://acme.example+]"),
        ("http://a.example", "https://b.example", "[-http://a.example-] → [+https://b.example+]"),
    ],
)
def test_addresses_are_compared_part_by_part(old: str, new: str, expected: str) -> None:
    assert write(compare_addresses(old, new)) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (["FR", "IE"], ["IE", "US"], "IE, [-FR-], [+US+]"),
        ([], ["US"], "[+US+]"),
        (["US"], [], "[-US-]"),
        ([], [], ""),
    ],
)
def test_lists_are_compared_entry_by_entry(old: list[str], new: list[str], expected: str) -> None:
    assert write(compare_lists(old, new)) == expected


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Café Ada", "Cafe\u0301 Ada", True),
        ("Ada  Example ", "Ada Example", True),
        ("Ada\nExample", "Ada Example", True),
        ("Ada Example", "ADA Example", False),
        ("Ada Example", "Ada Ex\u0430mple", False),
    ],
)
def test_spaces_and_accents_spelled_differently_are_no_change(
    one: str, other: str, same: bool
) -> None:
    assert is_same(one, other) is same


def test_nothing_of_a_text_is_lost_between_the_pieces() -> None:
    new = "Order confirmations,   and more,\nsent to customers after a purchase in our web shop."
    pieces = compare_texts(LONG, new).pieces
    assert "".join(text for kind, text in pieces if kind != OLD) == new


def test_hostile_words_are_shown_and_not_obeyed() -> None:
    text = show(compare_texts("Plain words " * 5, "Plain words " * 5 + "<b>\u202eevil</b>"))
    assert "&lt;b&gt;[U+202E]evil&lt;/b&gt;" in text
    assert "<b>" not in text


@pytest.mark.parametrize("words", [2000, 20_000])
def test_long_and_repetitive_texts_cost_little(words: int) -> None:
    start = time.perf_counter()
    compare_texts("a b c " * (words // 3), "b a c " * (words // 3))
    assert time.perf_counter() - start < 2
