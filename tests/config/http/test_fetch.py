"""A page that a stranger named is looked at, and what came of it is told."""

from __future__ import annotations

import gzip
import re
import zlib
from typing import Any

import pytest

from config.http import fetch
from tests.config.http.conftest import Names, Site, page, redirect


def test_page_is_fetched_with_all_that_is_known_about_it(site: Site) -> None:
    site.answer = page(b"<h1>Ada's Flowers</h1>", 'Content-Type: TEXT/HTML; Charset="UTF-8"')
    site.answer = site.answer.replace(b"Content-Type: text/html\r\n", b"")
    seen = fetch("http://Shop.example")
    assert (seen.url, seen.final_url) == ("http://Shop.example", "http://shop.example/")
    assert (seen.status, seen.failure, seen.detail) == (200, "", "")
    assert (seen.content_type, seen.charset) == ("text/html", "utf-8")
    assert (seen.body, seen.truncated) == (b"<h1>Ada's Flowers</h1>", False)
    assert (seen.address, seen.tls, seen.redirects) == ("127.0.0.1", "", ())
    assert 0 <= seen.elapsed_ms < 5000


def test_request_says_who_asks_and_carries_nothing_else(site: Site, settings: Any) -> None:
    settings.PUBLIC_URL = "https://gate.example.com"
    fetch("http://shop.example/a b".replace(" ", "%20") + "?ä#part")
    lines = site.requests[0].split("\r\n")
    assert lines[0] == "GET /a%20b?%C3%A4 HTTP/1.1"
    assert sorted(lines[1:-2]) == [
        "Accept-Encoding: gzip, deflate",
        "Accept: text/html, application/xhtml+xml, text/plain;q=0.9",
        "Connection: close",
        "Host: shop.example",
        "User-Agent: Gatehouse-Review/1.0 (+https://gate.example.com)",
    ]


@pytest.mark.parametrize("name", ["http_proxy", "HTTP_PROXY", "all_proxy", "https_proxy"])
def test_proxies_of_the_environment_are_not_used(
    site: Site, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, "http://127.0.0.1:9/")
    assert fetch("http://shop.example/").status == 200


@pytest.mark.parametrize("status", [200, 204, 304, 401, 404, 410, 429, 500, 503, 999])
def test_status_is_told_as_it_is(site: Site, status: int) -> None:
    site.answer = page(b"", status=f"{status} Whatever")
    seen = fetch("http://shop.example/")
    assert (seen.status, seen.failure) == (status, "")


