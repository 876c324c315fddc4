"""The web sites as a visitor sees them, over http and https; each bad one is bad in its own way."""

from __future__ import annotations

import http.client
import re
import socket
import ssl
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from demo.journey.signing_up import DETAILS
from demo.seed.people import BUSINESSES

if TYPE_CHECKING:
    from tests.simulators.conftest import SimulatorProcess

SLOW = 0.4  # seconds
BASE = "bramble.example"
GOOD = {business.email.partition("@")[2]: business.name for business in BUSINESSES}
GOOD |= {"marlowmaps.example": str(DETAILS["business_name"]), BASE: "Bramble Lane Preserves Ltd"}
ELEMENTS = {
    "help": r"\bHELP\b",
    "stop": r"\bSTOP\b",
    "frequency": r"(?:two|three|[1-4]) (?:\w+ )?(?:message|msg|text)|send an SMS when",
    "rates": r"(?:message|msg)s? (?:&|and) data rates may apply",
    "terms": r'href="/terms"',
    "privacy": r'href="/privacy"',
}


# A sentence that says that people's numbers or consent do not get to others for marketing.
NO_SHARING = re.compile(
    r"(?=.*\b(?:not|never|nobody|no)\b)(?=.*(?:mobile|number|opt-in|consent)).*\bmarketing\b",
    re.IGNORECASE,
)


def fold(html: str) -> str:
    """The page in one line, as a reader of the source would quote it."""
    return " ".join(unescape(html).split())


@dataclass
class Sites:
    """Visits to hosts that no resolver knows."""

    process: SimulatorProcess
    tls_port: int
    ca: Path

    def open(self, host: str, path: str = "/", wait: float = 5) -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection("127.0.0.1", self.process.port, timeout=wait)
        connection.request("GET", path, headers={"Host": host})
        return connection.getresponse()

    def read(self, host: str, path: str = "/") -> tuple[int, str]:
        answer = self.open(host, path)
        return answer.status, answer.read().decode()

    def status(self, host: str, path: str = "/") -> tuple[int, str | None]:
        answer = self.open(host, path)
        return answer.status, answer.getheader("location")

    def read_over_tls(self, host: str, path: str = "/") -> bytes:
        """As a browser: the CA is trusted, the name must fit."""
        trust = ssl.create_default_context(cafile=str(self.ca))
        trust.verify_flags |= ssl.VERIFY_X509_STRICT
        with (
            socket.create_connection(("127.0.0.1", self.tls_port), timeout=5) as plain,
            trust.wrap_socket(plain, server_hostname=host) as tls,
        ):
            request = f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
            tls.sendall(request.encode())
            return b"".join(iter(lambda: tls.recv(65_536), b""))


@pytest.fixture(scope="session")
def shared_sites(
    start_simulator: Callable[..., SimulatorProcess], tmp_path_factory: pytest.TempPathFactory
) -> Sites:
    ca = tmp_path_factory.mktemp("websites") / "made" / "ca.pem"
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        tls_port = probe.getsockname()[1]
    options = ("--tls-port", str(tls_port), "--ca", str(ca), "--slow-answer", str(SLOW))
    return Sites(start_simulator("websites", *options), tls_port, ca)


@pytest.fixture
def sites(shared_sites: Sites) -> Iterator[Sites]:
    shared_sites.process.post("/sim/reset")
    yield shared_sites
    assert shared_sites.process.get("/sim/health") == {"status": "ok"}


