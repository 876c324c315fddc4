"""The customer's own system among the simulated web sites."""

from __future__ import annotations

import http.client
import json
from collections.abc import Callable

import pytest

from tests.simulators.conftest import SimulatorProcess, free_port


@pytest.fixture(scope="module")
def process(
    start_simulator: Callable[..., SimulatorProcess], tmp_path_factory: pytest.TempPathFactory
) -> SimulatorProcess:
    ca = tmp_path_factory.mktemp("hooks") / "ca.pem"
    return start_simulator("websites", "--tls-port", str(free_port()), "--ca", str(ca))


@pytest.fixture
def hooks(process: SimulatorProcess) -> SimulatorProcess:
    process.post("/sim/reset")
    return process


def _post(process: SimulatorProcess, path: str, body: str, *, host: str = "hooks.example") -> int:
    connection = http.client.HTTPConnection("127.0.0.1", process.port, timeout=5)
    connection.request("POST", path, body, {"Host": host, "X-Webhook-Event-Type": "test"})
    return connection.getresponse().status


def test_what_is_posted_is_taken_and_shown_as_it_came(hooks: SimulatorProcess) -> None:
    body = json.dumps({"text": "naïve"}, ensure_ascii=True) + " "
    assert _post(hooks, "/orders", body) == 200
    (told,) = hooks.get("/sim/hooks")["told"]
    assert (told["path"], told["body"]) == ("/orders", body)
    assert told["headers"]["X-Webhook-Event-Type"] == "test"


def test_one_path_is_told_from_another(hooks: SimulatorProcess) -> None:
    for path in ("/a", "/b", "/a"):
        _post(hooks, path, path)
    assert [each["body"] for each in hooks.get("/sim/hooks?path=/a")["told"]] == ["/a", "/a"]


def test_other_hosts_take_nothing(hooks: SimulatorProcess) -> None:
    assert _post(hooks, "/orders", "{}", host="tidewater.example") == 404
    assert hooks.get("/sim/hooks") == {"told": []}


def test_a_reset_forgets(hooks: SimulatorProcess) -> None:
    _post(hooks, "/orders", "{}")
    hooks.post("/sim/reset")
    assert hooks.get("/sim/hooks") == {"told": []}
