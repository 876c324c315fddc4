"""What registers say is read as it is; what they do not say is held against nobody."""

from __future__ import annotations

import http.server
import json
import logging
import threading
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

from compliance.providers.registry import (
    Known,
    RegistryAnswer,
    look_up_business,
    look_up_domain,
)
from config.http import provider
from tests.simulators.conftest import API_KEY, SimulatorProcess, free_port, start_simulator

__all__ = ["start_simulator"]
ON_FILE, NOBODY, OUT_OF_ORDER, HANGING = "1955839661", "9999999990", "2770090017", "9770090018"


@pytest.fixture(scope="module")
def process(start_simulator: Callable[..., SimulatorProcess]) -> SimulatorProcess:
    return start_simulator("registry", "--hang", "2")


@pytest.fixture
def registry(process: SimulatorProcess, settings: Any) -> SimulatorProcess:
    process.post("/sim/reset")
    settings.REGISTRY_URL = f"http://127.0.0.1:{process.port}"
    settings.RDAP_URL = f"{settings.REGISTRY_URL}/rdap"
    settings.REGISTRY_KEY = API_KEY
    return process


def count_calls(registry: SimulatorProcess) -> dict[str, int]:
    calls: dict[str, int] = registry.get("/sim/counters")["calls"]
    return calls


def test_a_business_is_found_with_its_official_name(registry: SimulatorProcess) -> None:
    answer = look_up_business(country="GB", tax_id=ON_FILE)
    assert (answer.known, answer.status) == (Known.FOUND, "active")
    assert (answer.legal_name, answer.registered_on) == ("Tidewater Kayaks Ltd", "2011-03-14")
    assert answer.address["city"] == "Bristol"


def test_an_answer_is_stored_and_read_again(registry: SimulatorProcess) -> None:
    answer = look_up_business(country="GB", tax_id=ON_FILE)
    stored = json.loads(json.dumps(answer.to_json()))
    assert RegistryAnswer.from_json(stored) == answer
    assert RegistryAnswer.from_json({}) == RegistryAnswer()


def test_nobody_on_file_is_not_the_same_as_no_answer(registry: SimulatorProcess) -> None:
    assert look_up_business(country="GB", tax_id=NOBODY).known == Known.NOT_FOUND
    assert look_up_business(country="GB", tax_id=OUT_OF_ORDER) == RegistryAnswer()


def test_a_register_that_hangs_is_not_waited_for(registry: SimulatorProcess, settings: Any) -> None:
    settings.PROVIDER_READ_TIMEOUT = 0.2
    provider._pool.cache_clear()
    try:
        assert look_up_business(country="GB", tax_id=HANGING) == RegistryAnswer()
    finally:
        provider._pool.cache_clear()


@pytest.mark.parametrize(
    ("url", "key"), [("", API_KEY), ("http://127.0.0.1:1", API_KEY), (None, "wrong")]
)
def test_a_register_that_is_not_there_or_does_not_know_us_is_silent(
    url: str | None, key: str, registry: SimulatorProcess, settings: Any
) -> None:
    settings.REGISTRY_KEY = key
    if url is not None:
        settings.REGISTRY_URL = settings.RDAP_URL = url
    assert look_up_business(country="GB", tax_id=ON_FILE) == RegistryAnswer()
    assert look_up_domain("tidewater.example") is None or url is None


def test_without_a_register_nobody_is_asked(registry: SimulatorProcess, settings: Any) -> None:
    settings.REGISTRY_URL = settings.RDAP_URL = ""
    look_up_business(country="GB", tax_id=ON_FILE)
    look_up_domain("tidewater.example")
    assert count_calls(registry) == {}


def test_the_age_of_a_domain_is_known(registry: SimulatorProcess) -> None:
    assert look_up_domain("tidewater.example") == date(2011, 4, 2)
    assert look_up_domain("nobody-owns-this.example") is None
    assert count_calls(registry) == {"domains": 2}


