"""The certificate is checked against the name, although the connection goes to an address."""

from __future__ import annotations

import socket
import ssl
from typing import Any

from config.http import Limits, fetch
from tests.config.http.certificates import Authority
from tests.config.http.conftest import Site, redirect

PATIENT = Limits(connect=20, total=20)


def test_secure_page_is_fetched_by_its_name(secure_site: Site) -> None:
    asked: list[str | None] = []
    assert secure_site.context
    secure_site.context.sni_callback = lambda _, name, __: asked.append(name)
    seen = fetch("https://shop.example/", limits=PATIENT)
    assert (seen.status, seen.failure, seen.tls) == (200, "", "TLSv1.3")
    assert (seen.address, seen.final_url) == ("127.0.0.1", "https://shop.example/")
    assert asked == ["shop.example"]
    assert "\r\nHost: shop.example\r\n" in secure_site.requests[0]


def test_older_but_sound_tls_is_told(secure_site: Site) -> None:
    assert secure_site.context
    secure_site.context.maximum_version = ssl.TLSVersion.TLSv1_2
    assert fetch("https://shop.example/", limits=PATIENT).tls == "TLSv1.2"


def test_redirect_to_the_secure_site_is_followed(secure_site: Site) -> None:
    secure_site.answers = [redirect("https://shop.example/")]
    seen = fetch("http://shop.example/", limits=PATIENT)
    assert (seen.status, seen.tls) == (200, "TLSv1.3")
    assert seen.redirects == ("http://shop.example/",)


def _assert_refused(site: Site, sentence: str) -> None:
    seen = fetch("https://shop.example/", limits=PATIENT)
    assert (seen.failure, seen.status, seen.body) == ("certificate", 0, b"")
    assert sentence in seen.detail
    assert site.requests == []


def test_certificate_for_another_name_is_refused(secure_site: Site, authority: Authority) -> None:
    secure_site.context = authority.context("other.example")
    _assert_refused(secure_site, "is for another name")


def test_certificate_for_the_address_is_not_one_for_the_name(
    secure_site: Site, authority: Authority
) -> None:
    secure_site.context = authority.context("127.0.0.1")
    _assert_refused(secure_site, "is for another name")


def test_expired_certificate_is_refused(secure_site: Site, authority: Authority) -> None:
    secure_site.context = authority.context("shop.example", expired=True)
    _assert_refused(secure_site, "has expired")


def test_certificate_signed_by_itself_is_refused(secure_site: Site, authority: Authority) -> None:
    secure_site.context = authority.context("shop.example", own=True)
    _assert_refused(secure_site, "nobody but itself")


def test_authority_of_the_tests_is_not_trusted_without_the_setting(
    secure_site: Site, settings: Any
) -> None:
    settings.FETCH_TEST_CA = ""
    _assert_refused(secure_site, "authority that nobody knows")


def test_site_that_does_not_speak_tls_is_told_apart(site: Site) -> None:
    site.on_connect = lambda stream: stream.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
    _assert_refused(site, "No secure connection")


def test_handshake_that_is_hung_up_on_is_unreachable(site: Site) -> None:
    def hang_up(stream: socket.socket) -> None:
        stream.recv(65_536)

    site.on_connect = hang_up
    seen = fetch("https://shop.example/", limits=PATIENT)
    assert (seen.failure, seen.status) == ("unreachable", 0)
