"""A customer's own system, listening on this machine: it keeps what it was told."""

from __future__ import annotations

import contextlib
import http.server
import json
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

HOST = "hooks.example"
URL = f"http://{HOST}/gatehouse"


@dataclass(frozen=True)
class Told:
    """One request as it came in."""

    path: str
    headers: dict[str, str]
    raw: bytes

    @property
    def body(self) -> Any:
        return json.loads(self.raw)

    @property
    def event_id(self) -> str:
        return self.headers["X-Webhook-Event-ID"]


class Receiver:
    """``answers`` are statuses, one after another; then ``answer``."""

    def __init__(self) -> None:
        self.told: list[Told] = []
        self.answers: list[int] = []
        self.answer = 200
        self.headers: dict[str, str] = {}
        self.delay = 0.0  # seconds before an answer
        self.text = b"thanks"
        self.on_told: Callable[[Told], None] | None = None
        self._lock = threading.Lock()

    def take(self, told: Told) -> int:
        with self._lock:
            self.told.append(told)
            status = self.answers.pop(0) if self.answers else self.answer
        if self.on_told:
            self.on_told(told)
        time.sleep(self.delay)
        return status

    @property
    def kinds(self) -> list[str]:
        return [told.headers["X-Webhook-Event-Type"] for told in self.told]


def _build_handler(receiver: Receiver) -> type[http.server.BaseHTTPRequestHandler]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers["Content-Length"]))
            status = receiver.take(Told(self.path, dict(self.headers.items()), raw))
            with contextlib.suppress(OSError):
                self.send_response(status)
                for name, value in receiver.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(receiver.text)))
                self.end_headers()
                self.wfile.write(receiver.text)

        def log_message(self, *_: object) -> None:
            """Quiet."""

    return Handler


@contextlib.contextmanager
def listen(settings: Any) -> Iterator[Receiver]:
    """Let a receiver be found under every name that ends in ``.example``."""
    receiver = Receiver()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _build_handler(receiver))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    port = server.server_port
    settings.FETCH_TEST_HOSTS = {".example": ("127.0.0.1", port, port)}
    try:
        yield receiver
    finally:
        server.shutdown()
        server.server_close()
