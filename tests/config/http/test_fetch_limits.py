"""A server that is slow or endless gets so much of us and no more."""

from __future__ import annotations

import gzip
import socket
import threading
import tracemalloc
import zlib
from collections.abc import Callable

import pytest

from config.http import Fetched, Limits, fetch
from tests.config.http.conftest import Site, page, redirect

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
PACKED = HEAD + b"Content-Encoding: gzip\r\n\r\n"
SLOW = Limits(connect=0.25, total=0.25, bytes=100_000)
SMALL = Limits(connect=20, total=20, bytes=100_000)


def _is_cut_in_time(seen: Fetched) -> bool:
    return seen.failure == "timeout" and 240 <= seen.elapsed_ms < 8000


def test_body_of_just_the_limit_is_whole(site: Site) -> None:
    site.answer = page(b"x" * 100_000)
    seen = fetch("http://shop.example/", limits=SMALL)
    assert (len(seen.body), seen.truncated, seen.failure) == (100_000, False, "")


def test_body_of_one_more_is_cut(site: Site) -> None:
    site.answer = page(b"x" * 100_001)
    seen = fetch("http://shop.example/", limits=SMALL)
    assert (len(seen.body), seen.truncated, seen.failure) == (100_000, True, "")


@pytest.mark.parametrize(
    ("first", "each"),
    [
        pytest.param(b"", b"H", id="status"),
        pytest.param(HEAD, b"X", id="header name"),
        pytest.param(HEAD, b"X: y\r\n", id="headers"),
        pytest.param(b"", b"HTTP/1.1 100 Continue\r\n\r\n", id="promises"),
        pytest.param(HEAD + b"\r\n", b"x", id="body"),
        pytest.param(HEAD + b"Content-Length: 1000\r\n\r\n", b"x", id="body with length"),
        pytest.param(CHUNKED, b"1\r\nx\r\n", id="chunks"),
        pytest.param(CHUNKED, b"1", id="size of a chunk"),
        pytest.param(CHUNKED + b"0\r\n", b"X: y\r\n", id="trailers"),
        pytest.param(PACKED, gzip.compress(b""), id="packed nothing"),
    ],
)
def test_server_that_dribbles_is_cut_in_time(site: Site, first: bytes, each: bytes) -> None:
    def answer(stream: socket.socket) -> None:
        stream.sendall(first)
        site.dribble(stream, each)

    site.answer = answer
    assert _is_cut_in_time(fetch("http://shop.example/", limits=SLOW))


def test_server_that_says_nothing_is_cut_in_time(site: Site) -> None:
    site.answer = lambda _: site.stopped.wait(5) and None
    assert _is_cut_in_time(fetch("http://shop.example/", limits=SLOW))


def _say_nothing(site: Site, stream: socket.socket) -> None:
    site.stopped.wait(5)


def _dribble_a_record(site: Site, stream: socket.socket) -> None:
    stream.sendall(b"\x16\x03\x03\x40\x00\x02\x00\x3f\xfc")
    site.dribble(stream, b"\x03")


@pytest.mark.parametrize("shake", [_say_nothing, _dribble_a_record])
def test_handshake_that_dribbles_is_cut_in_time(
    site: Site, shake: Callable[[Site, socket.socket], None]
) -> None:
    site.on_connect = lambda stream: shake(site, stream)
    assert _is_cut_in_time(fetch("https://shop.example/", limits=SLOW))


def test_secure_server_that_dribbles_is_cut_in_time(secure_site: Site) -> None:
    def answer(stream: socket.socket) -> None:
        stream.sendall(HEAD + b"\r\n")
        secure_site.dribble(stream, b"x")

    secure_site.answer = answer
    seen = fetch("https://shop.example/", limits=Limits(connect=1.5, total=1.5))
    assert (_is_cut_in_time(seen), seen.status) == (True, 200)
    assert seen.body.strip(b"x") == b""
    assert seen.body


