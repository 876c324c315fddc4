"""What refuses, what may refuse and what does not, whatever dress it comes in."""

from __future__ import annotations

import time

import pytest

from contacts.refusals import Refusal, read_refusal
from tests.contacts import refusals_corpus as corpus

_LABELED = [
    (text, refusal)
    for refusal, lines in (
        (Refusal.CLEAR, corpus.CLEAR),
        (Refusal.DOUBTFUL, corpus.DOUBTFUL),
        (Refusal.NOTHING, corpus.NOTHING),
    )
    for text in corpus.read(lines)
]
_DRESSES = [
    "  {}\n\n",
    "“{}”",
    "{}!!!",
    "...{}...",
    "\U0001f6d1 {} \U0001f621\U0001f3fd",
    "❤️{}❤️",
    "​{}\ufeff",
    "*{}*",
    "¡{}!",
]
_SMART = str.maketrans({"'": "’"})


@pytest.mark.parametrize(("text", "refusal"), _LABELED)
def test_words_are_understood_as_a_reasonable_reader_would(text: str, refusal: Refusal) -> None:
    assert read_refusal(text) is refusal


@pytest.mark.parametrize("dress", _DRESSES)
def test_what_surrounds_the_words_does_not_matter(dress: str) -> None:
    changed = [
        text for text, refusal in _LABELED if read_refusal(dress.format(text)) is not refusal
    ]
    assert changed == []


@pytest.mark.parametrize("change", [str.upper, str.lower, str.title, str.swapcase])
def test_case_does_not_matter(change: object) -> None:
    assert callable(change)
    changed = [text for text, refusal in _LABELED if read_refusal(change(text)) is not refusal]
    assert changed == []


def test_blanks_commas_and_emoji_between_the_words_do_not_matter() -> None:
    for gap in ("  ", "\n", "\t", "\u00a0", ", ", " – ", " \U0001f64f "):
        changed = [
            text
            for text, refusal in _LABELED
            if read_refusal(text.replace(" ", gap)) is not refusal
        ]
        assert changed == []


def test_invisible_characters_inside_words_do_not_matter() -> None:
    for unseen in ("\u200b", "\u200d", "\u00ad", "\ufeff", "\u2060"):
        changed = [
            text
            for text, refusal in _LABELED
            if "s" not in text or read_refusal(text.replace("o", "o" + unseen)) is not refusal
        ]
        assert [text for text in changed if "s" in text] == []


@pytest.mark.parametrize("mark", ["’", "‘", "ʼ", "`", "´", "＇"])
def test_every_kind_of_apostrophe_is_one(mark: str) -> None:
    assert read_refusal(f"don{mark}t message me again") is Refusal.CLEAR
    assert read_refusal(f"I don{mark}t want these messages") is Refusal.CLEAR


@pytest.mark.parametrize("text", ["ｓｔｏｐ ｔｅｘｔｉｎｇ ｍｅ", "𝐬𝐭𝐨𝐩 𝐭𝐞𝐱𝐭𝐢𝐧𝐠 𝐦𝐞", "ARRE\u0302T"])
def test_other_shapes_of_the_same_letters_count(text: str) -> None:
    assert read_refusal(text) is Refusal.CLEAR


def test_there_are_enough_words_to_learn_from() -> None:
    counts = {each: [refusal for _, refusal in _LABELED].count(each) for each in Refusal}
    assert counts[Refusal.CLEAR] >= 60
    assert counts[Refusal.DOUBTFUL] >= 50
    assert counts[Refusal.NOTHING] >= 40
    assert len({text for text, _ in _LABELED}) == len(_LABELED)


@pytest.mark.parametrize(
    "piece",
    [
        "stop ",
        "a ",
        "dont never ",
        "x",
        "ﷺ",
        "no more of the ",
        "\u0301",
        "'",
        "ooo",
        "stop sending ",
    ],
)
def test_a_long_text_costs_no_more_than_its_length(piece: str) -> None:
    text = (piece * 10_000)[:10_000]
    best = min(_measure(text) for _ in range(5))
    assert best < 0.02  # seconds; alone on a machine it is a quarter of that


def _measure(text: str) -> float:
    begun = time.process_time()
    read_refusal(text)
    return time.process_time() - begun


def test_clear_words_in_a_long_text_are_read_by_a_person() -> None:
    story = "My aunt had a shop where we used to help out on long summer days " * 4
    assert read_refusal(story) is Refusal.NOTHING
    assert read_refusal(story + "please leave me alone") is Refusal.DOUBTFUL
    assert read_refusal("Take me off your list. " + story) is Refusal.DOUBTFUL
