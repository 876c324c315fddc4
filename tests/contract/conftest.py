"""The official client, unchanged, against a live server."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from sent_dm import Sent

from tests.contract.programs import CLIENTS, Program, run_program
from tests.contract.world import World, make_world
from tests.factories import Business
from tests.receiver import listen


def connect(live_server: Any, key: str) -> Sent:
    """Return a client; retries are off so that a test sees the first answer."""
    return Sent(api_key=key, base_url=live_server.url, max_retries=0, timeout=10)


@pytest.fixture
def sdk(live_server: Any, business: Business) -> Iterator[Sent]:
    with connect(live_server, business.key) as client:
        yield client


@pytest.fixture(params=CLIENTS)
def program(request: Any, live_server: Any, business: Business) -> Iterator[Program]:
    with run_program(request.param, url=live_server.url, key=business.key) as program:
        yield program


@pytest.fixture
def world(live_server: Any, business: Business, settings: Any) -> Iterator[World]:
    """One of everything; whoever is to be told of it listens on this machine."""
    with listen(settings), connect(live_server, business.key) as sdk:
        yield make_world(sdk, business)


@pytest.fixture
def unhurried(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody has to wait for a rate limit, nor for somebody's callback address."""
    settings.API_RATES = {"standard": (60_000, 10_000), "sensitive": (60_000, 10_000)}
    told = type("Told", (), {"status": 200, "failure": "", "detail": ""})()
    monkeypatch.setattr("compliance.services.provisioning.callback.post_json", lambda *_: told)