def test_connection_that_is_not_answered_is_cut_in_time(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = threading.Event()

    def connect(stream: socket.socket, address: object) -> None:
        gone.wait(stream.gettimeout())
        raise TimeoutError

    monkeypatch.setattr(socket.socket, "connect", connect)
    seen = fetch("http://shop.example/", limits=Limits(connect=0.25, total=5))
    assert _is_cut_in_time(seen)


def test_time_counts_over_all_redirects(site: Site) -> None:
    def answer(stream: socket.socket) -> None:
        site.stopped.wait(0.05)
        stream.sendall(redirect(f"/{len(site.requests)}"))

    site.answer = answer
    limits = Limits(connect=0.25, total=0.25, redirects=200)
    assert _is_cut_in_time(fetch("http://shop.example/", limits=limits))


@pytest.mark.parametrize(
    "first",
    [
        HEAD + b"\r\n",
        HEAD + b"Content-Length: 10737418240\r\n\r\n",
        CHUNKED + b"280000000\r\n",
        CHUNKED + b"-1\r\n",
    ],
    ids=["endless", "length", "chunk", "negative-chunk"],
)
def test_body_without_end_is_cut_and_costs_little_memory(site: Site, first: bytes) -> None:
    def answer(stream: socket.socket) -> None:
        stream.sendall(first)
        site.flood(stream, b"x" * 65_536)

    site.answer = answer
    seen, peak = _fetch_and_weigh(SMALL)
    assert (seen.truncated, seen.failure, seen.status) == (True, "", 200)
    assert len(seen.body) <= 100_000
    assert peak < 2_000_000


def _bomb() -> tuple[bytes, bytes]:
    """Return a beginning, and a kilobyte to repeat that unpacks to a megabyte each time."""
    packer = zlib.compressobj(9, wbits=16 + zlib.MAX_WBITS)
    beginning = packer.compress(b"") + packer.flush(zlib.Z_FULL_FLUSH)
    return beginning, packer.compress(bytes(2**20)) + packer.flush(zlib.Z_FULL_FLUSH)


def test_packed_ten_gigabytes_are_cut_and_cost_little_memory(site: Site) -> None:
    beginning, megabyte = _bomb()
    assert len(megabyte) < 1200

    def answer(stream: socket.socket) -> None:
        stream.sendall(PACKED + beginning)
        for _ in range(1024):
            stream.sendall(megabyte * 10)

    site.answer = answer
    seen, peak = _fetch_and_weigh(Limits(total=20))
    assert (len(seen.body), seen.truncated, seen.failure) == (2_097_152, True, "")
    assert peak < 16_000_000


def test_bomb_that_comes_at_once_costs_little_memory(site: Site) -> None:
    beginning, megabyte = _bomb()
    site.answer = page(beginning + megabyte * 1000, "Content-Encoding: gzip")
    seen, peak = _fetch_and_weigh(SMALL)
    assert (len(seen.body), seen.truncated) == (100_000, True)
    assert peak < 8_000_000


def test_packed_nothing_without_end_is_cut(site: Site) -> None:
    """It never reaches a limit on what comes out, so what goes in is counted too."""

    def answer(stream: socket.socket) -> None:
        stream.sendall(PACKED)
        site.flood(stream, gzip.compress(b"") * 1000)

    site.answer = answer
    seen, peak = _fetch_and_weigh(SMALL)
    assert (seen.body, seen.truncated, seen.failure) == (b"", True, "")
    assert peak < 2_000_000


@pytest.mark.parametrize(
    "each",
    [b"X: y\r\n", b"X" * 1000, b"X: " + b"y" * 60_000 + b"\r\n", b" folded\r\n"],
    ids=["many", "one-without-end", "long", "folded"],
)
def test_headers_without_end_are_cut(site: Site, each: bytes) -> None:
    def answer(stream: socket.socket) -> None:
        stream.sendall(HEAD)
        site.flood(stream, each)

    site.answer = answer
    seen, peak = _fetch_and_weigh(SMALL)
    assert (seen.failure, seen.status) == ("bad_answer", 0)
    assert peak < 2_000_000


def test_promises_without_end_are_cut(site: Site) -> None:
    site.answer = lambda stream: site.flood(stream, b"HTTP/1.1 100 Continue\r\n\r\n" * 50)
    assert fetch("http://shop.example/", limits=SMALL).failure == "bad_answer"


def test_body_of_a_redirect_is_not_read(site: Site) -> None:
    def answer(stream: socket.socket) -> None:
        stream.sendall(b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/\r\n\r\n")
        site.dribble(stream, b"x")

    site.answer = answer
    assert fetch("http://shop.example/", limits=SLOW).failure == "url_not_public"


def _fetch_and_weigh(limits: Limits) -> tuple[Fetched, int]:
    """Return the visit and the most memory that it took, in bytes; the server's part included."""
    tracemalloc.start()
    try:
        seen = fetch("http://shop.example/", limits=limits)
        return seen, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
