"""The Campaign Registry's stand-in as tests see it: its clock is in our hands."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

KEY, SECRET = "test-key", "test-secret"
WEBHOOK_URL = "https://gate.example/webhooks/tcr"


@dataclass
class CampaignRegistry:
    url: str

    def ask(self, path: str, *, method: str = "GET", body: Any = None) -> Any:
        raw = None if body is None else json.dumps(body).encode()
        headers = {"Content-Type": "application/json"}
        request = urllib.request.Request(self.url + path, raw, headers, method=method)
        with urllib.request.urlopen(request, timeout=10) as response:
            return json.loads(response.read() or b"null")

    def advance(self, days: float) -> None:
        self.ask("/sim/advance", method="POST", body={"days": days})

    def fail(self, path: str, mode: str, **how: Any) -> None:
        """The next calls to ``path`` go wrong: refuse, hang_before, hang_after, drop_after."""
        self.ask("/sim/fail", method="POST", body={"path": path, "mode": mode, **how})

    def list_charges(self) -> list[dict[str, Any]]:
        found = self.ask("/sim/charges")
        return list(found["charges"] if isinstance(found, dict) else found)

    def list_brands(self) -> list[dict[str, Any]]:
        found = self.ask("/sim/brands")
        return list(found["brands"] if isinstance(found, dict) else found)

    def list_campaigns(self) -> list[dict[str, Any]]:
        found = self.ask("/sim/campaigns")
        return list(found["campaigns"] if isinstance(found, dict) else found)

    def list_events(self) -> list[dict[str, Any]]:
        found = self.ask("/sim/events?limit=500")
        return list(found["events"] if isinstance(found, dict) else found)


@contextmanager
def running_registry() -> Iterator[CampaignRegistry]:
    """Until it is told otherwise its days are an hour long: nothing happens by itself."""
    port = _free_port()
    environment = {**os.environ, "TCR_API_KEY": KEY, "TCR_API_SECRET": SECRET}
    command = [sys.executable, "-m", "simulators.tcr", "--port", str(port), "--day", "3600"]
    command += ["--webhook-url", "http://127.0.0.1:9/", "--no-limits", "--retry-delay", "0"]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    registry = CampaignRegistry(f"http://127.0.0.1:{port}")
    try:
        _wait_for(registry)
        yield registry
    finally:
        process.terminate()
        process.wait(10)


def _wait_for(registry: CampaignRegistry) -> None:
    deadline = time.monotonic() + 15
    while True:
        try:
            registry.ask("/sim/health")
            return
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
