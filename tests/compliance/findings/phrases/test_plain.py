from __future__ import annotations

import pytest

from compliance.findings.phrases.plain import (
    LONGEST_QUOTE,
    Span,
    count_words,
    make_plain,
    pattern,
    split_sentences,
)


def sentences(text: str) -> list[str]:
    plain = make_plain(text)
    return [plain.quote(*span) for span in split_sentences(plain)]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Reply STOP", "reply stop"),
        ("ST\u200bO\u00adP", "stop"),
        ("a \u200b b", "a b"),
        ("don’t “do” that – ever", 'don\'t "do" that - ever'),
        ("\u202eSTOP\u202c", "stop"),
        ("SТОP", "sТОp"),  # Cyrillic letters stay what they are
        ("ſTOP", "ſtop"),
        ("ＳＴＯＰ", "ＳＴＯＰ"),
    ],
)
def test_text_is_made_comparable_but_letters_stay_letters(source: str, text: str) -> None:
    assert make_plain(source).text == text


@pytest.mark.parametrize(
    "source", ["x Reply ST\u200bOP now", "\ufeffReply\u00ad STOP", "Reply STOP"]
)
def test_what_is_found_is_quoted_as_it_was_written(source: str) -> None:
    plain = make_plain(source)
    found = pattern("reply stop").search(plain.text)
    assert found
    quote = plain.quote(*found.span())
    assert quote in source
    assert make_plain(quote).text == "reply stop"


def test_a_long_quote_ends_with_a_word() -> None:
    source = "word " * 200
    quote = make_plain(source).quote(0, len(source))
    assert len(quote) <= LONGEST_QUOTE
    assert quote.endswith("word")
    assert quote in source


def test_a_long_sentence_is_quoted_around_what_was_found() -> None:
    source = f"{'before ' * 100}STOP {'after ' * 100}"
    plain = make_plain(source)
    at = plain.text.index("stop")
    quote = plain.quote_around(Span(at, at + 4), Span(0, len(source)))
    assert "STOP" in quote
    assert quote in source


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("See e.g. Rome. Then go.", ["See e.g. Rome.", "Then go."]),
        ("From Finch Ltd. Reply STOP.", ["From Finch Ltd. Reply STOP."]),
        ("We text you; reply STOP", ["We text you;", "reply STOP"]),
        ("One\nTwo", ["One", "Two"]),
        ("it goes\non here", ["it goes\non here"]),
        ("texts from\nHazel & Finch", ["texts from\nHazel & Finch"]),
        ("We share:\nnumbers", ["We share:", "numbers"]),
        ("Home | Shop • Help", ["Home |", "Shop •", "Help"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


def test_what_is_too_long_for_a_sentence_is_cut() -> None:
    pieces = sentences("word " * 2000)
    assert len(pieces) > 5


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("one two-three don't", 3), ("a@b.example 12", 2), ("日本語の文章です", 4)],
)
def test_words_are_counted_as_a_reader_counts(text: str, count: int) -> None:
    assert count_words(text) == count


def test_counting_stops_when_it_is_enough() -> None:
    assert count_words("word " * 5000, most=300) == 300