@pytest.mark.parametrize(
    "domain", ["", "../sim/reset", "a b.example", "bücher.example", "x" * 254, "a.example?b=1"]
)
def test_what_is_no_domain_is_not_asked_about(domain: str, registry: SimulatorProcess) -> None:
    assert look_up_domain(domain) is None
    assert count_calls(registry) == {}


# --- registers that answer oddly ------------------------------------------------------------------


class Odd(http.server.BaseHTTPRequestHandler):
    """Answers everything with what the test put there, and remembers how it was asked."""

    body = b""
    status = 200
    asked: tuple[tuple[str, str], ...] = ()

    def do_POST(self) -> None:
        length = int(self.headers.get("content-length") or 0)
        body = self.rfile.read(length).decode()
        type(self).asked = (*self.asked, (f"{self.command} {self.path} {self.headers}", body))
        self.send_response(self.status)
        self.send_header("content-length", str(len(self.body)))
        self.end_headers()
        self.wfile.write(self.body)

    do_GET = do_POST

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture
def odd(settings: Any) -> Iterator[type[Odd]]:
    handler = type("Handler", (Odd,), {})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", free_port()), handler)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    settings.REGISTRY_URL = settings.RDAP_URL = f"http://127.0.0.1:{server.server_port}"
    settings.REGISTRY_KEY = API_KEY
    yield handler
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (200, b""),
        (200, b"null"),
        (200, b"[]"),
        (200, b"<html>"),
        (200, b'{"found": "yes"}'),
        (200, b'{"found": 1}'),
        (200, b"\xff\xfe"),
        (500, b'{"found": true, "legal_name": "Tidewater Kayaks Ltd"}'),
        (302, b'{"found": false}'),
        (404, b'{"found": false}'),
    ],
)
def test_an_answer_that_makes_no_sense_is_silence(status: int, body: bytes, odd: type[Odd]) -> None:
    odd.status, odd.body = status, body
    assert look_up_business(country="GB", tax_id=ON_FILE) == RegistryAnswer()


@pytest.mark.parametrize(
    "address", [None, [], "12 Quay Street", 7, {"city": None}, {"city": "\0\ud800"}]
)
def test_odd_parts_of_an_answer_do_no_harm(address: object, odd: type[Odd]) -> None:
    facts = {"found": True, "legal_name": "Ada\0\ud800" + "x" * 300, "address": address}
    odd.body = json.dumps({**facts, "status": None, "registered_on": 20110314}).encode()
    answer = look_up_business(country="GB", tax_id=ON_FILE)
    assert (answer.known, answer.legal_name[:4], len(answer.legal_name)) == (
        Known.FOUND,
        "Ada?",
        200,
    )
    assert "\\u0000" not in json.dumps(answer.to_json())
    json.dumps(answer.to_json(), ensure_ascii=False).encode()


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"events": None},
        {"events": ["registration"]},
        {"events": [{"eventAction": "registration", "eventDate": "long ago"}]},
        {"events": [{"eventAction": "registration"}]},
        {"events": [{"eventAction": "expiration", "eventDate": "2030-01-01"}]},
        [],
    ],
)
def test_an_odd_age_of_a_domain_is_unknown(body: object, odd: type[Odd]) -> None:
    odd.body = json.dumps(body).encode()
    assert look_up_domain("tidewater.example") is None


def test_the_tax_id_stands_in_no_address_and_no_log(
    odd: type[Odd], caplog: pytest.LogCaptureFixture
) -> None:
    for logger in ("", "urllib3"):
        caplog.set_level(logging.DEBUG, logger)
    odd.status = 500
    look_up_business(country="GB", tax_id=ON_FILE)
    ((head, body),) = odd.asked
    assert head.startswith("POST /v1/businesses/lookup ")
    assert f"Bearer {API_KEY}" in head
    assert json.loads(body) == {"country": "GB", "tax_id": ON_FILE}
    assert ON_FILE not in head
    assert "/v1/businesses/lookup" in caplog.text  # the log is being read
    for secret in (ON_FILE, API_KEY):
        assert secret not in caplog.text
