"""Pages made to keep a parser busy, or to fill the memory, are read within bounds."""

from __future__ import annotations

import time

import pytest

from compliance.evidence.markup import MOST_TAGS, tame
from tests.compliance.evidence.visits import read

SIZE = 2_097_152
HOSTILE = {
    "nested blocks": "<div>",
    "nested inline": "<span>",
    "unclosed formatting": "<b><i><font color=red>",
    "nested links": "<a href=/a>",
    "nested lists": "<ul><li>",
    "nested tables": "<table><tr><td>",
    "open comments": "<!--",
    "open scripts": "<script>",
    "open titles": "<title></titl",
    "open quotes": "<p a='\"",
    "angle brackets": "<",
    "closing tags": "</p>",
    "styles": "<p style='color:#fff;opacity:0' class=a>",
    "words": "share your number with partners ",
    "letters": "a",
    "lines": "a<br>",
    "entities": "&amp;&lt;&nbsp;",
    "zero widths": "a\u200bb ",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_a_page_of_one_thing_two_mebibytes_long_is_read_in_bounds(piece: str) -> None:
    body = (piece * (SIZE // len(piece) + 1)).encode()[:SIZE]
    began = time.process_time()
    page = read(body, truncated=True)
    assert time.process_time() - began < 3
    assert len(page.text) <= 200_000
    assert len(page.links) <= MOST_TAGS


def test_many_attributes_and_reopened_formatting_cost_nothing() -> None:
    attributes = "<p " + " ".join(f"a{number}='>'" for number in range(100_000)) + ">text</p>"
    reopened = "<p>" + "".join(f"<b a{number}>" for number in range(30_000)) + "</p>" + "<p>x" * 9
    began = time.process_time()
    assert read(attributes).text == "text"
    assert read(reopened).text.endswith("x")
    assert time.process_time() - began < 3


def test_of_a_hundred_thousand_links_the_first_and_the_last_are_kept() -> None:
    middle = "<a href='/item'>Item</a>" * 100_000
    html = f"<a href='/first'>First</a>{middle}<a href='/privacy'>Privacy policy</a>"
    page = read(html)
    assert page.links[0].text == "First"
    assert page.links[-1].text == "Privacy policy"
    assert len(page.links) <= MOST_TAGS // 2


def test_of_a_very_long_text_the_beginning_and_the_end_are_kept() -> None:
    page = read(f"<p>First.</p>{'<p>' + 'word ' * 200_000 + '</p>'}<p>Reply STOP to end.</p>")
    assert page.text.startswith("First.\n")
    assert page.text.endswith("\nReply STOP to end.")


def test_an_ordinary_page_is_handed_on_in_one_piece() -> None:
    assert tame('<p class="a" onclick="x()">a <a HREF=/b>b</a></p>') == [
        '<p class="a">a <span-a href="/b">b</span-a></p>'
    ]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p title='a > b'>text</p>", "text"),
        ("<p title=\"<script>\">text</p><script>if (a <b && c == '</p>') x()</script>", "text"),
        ("<!-- <a title='--> text <!-- '> -->", "text"),
        ("<!-->text<!-- a -->", "text"),
        ("<!-- a --!>text", "text"),
        ("<textarea><b>text</b></textarea>", "<b>text</b>"),
        ("<title><b>t</b></title><p>text", "text"),
        ("a <b and c> text", "a text"),
        ("1 < 2 text", "1 < 2 text"),
        ("<SCRIPT>x</SCRIPT >text", "text"),
        ("<script>'<\\/script>'</script>text", "text"),
        ("<p>te<!-- -->xt<script></script></p>", "text"),
        ("<p a=b/>text", "text"),
        ("<svg><path d='M0 0'/></svg>text", "text"),
    ],
)
def test_taming_leaves_what_a_visitor_reads(html: str, text: str) -> None:
    assert read(html).text == text
