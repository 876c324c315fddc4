"""What every test may ask for: three standing businesses, a carrier, and a way to ask the API."""

from __future__ import annotations

import base64
import contextlib
import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import redis
from django.conf import settings as django_settings
from django.http import HttpResponse
from django.test import Client

from config.store import store
from messaging.pricing import forget_prices
from messaging.restrictions import forget_restrictions
from messaging.services.check_outage import forget_outages
from tests.corpus.summary import pytest_terminal_summary as pytest_terminal_summary
from tests.factories import Business, make_business
from tests.prices import put_prices
from tests.websites import FakeWeb


@pytest.fixture(autouse=True)
def _silent_store() -> Iterator[None]:
    """Tokens and doorbells of one test are not heard in the next."""
    yield
    with contextlib.suppress(redis.RedisError):
        store().flushdb()


@pytest.fixture(autouse=True)
def _tables_of_their_own(request: pytest.FixtureRequest) -> None:
    """Prices, restrictions and outages of one test are not heard in the next.

    A test that commits leaves an empty database behind; the price list is put back for the next.
    """
    forget_prices()
    forget_restrictions()
    forget_outages()
    marker = request.node.get_closest_marker("django_db")
    commits = marker is not None and marker.kwargs.get("transaction", False)
    if commits or {"transactional_db", "live_server"} & set(request.fixturenames):
        request.getfixturevalue("transactional_db")
        put_prices()


@pytest.fixture(autouse=True)
def web(monkeypatch: pytest.MonkeyPatch) -> FakeWeb:
    """Strangers' websites, on which nothing is missing unless a test says so."""
    fake = FakeWeb()
    monkeypatch.setattr("compliance.services.build_dossier.fetch", fake.fetch)
    return fake


@pytest.fixture(autouse=True)
def _documents_of_their_own(settings: Any, tmp_path: Path) -> None:
    """Uploaded files of tests lie where pytest sweeps up."""
    settings.DOCUMENTS_DIR = str(tmp_path / "documents")


@pytest.fixture
def business(db: None) -> Business:
    return make_business()


@pytest.fixture
def stranger(db: None) -> Business:
    """Somebody else's business, who must never see anything of ours."""
    return make_business()


@dataclass
class Api:
    """The v3 API as a program calls it."""

    client: Client

    def _call(self, method: str, path: str, body: Any, headers: dict[str, str]) -> HttpResponse:
        raw = body if isinstance(body, bytes) else json.dumps(body)
        return self.client.generic(
            method, path, raw, content_type="application/json", headers=headers
        )

    def get(self, path: str, sender: Business) -> HttpResponse:
        return self.client.get(path, headers=sender.headers)

    def post(self, path: str, body: Any, sender: Business) -> HttpResponse:
        return self._call("POST", path, body, sender.headers)

    def patch(self, path: str, body: Any, sender: Business) -> HttpResponse:
        return self._call("PATCH", path, body, sender.headers)


@pytest.fixture
def api(client: Client) -> Api:
    return Api(client)


@pytest.fixture
def error_of() -> Callable[[HttpResponse], tuple[int, str]]:
    """Return (status, wire code) of a refusal, having checked its envelope."""

    def read(response: HttpResponse) -> tuple[int, str]:
        body = response.json()
        assert body["success"] is False
        assert body["data"] is None
        assert body["meta"]["request_id"] == response["X-Request-Id"]
        return response.status_code, body["error"]["code"]

    return read


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@dataclass
class Carrier:
    """The simulated carrier, and what reached it."""

    url: str

    def ask(self, path: str, *, method: str = "GET", body: Any = None) -> Any:
        raw = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(
            self.url + path, raw, {"Content-Type": "application/json"}, method=method
        )
        with urllib.request.urlopen(request, timeout=5) as response:
            return json.loads(response.read() or b"null")

    def messages_to(self, phone: str) -> list[dict[str, Any]]:
        found = self.ask("/sim/messages?to=" + phone.replace("+", "%2B"))
        return list(found["messages"] if isinstance(found, dict) else found)


@pytest.fixture(scope="session")
def carrier_process() -> Iterator[Carrier]:
    port = _free_port()
    environment = {
        **os.environ,
        "TELNYX_API_KEY": django_settings.TELNYX_API_KEY,
        "TELNYX_SIGNING_KEY": base64.b64encode(b"7" * 32).decode(),
    }
    command = [sys.executable, "-m", "simulators.telnyx", "--port", str(port)]
    command += ["--webhook-url", "http://127.0.0.1:9/", "--receipt-delay", "0.05"]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    carrier = Carrier(f"http://127.0.0.1:{port}")
    try:
        _wait_for(carrier)
        yield carrier
    finally:
        process.terminate()
        process.wait(10)


def _wait_for(carrier: Carrier) -> None:
    deadline = time.monotonic() + 15
    while True:
        try:
            carrier.ask("/sim/health")
            return
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)


@pytest.fixture
def carrier(carrier_process: Carrier, settings: Any) -> Carrier:
    """A carrier that remembers nothing of the test before."""
    settings.TELNYX_BASE_URL = carrier_process.url + "/v2"
    carrier_process.ask("/sim/receipts/pause", method="POST")
    carrier_process.ask("/sim/reset", method="POST")
    return carrier_process
