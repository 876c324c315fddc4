"""Nothing that a server sends is an error of ours."""

from __future__ import annotations

import random
import socket
import struct

import pytest

from config.http import Limits, fetch
from tests.config.http.conftest import Site, page, redirect

SMALL = Limits(connect=20, total=20, bytes=20_000)


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"\r\n",
        b"garbage\r\n\r\n",
        b"SSH-2.0-OpenSSH_9.6\r\n",
        b"\x16\x03\x01\x00\x05hello",
        b"\x00" * 1000,
        b"HTTP/1.1\r\n\r\n",
        b"HTTP/1.1 OK\r\n\r\n",
        b"HTTP/1.1 20 OK\r\n\r\n",
        b"HTTP/1.1 2000 OK\r\n\r\n",
        b"HTTP/1.1 -200 OK\r\n\r\n",
        b"HTTP/2.0 200 OK\r\n\r\n",
        b"HTTP/1.1 100 Continue\r\n\r\n",
        "HTTP/1.1 ２００ OK\r\n\r\n".encode(),
    ],
)
def test_what_is_no_http_is_a_bad_answer(site: Site, answer: bytes) -> None:
    site.answer = answer
    seen = fetch("http://shop.example/", limits=SMALL)
    assert (seen.failure, seen.status, seen.body) == ("bad_answer", 0, b"")
    assert seen.address == "127.0.0.1"


def test_connection_that_is_reset_is_a_bad_answer(site: Site) -> None:
    def reset(stream: socket.socket) -> None:
        stream.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    site.on_connect = reset
    assert fetch("http://shop.example/", limits=SMALL).failure in {"bad_answer", "unreachable"}


def test_port_where_nobody_listens_is_unreachable(site: Site) -> None:
    site.stop()
    seen = fetch("http://shop.example/", limits=SMALL)
    assert (seen.failure, seen.address, seen.status) == ("unreachable", "", 0)


def test_page_that_breaks_off_keeps_what_came(site: Site) -> None:
    site.answer = page(b"half a page").replace(b"Content-Length: 11", b"Content-Length: 99")
    seen = fetch("http://shop.example/", limits=SMALL)
    assert (seen.failure, seen.status, seen.body) == ("bad_answer", 200, b"half a page")


@pytest.mark.parametrize("size", [b"-1", b"-5", b"zz", b"", b"f" * 70_000, b"7fffffffffffffff"])
def test_chunk_of_an_odd_size_is_a_bad_answer(site: Site, size: bytes) -> None:
    site.answer = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + size + b"\r\nabc\r\n"
    seen = fetch("http://shop.example/", limits=SMALL)
    assert seen.status == 200
    assert seen.failure == "bad_answer"


@pytest.mark.parametrize("coding", ["br", "zstd", "gzip, gzip", "gzip, br", "compress", "x"])
def test_packing_that_was_not_asked_for_is_a_bad_answer(site: Site, coding: str) -> None:
    site.answer = page(b"hello", f"Content-Encoding: {coding}")
    seen = fetch("http://shop.example/", limits=SMALL)
    assert (seen.failure, seen.status, seen.body) == ("bad_answer", 200, b"")


def test_packing_that_is_broken_is_a_bad_answer(site: Site) -> None:
    site.answer = page(b"this is not gzip", "Content-Encoding: gzip")
    assert fetch("http://shop.example/", limits=SMALL).failure == "bad_answer"


def test_early_hint_that_is_never_followed_is_a_bad_answer(site: Site) -> None:
    site.answer = b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n"
    assert fetch("http://shop.example/", limits=SMALL).failure == "bad_answer"


@pytest.mark.parametrize("length", ["-1", "1, 2", "x", "9" * 5000, "+5", "0x10"])
def test_odd_length_is_survived(site: Site, length: str) -> None:
    site.answer = f"HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\nhello".encode()
    assert fetch("http://shop.example/", limits=SMALL).failure in {"", "bad_answer"}


_SEEDS = (
    page(b"<p>hello</p>" * 20, "Content-Encoding: identity", "Set-Cookie: a=b"),
    redirect("http://other.example/path?query#part"),
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n"
    b"5\r\nhello\r\n0\r\n\r\n",
)


def _spoil(answer: bytes, chance: random.Random) -> bytes:
    spoiled = bytearray(answer)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(spoiled))
        kind = chance.randrange(3)
        if kind == 0:
            spoiled[at] = chance.randrange(256)
        elif kind == 1:
            del spoiled[at : at + chance.randint(1, 9)]
        else:
            spoiled[at:at] = chance.choice([b"\r\n", b"\x00", b"\xff\xfe", b":", b"-1", b"9" * 30])
        spoiled = spoiled or bytearray(b"\n")
    return bytes(spoiled)


@pytest.mark.parametrize("seed", range(3))
def test_spoiled_answers_are_survived(site: Site, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(100):
        site.answer = _spoil(chance.choice(_SEEDS), chance)
        seen = fetch("http://shop.example/", limits=SMALL)
        assert bool(seen.failure) == bool(seen.detail), (seen, site.answer)