@pytest.mark.parametrize("host", GOOD)
def test_a_good_home_page_names_the_business_at_both_ends(sites: Sites, host: str) -> None:
    status, html = sites.read(host)
    title, body = fold(html).split("</title>")
    assert status == 200
    assert GOOD[host].casefold() in title.casefold()
    assert GOOD[host] in body[len(body) // 2 :]
    assert 'href="/privacy"' in body
    assert f"@{host}" in body


@pytest.mark.parametrize("host", GOOD)
def test_a_good_opt_in_page_has_the_seven_elements_by_an_unticked_box(
    sites: Sites, host: str
) -> None:
    status, html = sites.read(host, "/checkout")
    page = fold(html)
    assert status == 200
    near = page[page.index('type="checkbox"') : page.index("<button")]
    missing = [name for name, words in ELEMENTS.items() if not re.search(words, near, re.I)]
    assert missing == []
    assert GOOD[host].removesuffix(" Ltd") in near
    assert "checked" not in page


@pytest.mark.parametrize("host", GOOD)
def test_a_good_privacy_policy_speaks_of_texts_and_shares_nothing(sites: Sites, host: str) -> None:
    status, html = sites.read(host, "/privacy")
    sentences = fold(re.sub(r"<[^>]*>", " ", html)).split(". ")
    assert status == 200
    assert any(re.search(r"text messag|SMS", sentence, re.I) for sentence in sentences)
    assert any(NO_SHARING.search(sentence) for sentence in sentences)


def test_no_two_businesses_have_the_same_words(sites: Sites) -> None:
    for path in ("/", "/privacy", "/terms", "/checkout"):
        pages = {sites.read(host, path)[1].replace(name, "…") for host, name in GOOD.items()}
        assert len(pages) == len(GOOD)


def test_terms_are_there_and_other_paths_are_not(sites: Sites) -> None:
    assert {sites.status(host, "/terms")[0] for host in GOOD} == {200}
    assert sites.status("tidewater.example", "/nothing")[0] == 404
    assert sites.status("tidewater.example", "/../settings.py")[0] == 404
    assert sites.status("nobody.example")[0] == 404


@pytest.mark.parametrize("host", ["www.tidewater.example", "TIDEWATER.example.:8080"])
def test_a_host_may_be_spelled_in_other_ways(sites: Sites, host: str) -> None:
    assert sites.read(host) == sites.read("tidewater.example")


@pytest.mark.parametrize("host", ["tidewater.example", "www.tidewater.example", "any.example"])
def test_every_host_has_a_certificate_of_its_own(sites: Sites, host: str) -> None:
    assert sites.read_over_tls(host).startswith(b"HTTP/1.1 ")


@pytest.mark.parametrize(
    ("host", "reason"),
    [
        ("expired-cert.example", "certificate has expired"),
        ("www.expired-cert.example", "certificate has expired"),
        ("wrong-cert.example", "certificate is not valid for 'wrong-cert.example'"),
        ("self-signed.example", "self-signed certificate"),
        ("bank.test", "certificate is not valid for 'bank.test'"),
    ],
)
def test_a_bad_certificate_is_bad_for_the_reason_its_host_says(
    sites: Sites, host: str, reason: str
) -> None:
    with pytest.raises(ssl.SSLCertVerificationError, match=reason):
        sites.read_over_tls(host)
    assert sites.status(host)[0] == 200


@pytest.mark.parametrize(
    ("host", "path", "status", "location"),
    [
        ("not-found.example", "/", 404, None),
        ("broken.example", "/", 500, None),
        ("login.example", "/prices", 302, "/login"),
        ("moved.example", "/", 301, "http://new-owner.example/"),
        ("loop.example", "/", 302, "/again"),
        ("loop.example", "/again", 302, "/"),
        ("inward.example", "/", 302, "http://169.254.169.254/"),
        ("www.inward.example", "/", 302, "http://169.254.169.254/"),
        ("new-owner.example", "/", 200, None),
        ("new.example", "/", 200, None),
    ],
)
def test_a_host_answers_with_the_status_its_name_says(
    sites: Sites, host: str, path: str, status: int, location: str | None
) -> None:
    assert sites.status(host, path) == (status, location)


@pytest.mark.parametrize(
    ("host", "path", "words"),
    [
        ("login.example", "/login", 'type="password"'),
        ("no-privacy.example", "/privacy", "Not found"),
        ("soon.example", "/", "under construction"),
        ("parked.example", "/", "This domain is parked"),
        ("empty.example", "/", '<title></title></head><body><div id="root"></div></body>'),
        ("script.example", "/", "<script>"),
        ("script.example", "/", "javascript:"),
        ("script.example", "/", "&#8238;"),
    ],
)
def test_a_page_shows_what_its_host_is_named_for(
    sites: Sites, host: str, path: str, words: str
) -> None:
    assert words in sites.read(host, path)[1]


@pytest.mark.parametrize(
    ("host", "path", "gone", "instead"),
    [
        ("shares-data.example", "/privacy", "We do not share mobile", "We share mobile numbers"),
        ("no-opt-in.example", "/checkout", "checkbox", "Mobile number"),
        ("no-stop.example", "/checkout", "STOP", "HELP"),
        ("no-frequency.example", "/checkout", "per order", "STOP"),
        ("no-privacy.example", "/checkout", "/privacy", "/terms"),
        ("no-privacy.example", "/", "/privacy", "/terms"),
    ],
)
def test_a_bad_variant_differs_from_the_good_site_in_one_thing(
    sites: Sites, host: str, path: str, gone: str, instead: str
) -> None:
    page = sites.read(host, path)[1]
    assert gone in sites.read(BASE, path)[1]
    assert gone not in page
    assert instead in page


def test_the_flaky_host_stumbles_twice_after_each_reset(sites: Sites) -> None:
    for _ in range(2):
        assert [sites.status("flaky.example")[0] for _ in range(4)] == [503, 503, 200, 200]
        sites.process.post("/sim/reset")
    assert sites.status("flaky.example", "/privacy")[0] == 200
    assert sites.status("www.flaky.example")[0] == 503


@pytest.mark.parametrize(
    ("host", "wait"),  # seconds without a byte
    [("slow.example", 5), ("dribble.example", SLOW / 4), ("dribble-headers.example", SLOW / 4)],
)
def test_a_slow_host_is_done_when_the_time_is_over(sites: Sites, host: str, wait: float) -> None:
    start = time.monotonic()
    sites.open(host, wait=wait).read()
    assert SLOW <= time.monotonic() - start < SLOW + 2


def test_the_huge_body_goes_on_until_the_time_is_over(sites: Sites) -> None:
    answer = sites.open("huge.example")
    assert len(answer.read(20_000_000)) == 20_000_000
    answer.close()


def test_the_bomb_unpacks_to_a_thousand_times_its_size(sites: Sites) -> None:
    answer = sites.open("bomb.example")
    assert answer.getheader("content-encoding") == "gzip"
    packed = answer.read(100_000)
    answer.close()
    assert len(zlib.decompressobj(31).decompress(packed)) > 900 * len(packed)


def test_hits_tell_whom_nobody_visited(sites: Sites) -> None:
    sites.read("tidewater.example")
    sites.read("tidewater.example", "/privacy")
    sites.read_over_tls("www.juniper.example")
    hits = sites.process.get("/sim/hits")["hits"]
    assert hits == {"tidewater.example": 2, "www.juniper.example": 1}


def test_a_person_at_the_port_finds_every_site(sites: Sites) -> None:
    page = sites.read("127.0.0.1")[1]
    for host in [*GOOD, "bomb.example", "wrong-cert.example", "no-stop.example"]:
        assert f'href="http://{host}.localhost:{sites.process.port}/"' in page
    assert sites.read("tidewater.example.localhost") == sites.read("tidewater.example")


def test_authority_is_the_same_after_a_restart_and_its_key_private(
    start_simulator: Callable[..., SimulatorProcess], tmp_path: Path
) -> None:
    ca = tmp_path / "ca.pem"
    process = start_simulator("websites", "--tls-port", "0", "--ca", str(ca))
    made = ca.read_bytes()
    waiting = Sites(process, 0, ca).open("dribble.example")
    assert process.stop() == 0  # also while somebody waits
    waiting.close()
    process.start()
    assert ca.read_bytes() == made
    assert b"PRIVATE" not in made
    assert ca.with_suffix(".key").stat().st_mode & 0o777 == 0o600
