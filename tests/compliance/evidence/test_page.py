from __future__ import annotations

import pytest

from compliance.evidence.page import Link, read_page
from tests.compliance.evidence.visits import SITE, read
from tests.websites import answer

PAGE = """
<!doctype html><html lang="en-GB"><head><title>Toys  &amp; more</title><style>p{margin:0}</style>
<meta name="description" content="unseen"></head><body>
<nav><ul><li><a href="/">Home</a><li><a href="privacy">Privacy <b>policy</b></a></ul></nav>
<h1>Hand-made
   toys</h1>
<p>From <em>Bristol</em>, since&nbsp;1998.<br>Come in.</p>
<!-- STOP --><script>document.write("STOP")</script><noscript>STOP</noscript>
<template><p>STOP</p></template>
<form><label><input type="checkbox" name="a"> I agree</label> <input type="text">
<input placeholder="STOP" alt="STOP" title="STOP"><input type="password">
<textarea>Your message</textarea><input type="submit" value="Send it"></form>
<details><summary>More</summary>Folded text</details>
<img alt="STOP" src="a.png"></body></html>
"""


def test_a_page_is_read_as_a_visitor_reads_it() -> None:
    page = read(PAGE)
    assert page.title == "Toys & more"
    assert page.html_lang == "en-gb"
    assert page.text.split("\n") == [
        "Home",
        "Privacy policy",
        "Hand-made toys",
        "From Bristol, since 1998.",
        "Come in.",
        "I agree",
        "Your message",
        "Send it",
        "More",
        "Folded text",
    ]
    assert page.links == (Link("Home", f"{SITE}/"), Link("Privacy policy", f"{SITE}/privacy"))
    assert (page.password_fields, page.text_inputs, page.checked_boxes) == (1, 3, 0)


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("/privacy", f"{SITE}/privacy"),
        ("privacy", f"{SITE}/shop/privacy"),
        ("../privacy", f"{SITE}/privacy"),
        ("?page=2", f"{SITE}/shop/?page=2"),
        ("#privacy", f"{SITE}/shop/#privacy"),
        ("//cdn.example/p", "https://cdn.example/p"),
        (" http://other.example/ ", "http://other.example/"),
        ("javascript:alert(1)", ""),
        ("mailto:a@b.example", ""),
        ("tel:+44", ""),
        ("data:text/html,hi", ""),
        ("http://[broken", ""),
        ("https://" + "a" * 3000, ""),
    ],
)
def test_links_are_absolute_and_lead_to_the_web(href: str, url: str) -> None:
    page = read(f"<a href='{href}'>Here</a>", url=f"{SITE}/shop/")
    assert page.links == ((Link("Here", url),) if url else ())


def test_a_base_moves_links() -> None:
    page = read('<head><base href="https://other.example/x/"></head><a href="y">Here</a>')
    assert page.links == (Link("Here", "https://other.example/x/y"),)


def test_a_redirect_moves_links() -> None:
    fetched = answer(f"{SITE}/", '<a href="y">Here</a>', final_url="https://shop.example/a/b")
    assert read_page(fetched).links == (Link("Here", "https://shop.example/a/y"),)


def test_a_picture_can_be_a_link_and_nothing_cannot() -> None:
    page = read('<a href="/a"><img src="a.png" alt="Privacy"></a><a href="/b"></a><a>text</a>')
    assert page.links == (Link("", f"{SITE}/a"),)


def test_boxes_ticked_beforehand_are_counted_with_their_words() -> None:
    page = read(
        """<label><input type=checkbox checked> Send me offers</label>
        <div><input type="checkbox" CHECKED></div><div>Texts please</div>
        <label><input type=checkbox checked disabled> Needed cookies</label>
        <label><input type=checkbox> Not ticked</label><input type=hidden checked>"""
    )
    assert page.checked_boxes == 2
    assert page.ticked == ("Send me offers", "Texts please")


SECTIONS = (
    "<h1>Toys</h1><p>We make toys.</p><h2 id='privacy'>Privacy policy</h2><p>We keep numbers.</p>"
    "<h3>Texts</h3><p>We send texts.</p><h2>Contact</h2><p>Write to us.</p>"
)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        (SECTIONS, "Privacy policy\nWe keep numbers.\nTexts\nWe send texts."),
        (
            SECTIONS.replace("<h2 id='privacy'>", "<a name=privacy></a><h2>"),
            "Privacy policy\nWe keep numbers.\nTexts\nWe send texts.",
        ),
        (
            f"<p>Toys</p><section id=privacy><h4>Privacy</h4><p>{'We keep it. ' * 20}</p></section>"
            "<p>After</p>",
            f"Privacy\n{'We keep it. ' * 20}".strip(),
        ),
        (SECTIONS.replace("<h2>Contact</h2><p>Write to us.</p>", ""), None),
    ],
)
def test_one_section_of_a_page_can_be_read_alone(html: str, text: str | None) -> None:
    page = read_page(answer(f"{SITE}/", html), section="privacy")
    assert page.section
    assert page.text == (text or "Privacy policy\nWe keep numbers.\nTexts\nWe send texts.")
    assert page.text in read(html).text


def test_a_section_that_is_not_there_leaves_the_whole_page() -> None:
    page = read_page(answer(f"{SITE}/", SECTIONS), section="terms")
    assert not page.section
    assert page.text == read(SECTIONS).text


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<",
        "<<<>>>",
        "</p></p></div>",
        "<p>a<div>b</p>c</div>",
        "<table><p>a<tr><td>b",
        "<!--",
        "<script>",
        "<title>",
        "<a href='",
        "<p \x00 =\"'>text",
        "<select><option>a<select>b",
        "<svg><style><p>text</style></svg>",
        "\ufeff<p>text",
        "<style>}}{{@media</style><p>text",
        "<p style=':;:;color:#zz;opacity:.;left:-'>text",
        "<textarea></title>",
        "<frameset><frame src=a></frameset>",
    ],
)
def test_no_markup_is_too_malformed(html: str) -> None:
    page = read(html)
    assert isinstance(page.text, str)
    assert "\x00" not in page.text


def test_words_run_on_in_a_line_and_blocks_do_not() -> None:
    assert read("<p>S<b>TO</b>P</p><div>a</div><div>b</div>").text == "STOP\na\nb"


def test_a_style_can_give_an_inline_element_its_own_line() -> None:
    html = "<style>.line{display:block}</style><span class=line>a</span><span class=line>b</span>"
    assert read(html).text == "a\nb"
