"""Where a visit connects to: the addresses that were looked at, or a host of the tests."""

from __future__ import annotations

import socket
import threading
from typing import Any

import pytest

from config.http import Limits, fetch
from config.http.budget import Deadline
from config.http.route import Route, find_route
from config.http.target import read_target
from tests.config.http.conftest import Names, Site, page

RULE = ("127.0.0.1", 8002, 8003)


def _route(url: str) -> Route:
    return find_route(read_target(url), Deadline(5))


@pytest.mark.parametrize(
    ("url", "address", "port"),
    [
        ("http://93.184.216.34/", "93.184.216.34", 80),
        ("https://93.184.216.34/", "93.184.216.34", 443),
        ("https://[2606:4700:4700::1111]/", "2606:4700:4700::1111", 443),
    ],
)
def test_public_address_is_visited_as_it_is(
    url: str, address: str, port: int, names: Names
) -> None:
    assert _route(url) == Route((address,), port)
    assert names.asked == []


def test_public_name_is_looked_up_once_and_without_search_domains(names: Names) -> None:
    names.answers["www.shop.com"] = [["93.184.216.34", "2606:4700:4700::1111", "93.184.216.34"]]
    route = _route("https://www.shop.com/")
    assert route == Route(("93.184.216.34", "2606:4700:4700::1111"), 443)
    assert names.asked == ["www.shop.com."]


def test_of_many_addresses_only_some_are_tried(names: Names) -> None:
    names.answers["www.shop.com"] = [[f"93.184.216.{last}" for last in range(1, 200)]]
    assert len(_route("http://www.shop.com/").addresses) == 4


def test_inward_address_behind_many_public_ones_is_still_seen(names: Names) -> None:
    names.answers["www.shop.com"] = [[*(f"93.184.216.{n}" for n in range(1, 200)), "10.0.0.1"]]
    assert fetch("http://www.shop.com/").failure == "url_not_public"


def test_name_without_an_address_is_a_dns_failure(names: Names) -> None:
    seen = fetch("http://www.nobody.com/")
    assert (seen.failure, seen.status, seen.address) == ("dns_failure", 0, "")


def test_name_with_an_empty_answer_is_a_dns_failure(names: Names) -> None:
    names.answers["www.nobody.com"] = [[]]
    assert fetch("http://www.nobody.com/").failure == "dns_failure"


def test_resolver_that_hangs_is_given_up_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    released = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: released.wait(10) and [])
    seen = fetch("http://www.slow.com/", limits=Limits(connect=5, total=0.2))
    released.set()
    assert (seen.failure, seen.elapsed_ms < 8000) == ("dns_failure", True)


def test_name_that_changes_its_address_is_visited_where_it_was_checked(
    site: Site, names: Names, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DNS rebinding: the second answer would lead inward, but nobody asks twice."""
    names.answers["www.shop.com"] = [["93.184.216.34"], ["127.0.0.1"]]
    connected: list[Any] = []
    really_connect = socket.socket.connect

    def connect(stream: socket.socket, address: Any) -> None:
        connected.append(address)
        really_connect(stream, site.rule[:2])

    monkeypatch.setattr(socket.socket, "connect", connect)
    site.answer = page(b"vetted")
    seen = fetch("http://www.shop.com/")
    assert (seen.body, seen.address, seen.failure) == (b"vetted", "93.184.216.34", "")
    assert connected == [("93.184.216.34", 80)]
    assert names.asked == ["www.shop.com."]
    assert "\r\nHost: www.shop.com\r\n" in site.requests[0]


def test_next_vetted_address_is_tried_when_the_first_is_dead(
    site: Site, names: Names, monkeypatch: pytest.MonkeyPatch
) -> None:
    names.answers["www.shop.com"] = [["2606:4700:4700::1111", "93.184.216.34"]]
    really_connect = socket.socket.connect

    def connect(stream: socket.socket, address: Any) -> None:
        if address[0] != "93.184.216.34":
            raise OSError("no route")
        really_connect(stream, site.rule[:2])

    monkeypatch.setattr(socket.socket, "connect", connect)
    seen = fetch("http://www.shop.com/")
    assert (seen.status, seen.address) == (200, "93.184.216.34")


@pytest.mark.parametrize(
    ("suffix", "url"),
    [
        (".example", "http://shop.example/"),
        (".example", "http://a.b.example/"),
        (".example", "http://SHOP.Example./"),
        ("shop.example", "http://shop.example/"),
    ],
)
def test_host_in_the_table_is_found_on_this_machine(
    suffix: str, url: str, settings: Any, names: Names
) -> None:
    settings.FETCH_TEST_HOSTS, settings.FETCH_TEST_CA = {suffix: RULE}, "authority.pem"
    assert _route(url) == Route(("127.0.0.1",), 8002, "authority.pem")
    assert _route(url.replace("http:", "https:")).port == 8003
    assert names.asked == []


@pytest.mark.parametrize(
    ("suffix", "host"),
    [
        (".example", "example"),
        (".example", "notexample"),
        (".shop.example", "notshop.example"),
        ("shop.example", "www.shop.example"),
        ("shop.example", "myshop.example"),
        (".example", "shop.example.com"),
    ],
)
def test_host_beside_the_table_is_not(
    suffix: str, host: str, settings: Any, names: Names, no_sockets: None
) -> None:
    settings.FETCH_TEST_HOSTS = {suffix: RULE}
    assert fetch(f"http://{host}/").failure in {"dns_failure", "url_not_public"}


def test_table_does_not_open_addresses(settings: Any, no_sockets: None) -> None:
    settings.FETCH_TEST_HOSTS = {"127.0.0.1": RULE, ".1": RULE, ".0.0.1": RULE}
    assert fetch("http://127.0.0.1/").failure == "url_not_public"


def test_other_hosts_do_not_trust_the_authority_of_the_tests(settings: Any, names: Names) -> None:
    settings.FETCH_TEST_HOSTS, settings.FETCH_TEST_CA = {".example": RULE}, "authority.pem"
    names.answers["www.shop.com"] = [["93.184.216.34"]]
    assert _route("https://www.shop.com/").extra_ca == ""
