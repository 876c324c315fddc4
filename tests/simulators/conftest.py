"""The stand-ins run as real processes on free loopback ports; webhooks arrive at a real server."""

import base64
import http.client
import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

ROOT = Path(__file__).resolve().parents[2]
API_KEY = "KEY_FOR_TESTS"
SEED = base64.b64encode(bytes(range(32))).decode()
RECEIPT_DELAY = 0.1
PATIENCE = 5.0  # seconds before a test gives up waiting for a webhook


@dataclass
class Delivery:
    """One webhook as it came in: raw bytes, because the signature is over them."""

    path: str
    headers: dict[str, str]
    raw: bytes
    at: float

    @property
    def body(self) -> dict:
        return json.loads(self.raw)

    @property
    def kind(self) -> str:
        """The registry's events are flat objects, the carrier's have an envelope."""
        return self.body.get("eventType") or self.body["data"]["event_type"]

    @property
    def payload(self) -> dict:
        return self.body["data"]["payload"]


@dataclass
class Inbox:
    """A receiver of webhooks. ``answers`` are used up first: a status, or seconds to wait."""

    server: ThreadingHTTPServer
    deliveries: list[Delivery] = field(default_factory=list)
    answers: list[int | float] = field(default_factory=list)

    def url(self, path: str = "/hooks") -> str:
        return f"http://127.0.0.1:{self.server.server_port}{path}"

    def wait(self, count: int, *, kind: str = "") -> list[Delivery]:
        """At least ``count`` deliveries (of a kind), or a failed test."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            found = [d for d in list(self.deliveries) if kind in ("", d.kind)]
            if len(found) >= count:
                return found
            time.sleep(0.01)
        raise AssertionError(f"{len(self.deliveries)} webhooks came, {count} {kind} expected")

    def clear(self) -> None:
        self.deliveries.clear()
        self.answers.clear()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


API_SECRET = "SECRET_FOR_TESTS"
KEYS = {
    "TELNYX_API_KEY": API_KEY,
    "TELNYX_SIGNING_KEY": SEED,
    "REGISTRY_KEY": API_KEY,
    "TCR_API_KEY": API_KEY,
    "TCR_API_SECRET": API_SECRET,
}


@dataclass
class SimulatorProcess:
    """A simulator as a process, and calls to it as a client makes them."""

    port: int
    command: list[str]
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Returns when it answers."""
        self.process = subprocess.Popen(self.command, cwd=ROOT, env={**os.environ, **KEYS})
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                self.get("/sim/health")
            except OSError:
                time.sleep(0.02)
            else:
                return
        raise AssertionError("the simulator did not start")

    def stop(self) -> int:
        """SIGTERM; returns the exit code."""
        self.process.terminate()
        return self.process.wait(timeout=5)

    def call(
        self, method: str, path: str, *, body: object = None, key: str = API_KEY, wait: float = 5
    ) -> tuple[int, dict]:
        """Status and JSON. ``body`` may be bytes to send them as they are."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=wait)
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        try:
            connection.request(method, path, raw, {"Authorization": f"Bearer {key}"})
            response = connection.getresponse()
            return response.status, json.loads(response.read())
        finally:
            connection.close()

    def get(self, path: str) -> dict:
        return self.call("GET", path)[1]

    def post(self, path: str, body: object = None) -> tuple[int, dict]:
        return self.call("POST", path, body=body if body is not None else {})


class CarrierProcess(SimulatorProcess):
    """The carrier, and what only a carrier is asked."""

    def send(self, to: str, **extra: object) -> tuple[int, dict]:
        """A send with everything in order unless ``extra`` says otherwise."""
        body = {"from": "+447700900500", "to": to, "text": "Your table is booked.", **extra}
        return self.post("/v2/messages", body)

    def received(self, to: str) -> list[dict]:
        """What the carrier says it was called with for this number."""
        return self.get(f"/sim/messages?to={quote(to)}")["messages"]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def build_handler(inbox_of: Callable[[], Inbox]) -> type[BaseHTTPRequestHandler]:
    """A handler that keeps what comes and answers as the inbox says."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_POST(self) -> None:
            inbox = inbox_of()
            raw = self.rfile.read(int(self.headers["content-length"]))
            headers = {name.lower(): value for name, value in self.headers.items()}
            inbox.deliveries.append(Delivery(self.path, headers, raw, time.monotonic()))
            answer = inbox.answers.pop(0) if inbox.answers else 200
            if isinstance(answer, float):
                time.sleep(answer)
                answer = 200
            self.send_response(answer)
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Quiet."""

    return Handler


def open_inbox() -> Inbox:
    boxes: list[Inbox] = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), build_handler(lambda: boxes[0]))
    server.daemon_threads = True
    boxes.append(Inbox(server))
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    return boxes[0]


@pytest.fixture(scope="session")
def shared_inbox() -> Iterator[Inbox]:
    inbox = open_inbox()
    yield inbox
    inbox.close()


@pytest.fixture
def own_inbox() -> Iterator[Inbox]:
    """For a test that starts a carrier of its own."""
    inbox = open_inbox()
    yield inbox
    inbox.close()


@pytest.fixture(scope="session")
def start_carrier() -> Iterator[Callable[..., CarrierProcess]]:
    """Starts as many carriers as a test needs; all are stopped at the end."""
    started: list[CarrierProcess] = []

    def start(*options: str) -> CarrierProcess:
        port = free_port()
        command = [sys.executable, "-m", "simulators.telnyx", "--port", str(port)]
        command += ["--receipt-delay", str(RECEIPT_DELAY), "--retry-delay", "0.05"]
        carrier = CarrierProcess(port=port, command=[*command, "--slow-answer", "0.6", *options])
        started.append(carrier)
        carrier.start()
        return carrier

    yield start
    stop_all(started)


@pytest.fixture(scope="session")
def start_simulator() -> Iterator[Callable[..., SimulatorProcess]]:
    """Starts any simulator by name, with its options; all are stopped at the end."""
    started: list[SimulatorProcess] = []

    def start(name: str, *options: str) -> SimulatorProcess:
        port = free_port()
        command = [sys.executable, "-m", f"simulators.{name}", "--port", str(port), *options]
        started.append(SimulatorProcess(port=port, command=command))
        started[-1].start()
        return started[-1]

    yield start
    stop_all(started)


def stop_all(started: Iterable[SimulatorProcess]) -> None:
    for simulator in started:
        if simulator.process.poll() is None:
            simulator.stop()


@pytest.fixture(scope="session")
def shared_carrier(
    start_carrier: Callable[..., CarrierProcess], shared_inbox: Inbox
) -> CarrierProcess:
    return start_carrier("--webhook-url", shared_inbox.url())


@pytest.fixture
def carrier(shared_carrier: CarrierProcess) -> CarrierProcess:
    """A carrier that remembers nothing of the test before."""
    shared_carrier.post("/sim/reset")
    return shared_carrier


@pytest.fixture
def inbox(shared_inbox: Inbox, carrier: CarrierProcess) -> Inbox:
    """Emptied after the reset, behind which nothing of before arrives."""
    shared_inbox.clear()
    return shared_inbox


@pytest.fixture
def public_key(carrier: CarrierProcess) -> Ed25519PublicKey:
    raw = base64.b64decode(carrier.get("/sim/health")["public_key"])
    return Ed25519PublicKey.from_public_bytes(raw)
