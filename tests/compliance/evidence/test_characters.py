from __future__ import annotations

import codecs

import pytest

from tests.compliance.evidence.visits import read

_TYPE = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2">'
_LATIN_2 = f"{_TYPE}<p>Łódź</p>"


def text_of(body: bytes, charset: str = "", **facts: object) -> str:
    return read(body, charset=charset, **facts).text


def test_a_page_without_any_word_about_it_is_utf8() -> None:
    assert text_of("<p>Café ’ £</p>".encode()) == "Café ’ £"


@pytest.mark.parametrize(
    ("body", "charset", "text"),
    [
        ("<p>Café</p>".encode("latin-1"), "iso-8859-1", "Café"),
        ("<p>it’s £5</p>".encode("cp1252"), "iso-8859-1", "it’s £5"),
        ("<p>it’s £5</p>".encode("cp1252"), "", "it’s £5"),
        ("<p>Привет</p>".encode("koi8-r"), "KOI8-R", "Привет"),
        ("<p>日本</p>".encode("shift_jis"), "Shift_JIS", "日本"),
        ("<p>Café</p>".encode("utf-16"), "", "Café"),
        (codecs.BOM_UTF8 + "<p>Café</p>".encode(), "", "Café"),
        (codecs.BOM_UTF8 + "<p>Café</p>".encode(), "utf-8", "Café"),
        ("<meta charset='windows-1251'><p>Да</p>".encode("cp1251"), "", "Да"),
        (_LATIN_2.encode("iso-8859-2"), "", "Łódź"),
        ("<meta charset='utf-16'><p>Café</p>".encode(), "", "Café"),
        ("<meta charset='koi8-r'><p>Café</p>".encode(), "utf-8", "Café"),
        ("<p>Café</p>".encode(), "no-such-thing", "Café"),
        ("<p>Café</p>".encode(), "rot13", "Café"),
        ("<p>Café</p>".encode(), "unicode_escape", "Café"),
        ("<p>Café</p>".encode(), "idna", "Café"),
        ("<p>Café</p>".encode(), "a\x00b", "Café"),
    ],
)
def test_the_alphabet_is_the_servers_then_the_mark_then_the_pages(
    body: bytes, charset: str, text: str
) -> None:
    assert text_of(body, charset) == text


def test_a_page_cut_within_a_character_is_still_utf8() -> None:
    body = "<p>£5 at the café</p><p>£".encode()[:-1]
    assert text_of(body, truncated=True).startswith("£5 at the café")


def test_what_cannot_be_read_spoils_nothing_else() -> None:
    assert text_of(b"<p>a\xffb</p>", "utf-8") == "a\ufffdb"