def _deflate_raw(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(body) + packer.flush()


@pytest.mark.parametrize(
    ("coding", "pack"),
    [
        ("gzip", gzip.compress),
        ("X-GZIP", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", _deflate_raw),
        ("identity", bytes),
    ],
)
def test_packed_page_is_unpacked(site: Site, coding: str, pack: Any) -> None:
    site.answer = page(pack(b"flowers " * 5000), f"Content-Encoding: {coding}")
    seen = fetch("http://shop.example/")
    assert (seen.body, seen.truncated, seen.failure) == (b"flowers " * 5000, False, "")


def test_page_in_chunks_is_put_together(site: Site) -> None:
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    site.answer = head + b"3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nTrailer: x\r\n\r\n"
    assert fetch("http://shop.example/").body == b"abcde"


def test_page_without_a_length_ends_with_the_connection(site: Site) -> None:
    site.answer = b"HTTP/1.0 200 OK\r\n\r\nhello"
    seen = fetch("http://shop.example/")
    assert (seen.body, seen.content_type, seen.failure) == (b"hello", "", "")


@pytest.mark.parametrize(
    ("header", "content_type", "charset"),
    [
        ("application/pdf", "application/pdf", ""),
        ("text/html;charset=iso-8859-1", "text/html", "iso-8859-1"),
        ("text/html; boundary=x; charset='UTF-8'", "text/html", "utf-8"),
        ("<script>/html; charset=<b>", "", ""),
        ("nonsense", "", ""),
        ("", "", ""),
    ],
)
def test_content_type_is_read_without_markup(
    site: Site, header: str, content_type: str, charset: str
) -> None:
    site.answer = f"HTTP/1.1 200 OK\r\nContent-Type: {header}\r\n\r\n".encode()
    seen = fetch("http://shop.example/")
    assert (seen.content_type, seen.charset) == (content_type, charset)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirect_is_followed_and_remembered(site: Site, status: int) -> None:
    site.answers = [redirect("/home?x=1#part", "Set-Cookie: a=b", status=f"{status} Over there")]
    seen = fetch("http://shop.example/start")
    assert (seen.status, seen.failure) == (200, "")
    assert seen.final_url == "http://shop.example/home?x=1"
    assert seen.redirects == ("http://shop.example/start",)
    assert site.requests[1].startswith("GET /home?x=1 HTTP/1.1\r\n")
    assert not re.search(r"(?i)cookie|referer", site.requests[1])


def test_three_redirects_are_followed(site: Site) -> None:
    site.answers = [redirect(f"//s{n}.example/") for n in (1, 2, 3)]
    seen = fetch("http://s0.example/")
    assert (seen.status, seen.final_url) == (200, "http://s3.example/")
    assert seen.redirects == ("http://s0.example/", "http://s1.example/", "http://s2.example/")


def test_ten_redirects_are_cut_after_three(site: Site) -> None:
    site.answers = [redirect(f"/{n}") for n in range(1, 11)]
    seen = fetch("http://shop.example/0")
    assert (seen.failure, seen.status) == ("redirect_loop", 302)
    assert seen.final_url == "http://shop.example/3"
    assert len(seen.redirects) == 3
    assert len(site.requests) == 4


def test_redirect_to_itself_is_a_loop_at_once(site: Site) -> None:
    site.answer = redirect("/")
    seen = fetch("http://shop.example/")
    assert (seen.failure, len(site.requests)) == ("redirect_loop", 1)


@pytest.mark.parametrize("there", ["http://shop.example", "HTTP://SHOP.example:80/#again"])
def test_redirect_to_itself_in_another_spelling_is_cut(site: Site, there: str) -> None:
    site.answer = redirect(there)
    seen = fetch("http://shop.example/")
    assert (seen.failure, len(site.requests)) == ("redirect_loop", 4)


def test_redirect_back_and_forth_is_a_loop_at_once(site: Site) -> None:
    site.answers = [redirect("/b"), redirect("/a")]
    seen = fetch("http://shop.example/a")
    assert (seen.failure, len(site.requests)) == ("redirect_loop", 2)


INWARD = (
    "http://127.0.0.1/",
    "https://10.0.0.8/",
    "//127.1/",
    "http://[::ffff:127.0.0.1]/",
    "http://169.254.169.254/latest/meta-data/",
    "http://localhost/",
    "http://user@shop.example/",
    "http://shop.example:8080/",
    "http://shop.example\\@127.0.0.1/",
    "\\\\127.0.0.1\\x",
    "http://[shop.example]/",
    "http://127.0.0.1 @shop.example/",
    "file:///etc/passwd",
    "gopher://127.0.0.1:6379/_FLUSHALL",
    "javascript:alert(1)",
    "http://www.inward.com/",
    "http://\u202eshop.example/",
    "/" + "a" * 5000,
)


@pytest.mark.parametrize("location", INWARD)
def test_redirect_that_leads_inward_is_refused(site: Site, names: Names, location: str) -> None:
    names.answers["www.inward.com"] = [["10.0.0.1"]]
    site.answers = [redirect(location)]
    seen = fetch("http://shop.example/")
    assert seen.failure == "url_not_public", seen
    assert seen.redirects == ("http://shop.example/",)
    assert (seen.status, seen.address, seen.body) == (0, "", b"")
    assert seen.final_url.isprintable()
    assert len(seen.final_url) <= 4097
    assert len(site.requests) == 1


@pytest.mark.parametrize(
    ("location", "asked"),
    [
        ("/two words", "GET /two%20words HTTP/1.1"),
        ("/ä", "GET /%C3%A4 HTTP/1.1"),
        ("next", "GET /a/next HTTP/1.1"),
        ("../up", "GET /up HTTP/1.1"),
        ("?page=2", "GET /a/b?page=2 HTTP/1.1"),
        ("/x\x01\x7fy", "GET /x%01%7Fy HTTP/1.1"),
        ("/x\u202ey", "GET /x%E2%80%AEy HTTP/1.1"),
    ],
)
def test_careless_redirect_is_understood(site: Site, location: str, asked: str) -> None:
    site.answers = [redirect(location)]
    assert fetch("http://shop.example/a/b").status == 200
    assert site.requests[1].split("\r\n")[0] == asked


def test_redirect_in_latin_letters_is_understood(site: Site) -> None:
    site.answers = [redirect("/ä").replace("ä".encode(), "ä".encode("latin-1"))]
    assert fetch("http://shop.example/").final_url == "http://shop.example/%C3%A4"


@pytest.mark.parametrize("answer", [redirect(""), redirect("  "), page(b"", status="302 Found")])
def test_redirect_to_nowhere_is_a_bad_answer(site: Site, answer: bytes) -> None:
    site.answer = answer
    seen = fetch("http://shop.example/")
    assert (seen.failure, seen.status, len(site.requests)) == ("bad_answer", 302, 1)
