"""The key, the limits, trouble on demand, the page, and what a restart remembers."""

from __future__ import annotations

import http.client
import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests.simulators.conftest import API_KEY, KEYS, ROOT
from tests.simulators.tcr.conftest import brand_body, codes, kinds

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.simulators.conftest import Inbox
    from tests.simulators.tcr.conftest import RegistryProcess

CREATE = "/v2/brand/nonBlocking"


@pytest.mark.parametrize("key", [API_KEY, f"{API_KEY}:wrong", "x"])
def test_a_wrong_key_is_refused(registry: RegistryProcess, key: str) -> None:
    answer = registry.call("POST", CREATE, body=brand_body(), key=key)
    assert (answer[0], codes(answer)) == (401, [401])
    assert registry.get("/sim/brands")["count"] == 0


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/v2/nothing"), ("DELETE", "/v2/brand"), ("GET", "/v3/brand")]
)
def test_an_unknown_path_is_an_error_array(
    registry: RegistryProcess, method: str, path: str
) -> None:
    answer = registry.call(method, path)
    assert (answer[0], codes(answer)) == (404, [502])


def test_a_body_that_is_no_object_is_refused(registry: RegistryProcess) -> None:
    for raw in (b"{", b"[]", b'{"displayName": "\\ud800"}'):
        assert codes(registry.call("POST", CREATE, body=raw)) == [501]


def test_errors_and_enums_can_be_asked_for(registry: RegistryProcess) -> None:
    assert 527 in {row["code"] for row in registry.get("/v2/error")}
    assert "SOLE_PROPRIETOR" in registry.get("/v2/enum/entityType")
    assert registry.get("/v2/enum/mno")["10017"] == "AT&T"
    assert "CHARITY" in registry.get("/v2/enum/usecase")
    assert len(registry.get("/v2/enum/usecase?validSubUsecase=true")) == 10
    assert codes(registry.call("GET", "/v2/enum/kayak")) == [502]


def test_too_many_calls_are_refused(start_registry: Callable[..., RegistryProcess]) -> None:
    strict = start_registry()
    reads = [strict.call("GET", "/v2/error")[0] for _ in range(100)]
    assert reads.index(429) >= 20
    writes = [strict.put("/v2/webhook/subscription")[0] for _ in range(21)]
    assert writes == [400] * 20 + [429]


def test_calls_are_counted_by_method_and_path(registry: RegistryProcess) -> None:
    brand_id = registry.add_brand()
    registry.get(f"/v2/brand/{brand_id}")
    registry.call("GET", f"/v2/brand/{brand_id}", key="x")
    calls = registry.get("/sim/counters")["calls"]
    assert calls == {"POST /v2/brand/nonBlocking": 1, "GET /v2/brand/{id}": 2}


def test_the_next_calls_to_a_path_can_be_refused(registry: RegistryProcess) -> None:
    registry.post("/sim/fail", {"path": "/v2/brand", "status": 500, "times": 2})
    assert [registry.post(CREATE, brand_body())[0] for _ in range(3)] == [500, 500, 200]


@pytest.mark.parametrize(("mode", "created"), [("hang_before", 0), ("hang_after", 1)])
def test_a_call_can_hang_before_or_after_acting(
    registry: RegistryProcess, mode: str, created: int
) -> None:
    registry.post("/sim/fail", {"path": CREATE, "mode": mode})
    with pytest.raises(TimeoutError):
        registry.call("POST", CREATE, body=brand_body(), wait=0.3)
    assert registry.get("/sim/brands")["count"] == created
    assert registry.post(CREATE, brand_body())[0] == 200


def test_a_call_can_lose_its_answer(registry: RegistryProcess) -> None:
    registry.post("/sim/fail", {"path": "/brand", "mode": "drop_after", "method": "POST"})
    assert registry.call("GET", "/v2/brand")[0] == 200
    with pytest.raises((ConnectionError, http.client.HTTPException)):
        registry.post(CREATE, brand_body())
    assert registry.get("/sim/brands")["count"] == 1


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/sim/fail", {}),
        ("/sim/fail", {"path": "/brand", "mode": "explode"}),
        ("/sim/fail", {"path": "/brand", "times": "many"}),
        ("/sim/clock", {"day": 0}),
        ("/sim/advance", {"days": -1}),
        ("/sim/advance", {}),
        ("/sim/events/forge", {"body": []}),
    ],
)
def test_a_faulty_order_is_refused(registry: RegistryProcess, path: str, body: dict) -> None:
    assert codes(registry.post(path, body)) == [501]


