"""A stored page as text with the quoted words marked."""

from __future__ import annotations

from compliance.admin.page_text import Quoted, mark_quotes


def quoted(anchor: str, quote: str) -> Quoted:
    return Quoted(anchor, quote, "why")


def test_quoted_words_are_marked_and_the_text_stays_whole() -> None:
    text = "Home\nWe may text you.\nReply STOP to opt out."
    stretches = mark_quotes(text, [quoted("quote-1", "STOP"), quoted("quote-0", "may text")])
    assert [(each.text, each.anchors) for each in stretches] == [
        ("Home\nWe ", ()),
        ("may text", ("quote-0",)),
        (" you.\nReply ", ()),
        ("STOP", ("quote-1",)),
        (" to opt out.", ()),
    ]


def test_overlapping_quotes_become_one_mark() -> None:
    found = [quoted("quote-0", "STOP to opt"), quoted("quote-1", "opt out"), quoted("risk-0", "o")]
    marked = [each for each in mark_quotes("Reply STOP to opt out.", found) if each.anchors]
    assert [each.text for each in marked] == ["STOP to opt out"]
    assert marked[0].anchors == ("quote-0", "risk-0", "quote-1")


def test_words_that_are_not_there_mark_nothing() -> None:
    stretches = mark_quotes("Home", [quoted("quote-0", "Privacy"), quoted("quote-1", "")])
    assert [(each.text, each.anchors) for each in stretches] == [("Home", ())]
    assert mark_quotes("", []) == []


def test_quote_far_down_a_long_page_is_shown_with_what_surrounds_it() -> None:
    text = "x" * 500_000 + "STOP" + "y" * 500_000
    stretches = mark_quotes(text, [quoted("quote-0", "STOP")])
    assert [each.is_gap for each in stretches] == [False, True, False, False, False, True]
    assert sum(len(each.text) for each in stretches) < 202_000
    assert stretches[3].text == "STOP"
    assert stretches[2].text == "x" * 400
