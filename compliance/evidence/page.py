"""What a visitor without scripts reads on a page. Only reading: no network, no judgment.

Whatever a page does to hide words (style, size, color, scripts, comments) hides them from us too:
a disclosure that nobody sees is none. Malformed pages are read as browsers read them, and what a
page may cost us is bounded (``markup.py``).
"""

from dataclasses import dataclass
from itertools import accumulate
from urllib.parse import urldefrag, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from compliance.evidence.characters import read_characters
from compliance.evidence.look import WHITE, Look
from compliance.evidence.markup import tame
from compliance.evidence.reading import Reading
from compliance.evidence.stylesheet import StyleSheet
from compliance.evidence.walk import Eye
from config.http import Fetched

_LONGEST_TEXT = 200_000  # characters; some seventy pages of a book
_LAST_TEXT = 50_000  # of these, from the end of the page
_LONGEST_TITLE = 300
_LONGEST_URL = 2000
_MOST_HEADINGS = 300
_SHORTEST_SECTION = 200  # less than this is the title of a section, not the section


@dataclass(frozen=True, slots=True)
class Link:
    text: str
    url: str  # absolute, http or https


@dataclass(frozen=True, slots=True)
class Page:
    title: str
    text: str  # what is visible, a line for each block; whatever is quoted is a piece of it
    links: tuple[Link, ...]
    password_fields: int
    text_inputs: int
    checked_boxes: int
    html_lang: str
    ticked: tuple[str, ...] = ()  # the lines beside boxes that are ticked beforehand
    headings: tuple[str, ...] = ()
    section: bool = False  # only the section that was asked for, and it was there


def read_page(fetched: Fetched, *, section: str = "") -> Page:
    """Read an HTML page; with ``section`` only that part of it, if it has one of that name."""
    parsers = [LexborHTMLParser(part) for part in tame(read_characters(fetched))]
    reading = Reading(section=section)
    sheet = StyleSheet.read(style.text() for parser in parsers for style in parser.css("style"))
    linked = any(parser.css_first("link[rel~=stylesheet]") for parser in parsers)
    painted = linked or sheet.paints
    eye = Eye(sheet, painted)
    for parser in parsers:
        if parser.root is not None:
            for step in eye.walk(parser.root, Look(paper=None if painted else WHITE)):
                reading.take(step)
            reading.end_line()
    return Page(
        title=_read_title(parsers[0]),
        text=_cut_out(reading),
        links=_resolve(reading, _find_base(parsers[0], fetched.final_url or fetched.url)),
        password_fields=reading.password_fields,
        text_inputs=reading.text_inputs,
        checked_boxes=reading.checked_boxes,
        html_lang=_read_language(parsers[0]),
        ticked=tuple(reading.ticked),
        headings=_list_headings(reading),
        section=reading.place is not None,
    )


def _list_headings(reading: Reading) -> tuple[str, ...]:
    places = {place for place, _ in reading.headings[:_MOST_HEADINGS]}
    starts = accumulate((len(line) + 1 for line in reading.lines), initial=0)
    return tuple(
        line for line, start in zip(reading.lines, starts, strict=False) if start in places
    )


def _cut_out(reading: Reading) -> str:
    text = "\n".join(reading.lines)
    if reading.place is not None:
        start, end = reading.place
        text = text[start : _find_section_end(reading, start, end)].strip()
    if len(text) <= _LONGEST_TEXT:
        return text
    return f"{text[: _LONGEST_TEXT - _LAST_TEXT - 1]}\n{text[-_LAST_TEXT:]}"


def _find_section_end(reading: Reading, start: int, end: int) -> int:
    """A name on a heading means everything down to the next heading of its rank."""
    if end - start >= _SHORTEST_SECTION:
        return end
    below = [heading for heading in reading.headings if heading[0] >= start]
    if not below:
        return reading.length
    level = below[0][1]
    ends = (place for place, rank in below[1:] if rank <= level and place > start)
    return next(ends, reading.length)


def _read_title(parser: LexborHTMLParser) -> str:
    title = parser.css_first("title")
    return " ".join(title.text().split())[:_LONGEST_TITLE] if title else ""


def _read_language(parser: LexborHTMLParser) -> str:
    attributes = parser.root.attributes if parser.root is not None else {}
    return (attributes.get("lang") or "").strip().lower()[:20]


def _find_base(parser: LexborHTMLParser, url: str) -> str:
    base = parser.css_first("base[href]")
    return _join(url, base.attributes.get("href") or "") or url if base else url


def _resolve(reading: Reading, base: str) -> tuple[Link, ...]:
    found = ((link.text, _join(base, link.href)) for link in reading.links)
    return tuple(Link(text, url) for text, url in found if url)


def _join(base: str, href: str) -> str:
    """Return the address that a link leads to, empty unless it is one on the web."""
    try:
        url = urljoin(base, href.strip())
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return ""
    return url if usable and len(url) <= _LONGEST_URL else ""


def get_section(url: str) -> str:
    """Return the name of the section that an address points at, empty for a whole page."""
    return urldefrag(url).fragment
