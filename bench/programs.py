"""What the benchmark starts beside itself, with the flags of ``./run demo`` (a test compares)."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import IO, Any

from django.db import connection

from bench.cpu import parent_of
from config.celery import app
from config.store import store

PORT = int(os.environ.get("PORT") or 8000)
CARRIER_PORT = PORT + 1
CARRIER = f"http://127.0.0.1:{CARRIER_PORT}"


def _web_at(port: int) -> tuple[str, ...]:
    return (
        "granian",
        *("--interface", "wsgi", "--http", "1", "--no-ws"),
        *("--host", "127.0.0.1", "--port", str(port)),
        *("--workers", "2", "--blocking-threads", "16"),
        *("--respawn-failed-workers", "--workers-kill-timeout", "5"),
        "config.wsgi:application",
    )


WEB = _web_at(PORT)
WORKER = (
    "celery",
    *("-A", "config.celery", "worker", "-c", "2", "-l", "INFO"),
    *("-Q", "celery", "-n", "celery@%h"),
    *("--without-gossip", "--without-mingle"),
)
SIMULATOR = ("simulators.telnyx", "--port", str(CARRIER_PORT))


@dataclass(frozen=True, slots=True)
class Program:
    name: str
    process: subprocess.Popen[bytes]
    log: IO[bytes]

    @property
    def pid(self) -> int:
        return self.process.pid

    def require_alive(self) -> None:
        if self.process.poll() is not None:
            raise SystemExit(f"{self.name} ended with {self.process.returncode}:\n{self.tail()}")

    def tail(self) -> str:
        self.log.seek(0)
        return self.log.read()[-3000:].decode(errors="replace")


@contextmanager
def running(module: Sequence[str], *, ready: Callable[[], bool]) -> Iterator[Program]:
    """Yield a Python module that runs and is ``ready``; end it afterwards."""
    with tempfile.TemporaryFile() as log:
        command = [sys.executable, "-m", *module]
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        program = Program(module[0], process, log)
        try:
            wait_until(ready, program)
            yield program
        finally:
            _end(process)


def running_web(port: int = PORT) -> AbstractContextManager[Program]:
    healthy = f"http://127.0.0.1:{port}/health/live"
    return running(_web_at(port), ready=lambda: answers(healthy))


def running_worker() -> AbstractContextManager[Program]:
    return running(WORKER, ready=lambda: bool(app.control.ping(timeout=0.5)))


@contextmanager
def running_carrier() -> Iterator[Program]:
    """Yield the simulated carrier, its own receipts held back: who measures them sends them."""
    with running(SIMULATOR, ready=lambda: answers(f"{CARRIER}/sim/health")) as carrier:
        ask(f"{CARRIER}/sim/receipts/pause", method="POST")
        yield carrier


def wait_until(ready: Callable[[], bool], program: Program, *, seconds: float = 60) -> None:
    """Exit with the end of its log when the program dies or takes too long."""
    deadline = time.monotonic() + seconds
    while not ready():
        program.require_alive()
        if time.monotonic() > deadline:
            raise SystemExit(f"{program.name} took over {seconds:.0f} s:\n{program.tail()}")
        time.sleep(0.05)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def answers(url: str) -> bool:
    try:
        ask(url)
    except OSError:
        return False
    return True


def ask(url: str, *, method: str = "GET", body: Any = None) -> Any:
    raw = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, raw, {"Content-Type": "application/json"}, method=method)
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.loads(answer.read() or b"null")


def list_services() -> dict[str, int]:
    """Return the processes of PostgreSQL and Valkey, as far as they run on this machine."""
    found: dict[str, int] = {"valkey": int(store().info("server")["process_id"])}
    with connection.cursor() as cursor, contextlib.suppress(FileNotFoundError):
        cursor.execute("SELECT pg_backend_pid()")
        found["pg"] = parent_of(cursor.fetchone()[0])
    return found