def test_the_page_shows_what_is_there_and_escapes_it(registry: RegistryProcess) -> None:
    registry.shared_campaign()
    registry.add_brand(displayName="<script>alert(1)</script>")
    connection = http.client.HTTPConnection("127.0.0.1", registry.port, timeout=5)
    connection.request("GET", "/")
    text = connection.getresponse().read().decode()
    connection.close()
    assert "Bramble Lane Preserves" in text
    assert "BRAND_IDENTITY_STATUS_UPDATE" in text
    assert "<script>" not in text


def test_a_restart_remembers_everything_and_goes_on(
    start_registry: Callable[..., RegistryProcess], own_inbox: Inbox, tmp_path: Path
) -> None:
    state = str(tmp_path / "deep" / "tcr.json")
    registry = start_registry("--state", state, "--webhook-url", own_inbox.url())
    order = {"eventCategory": "BRAND", "webhookEndpoint": own_inbox.url("/brands")}
    registry.put("/v2/webhook/subscription", order)
    registry.post("/sim/events/pause")
    campaign_id = registry.shared_campaign()
    assert registry.stop() == 0
    assert own_inbox.deliveries == []
    registry.start()
    assert registry.get("/v2/webhook/subscription") == [order]
    assert registry.post("/sim/events/resume")[1]["released"] == 6
    assert own_inbox.wait(6)[0].path == "/brands"
    registry.advance(6)
    assert set(registry.operation_status(campaign_id).values()) == {"REGISTERED"}
    assert registry.get("/sim/charges")["total"] == "49.50"


def test_a_killed_registry_delivers_after_the_restart(
    start_registry: Callable[..., RegistryProcess], own_inbox: Inbox, tmp_path: Path
) -> None:
    state = tmp_path / "tcr.json"
    options = ("--webhook-url", own_inbox.url(), "--retry-delay", "5")
    registry = start_registry("--state", str(state), *options)
    own_inbox.answers = [500]
    registry.add_brand()
    own_inbox.wait(1)
    while not state.exists():
        time.sleep(0.01)
    registry.process.kill()
    registry.process.wait()
    registry.start()
    assert [delivery.kind for delivery in own_inbox.wait(2)] == ["BRAND_ADD"] * 2


def test_time_goes_on_where_it_stopped(
    start_registry: Callable[..., RegistryProcess], tmp_path: Path
) -> None:
    registry = start_registry("--state", str(tmp_path / "tcr.json"))
    registry.advance(40)
    registry.stop()
    registry.start()
    assert 40 <= registry.get("/sim/health")["now"] < 40.1


def test_a_reset_is_as_new(registry: RegistryProcess, inbox: Inbox) -> None:
    registry.shared_campaign()
    registry.advance(0.001)  # answers once everything is delivered: nothing is on its way any more
    registry.post("/sim/reset")
    inbox.clear()
    registry.advance(10)
    assert kinds(inbox) == []
    for name in ("brands", "campaigns", "charges", "events"):
        assert registry.get(f"/sim/{name}")["count"] == 0


@pytest.mark.parametrize("missing", ["TCR_API_KEY", "TCR_API_SECRET"])
def test_without_a_key_it_does_not_start(missing: str) -> None:
    environment = {**os.environ, **KEYS, missing: ""}
    command = [sys.executable, "-m", "simulators.tcr", "--port", "1"]
    result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert result.returncode == 2
    assert f"{missing} is not set" in result.stderr


def test_it_listens_to_loopback_only() -> None:
    command = [sys.executable, "-m", "simulators.tcr", "--port", "1", "--host", "0.0.0.0"]
    environment = {**os.environ, **KEYS}
    result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert result.returncode == 2
