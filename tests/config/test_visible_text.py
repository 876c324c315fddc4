"""Text that hides or reorders itself is written out."""

from __future__ import annotations

import pytest

from config.show import Badge, Website, show
from config.visible_text import make_visible


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("plain text", "plain text"),
        ("exe\u202egnp.invoice", "exe[U+202E]gnp.invoice"),
        ("a\u2066b\u2069c", "a[U+2066]b[U+2069]c"),
        ("Bank\u200bname", "Bank[U+200B]name"),
        ("nul\x00 bell\x07 tab\t", "nul[U+0000] bell[U+0007] tab[U+0009]"),
        ("two\r\nlines", "two\nlines"),
        ("hangul\u3164filler", "hangul[U+3164]filler"),
        ("Zoë Müller, 東京", "Zoë Müller, 東京"),
        ("no\u00a0break", "no\u00a0break"),
        ("lone\ud800surrogate", "lone[U+D800]surrogate"),
    ],
)
def test_control_and_invisible_characters_are_written_out(text: str, seen: str) -> None:
    assert make_visible(text) == seen


def test_markup_is_escaped() -> None:
    assert "&lt;script&gt;" in show("<script>")
    assert "&lt;b&gt;" in show(Badge("<b>"))


def test_web_address_opens_elsewhere_and_tells_nothing() -> None:
    link = show(Website("https://www.example.com/a?b=1&c=2"))
    assert 'rel="noopener noreferrer nofollow"' in link
    assert ">https://www.example.com/a?b=1&amp;c=2</a>" in link


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//example.com",
        "https://exam\u202eple.com",
        "https://ex\u0430mple.com",
        "https://[half",
        "https://",
    ],
)
def test_anything_else_stays_text(address: str) -> None:
    assert "href" not in show(Website(address))


def test_nothing_is_shown_as_a_dash() -> None:
    assert show(None) == show("") == show([]) == "—"
    assert "0" in show(0)
