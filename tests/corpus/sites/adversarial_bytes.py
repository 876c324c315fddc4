"""Pages that are huge, broken, wrongly declared, or framed. Their words are in order."""

from collections.abc import Callable
from dataclasses import replace

from tests.corpus.cases import Answer, Case
from tests.corpus.markup.classic import semantic, tables
from tests.corpus.site import Site
from tests.corpus.sites.composed import compose_us
from tests.corpus.sites.good_abroad import GALWAY, LAREDO
from tests.corpus.sites.good_uk import BARBERS, GARDEN
from tests.corpus.sites.good_us_care import SALON, VET
from tests.corpus.sites.good_us_keyword import FOOD_TRUCK
from tests.corpus.sites.good_us_learning import LIBRARY
from tests.corpus.sites.good_us_shops import BOOKS, HARDWARE

GROUP = "adversarial_bytes"
Rewrite = Callable[[str], Answer]


def rewritten(site: Site, name: str, rewrite: Rewrite, *expect: str) -> Case:
    """Every page of a good site, sent another way."""
    case = site.case(GROUP, name, *expect)
    return replace(case, pages={url: rewrite(str(page.body)) for url, page in case.pages.items()})


def undeclared(page: str) -> str:
    """Return the page without a word about its encoding."""
    for words in ('<meta charset="utf-8">', '<meta charset="UTF-8">', "<meta charset=utf-8>"):
        page = page.replace(words, "")
    return page.replace("charset=utf-8", "").replace("charset=UTF-8", "").replace("UTF-8", "")


def latin(page: str) -> bytes:
    return undeclared(page).encode("cp1252", "xmlcharrefreplace")


def in_windows_letters(page: str) -> Answer:
    return Answer(latin(page), content_type="text/html; charset=windows-1252")


def in_latin_undeclared(page: str) -> Answer:
    return Answer(latin(page), content_type="text/html")


def in_utf8_undeclared(page: str) -> Answer:
    return Answer(undeclared(page).encode(), content_type="text/html")


def in_utf8_called_latin(page: str) -> Answer:
    return Answer(undeclared(page).encode(), content_type="text/html; charset=iso-8859-1")


def in_latin_called_utf8(page: str) -> Answer:
    return Answer(latin(page), content_type="text/html; charset=utf-8")


def in_unknown_charset(page: str) -> Answer:
    return Answer(page.encode(), content_type="text/html; charset=x-klingon-8")


def in_quoted_charset(page: str) -> Answer:
    return Answer(page.encode(), content_type='TEXT/HTML;Charset="UTF-8"; boundary=x')


def in_utf16(page: str) -> Answer:
    return Answer(undeclared(page).encode("utf-16"), content_type="text/html; charset=utf-16")


def with_a_mark(page: str) -> Answer:
    return Answer(b"\xef\xbb\xbf" + page.encode(), content_type="text/html")


def with_nulls(page: str) -> Answer:
    return Answer(page.replace("<p", "<!-- \x00 --><p").replace("\n", "\x0c\n"))


ENCODED = (
    rewritten(GARDEN, "uk_windows_letters", in_windows_letters),
    rewritten(BARBERS, "uk_latin_undeclared", in_latin_undeclared),
    rewritten(FOOD_TRUCK, "utf8_undeclared", in_utf8_undeclared),
    rewritten(BOOKS, "utf8_called_latin", in_utf8_called_latin),
    rewritten(GALWAY, "irish_latin_called_utf8", in_latin_called_utf8),
    rewritten(LIBRARY, "unknown_charset", in_unknown_charset),
    rewritten(SALON, "quoted_charset", in_quoted_charset),
    rewritten(LAREDO, "utf16", in_utf16),
    rewritten(VET, "byte_order_mark", with_a_mark),
    rewritten(compose_us(9), "null_bytes_and_form_feeds", with_nulls),
)


def misnested(page: str) -> Answer:
    """Closing tags in the wrong order, missing, or twice; a browser copes."""
    page = page.replace("</p>", "</b></p></i>").replace("<p>", "<i><p><b>")
    page = page.replace("</body>", "").replace("</html>", "</div></div></table>")
    return Answer(page.replace("</li>", "").replace("</label>", "</label></label>"))


def twice_over(page: str) -> Answer:
    """Two documents in one answer, as careless templates produce."""
    return Answer(page + "\n" + page)


def without_a_frame(page: str) -> Answer:
    """No html, head or body tag at all."""
    for words in ("<html", "<head>", "</head>", "</body>", "</html>"):
        page = page.replace(words, "" if words != "<html" else "<x-html")
    return Answer(page)


def as_xhtml(page: str) -> Answer:
    return Answer(page, content_type="application/xhtml+xml; charset=utf-8")


BROKEN = (
    rewritten(compose_us(4), "misnested_tags", misnested),
    rewritten(HARDWARE.but(layout=tables), "two_documents_in_one", twice_over),
    rewritten(BOOKS, "no_frame_around_the_page", without_a_frame),
    rewritten(VET, "served_as_xhtml", as_xhtml),
)


def enlarged(name: str, *, before: str = "", after: str = "", opt_in: str = "") -> Case:
    """A good shop whose home page has ``before`` above and ``after`` below what matters."""
    site = BOOKS.but(layout=semantic, opt_in=BOOKS.opt_in + opt_in)
    case = site.case(GROUP, name)
    home = str(case.pages[site.firm.url()].body)
    page = home.replace("<main>", f"<main>{before}").replace("</body>", f"{after}</body>")
    return replace(case, pages={**case.pages, site.firm.url(): Answer(page)})


HUGE = (
    enlarged("three_megabytes_below", after="<p>A used paperback, slightly foxed.</p>\n" * 75_000),
    enlarged("a_hundred_thousand_links_above", before="<a href=/1>n</a>\n" * 100_000),
    enlarged("six_thousand_boxes_deep", before="<div>" * 6_000 + "deep" + "</div>" * 6_000),
    enlarged("one_endless_word", after="<p>" + "a" * 1_000_000 + "</p>"),
    enlarged("half_a_megabyte_of_script", before="<script>" + "x=1;" * 130_000 + "</script>"),
    enlarged("long_opt_in_page", opt_in="<p>Thank you for reading on, and on, and on.</p>" * 9_000),
)

# The visitor sees pages inside frames; the answer itself holds no words. Whether that is a site to
# review is for the reviewer, so only the rest is scored.
_FRAMESET = Answer(
    "<html><head><title>Kowalski & Sons Hardware</title></head><frameset cols='20%,80%'><frame "
    "src='/menu.html'><frame src='/start.html'><noframes><p>Kowalski &amp; Sons Hardware. Your "
    "browser shows no frames.</p></noframes></frameset></html>"
)
FRAMED = replace(
    HARDWARE.case(
        GROUP,
        "home_in_a_frameset",
        also=("website_empty", "privacy_policy_missing"),
    ),
    pages={**HARDWARE.pages(), HARDWARE.firm.url(): _FRAMESET},
)
FRAME_FOR_A_MAP = (
    compose_us(5)
    .but(
        home="<h1>{brand}</h1><p>Open from five. Find us behind the station.</p><iframe "
        "src='https://maps.example/embed?q=1'></iframe><iframe srcdoc='&lt;h1&gt;This domain is "
        "for sale&lt;/h1&gt;'></iframe>"
    )
    .case(GROUP, "map_in_a_frame")
)
CASES = (*ENCODED, *BROKEN, *HUGE, FRAMED, FRAME_FOR_A_MAP)
