from __future__ import annotations

import pytest

from compliance.findings.wording.folding import fold


@pytest.mark.parametrize(
    "written",
    [
        "casino",
        "CASINO",
        "Cásinô",
        "cas\u200bino",
        "ca\u00adsi\u2060no",
        "саѕіnо",  # Cyrillic letters
        "ｃａｓｉｎｏ",
        "𝐜𝐚𝐬𝐢𝐧𝐨",
        "cas1no",
        "c@s1n0s",
        "c.a.s.i.n.o",
        "c a s i n o",
        "c-a-s-i-n-o",
        "\u202ecasino\u202c",
        "c\u034fasino",
    ],
)
def test_a_word_is_read_by_its_looks_and_quoted_by_its_letters(written: str) -> None:
    text = f"Our {written} tonight"
    folded = fold(text)
    start = folded.text.index("casin")
    assert folded.quote(start, start + 5) in text


@pytest.mark.parametrize(
    "text", ["b2b", "401k", "24 hours", "7-Eleven", "U.S.A.", "a b c", "p.m.", "3D printing"]
)
def test_digits_and_initials_stay_what_they_are(text: str) -> None:
    assert fold(text).text == text.lower()


def test_any_run_of_spaces_is_one_space() -> None:
    assert fold("a \t\n\u00a0 b").text == "a b"


def test_a_line_end_stays_one_where_lines_count() -> None:
    assert fold("a \n\n b  c", lines=True).text == "a\nb c"


def test_a_quote_is_cut_out_of_the_source() -> None:
    folded = fold("The  ﬁne “Straße”")
    assert folded.text == "the fine “strasse”"
    assert folded.quote(4, 8) == "ﬁne"
    assert folded.quote(3, 3) == ""


@pytest.mark.parametrize("text", ["", "\u200b", "\0", "🎉", "\ud7ff", "a" * 10_000])
def test_every_character_of_the_folded_text_has_a_place(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.starts)
    assert all(0 <= at < len(text) for at in folded.starts)
