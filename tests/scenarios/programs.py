"""The product's own programs, started as an operator starts them, so that they can be killed."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import quote

import redis
import urllib3
from django.conf import settings
from django.db import connection

from accounts.services.top_up import top_up
from devstack.process import Child
from devstack.programs import product
from devstack.valkey import Valkey
from tests.conftest import Carrier, _free_port
from tests.factories import Business, make_business
from tests.messaging.api.test_send_message import PATH, body_for

PATIENCE = 120.0  # seconds; a busy machine is no fault
# A test sends in a minute what a business sends in a day.
_NO_LIMITS = {
    "SEND_RATE_PER_MINUTE": "1000000",
    "EARLY_SENDS_PER_HOUR": "1000000",
    "RECIPIENT_RATE_CAPACITY": "1000000",
}


def until(look: Callable[[], Any], what: str, *, seconds: float = PATIENCE) -> None:
    """Wait for a condition; fail with ``what`` was waited for."""
    deadline = time.monotonic() + seconds
    while not look():
        assert time.monotonic() < deadline, what
        time.sleep(0.05)


def address_of_test_database() -> str:
    facts = connection.get_connection_params()
    host = quote(str(facts.get("host", "")), safe="/")
    user, password = facts.get("user", ""), facts.get("password", "")
    login = f"{user}:{password}" if password else user
    port = f"&port={facts['port']}" if facts.get("port") else ""
    return f"postgresql://{login}@/{facts['dbname']}?host={host}{port}"


def broker_of_its_own() -> str:
    """Return a room of the broker in which no other test's hints are heard."""
    return f"{settings.CELERY_BROKER_URL.partition('?')[0]}?virtual_host=15"


class Crew:
    """Web server and worker (which sweeps, too), with a store and broker of their own."""

    def __init__(self, folder: Path, *, carrier: Carrier, database: str) -> None:
        self.folder, self.port = folder, _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.valkey = Valkey(folder, log=folder / "valkey.log", durable=False)
        self.env = {
            **os.environ,
            **_NO_LIMITS,
            "PUBLIC_URL": self.url,
            "DATABASE_URL": database,
            "REDIS_URL": self.valkey.cache_url,
            "CELERY_BROKER_URL": self.valkey.broker_url,
            "TELNYX_BASE_URL": f"{carrier.url}/v2",
            "TELNYX_PUBLIC_KEY": carrier.ask("/sim/health")["public_key"],
        }
        self.children: dict[str, Child] = {}
        self.start_valkey()

    def start_valkey(self) -> None:
        self.valkey.start(self.env)
        self.valkey.wait()

    def start_web(self) -> Child:
        """Returns when it answers."""
        web = self._start("web", product(self.port)["web"])

        def lives() -> bool:
            web.require_alive()
            return ask(f"{self.url}/health/live") == 200

        until(lives, "the web server answers")
        return web

    def start_worker(self) -> Child:
        """Returns at once; what there is to do is swept up as soon as it is there."""
        beat = ("-B", "-s", str(self.folder / "beat"))
        return self._start("worker", [*product(self.port)["worker"], *beat])

    def _start(self, name: str, command: list[str]) -> Child:
        child = Child(name, command, log=self.folder / f"{name}.log", env=self.env)
        self.children[name] = child
        return child

    def kill(self, name: str) -> None:
        """``kill -9``, for the whole program."""
        child = self.children.pop(name)
        child.kill_group()
        child.process.wait()

    def supervise(self) -> None:
        """Start the worker again if it has ended by itself, as a supervisor does."""
        if self.children["worker"].exit_code is not None:
            self.kill("worker")  # and whatever of it is left
            self.start_worker()

    def kill_one_of_web(self) -> None:
        """``kill -9``, for one of the processes that answer; the others go on."""
        main = Path(f"/proc/{self.children['web'].process.pid}")
        workers = " ".join(each.read_text() for each in main.glob("task/*/children")).split()
        os.kill(int(workers[0]), signal.SIGKILL)

    def kill_valkey(self) -> None:
        assert self.valkey.child is not None
        self.valkey.child.kill_group()
        self.valkey.child.process.wait()

    def flush_valkey(self) -> None:
        redis.Redis.from_url(self.valkey.cache_url).flushall()

    def freeze_valkey(self) -> None:
        """It still takes connections and never answers."""
        assert self.valkey.child is not None
        self.valkey.child.process.send_signal(signal.SIGSTOP)

    def end(self) -> None:
        for name, child in list(self.children.items()):
            print(f"the end of the log of {name}:\n{child.tail(40)}")  # shown when a test fails
            self.kill(name)
        self.kill_valkey()
        self.valkey.stop()


class Customer:
    """Somebody's program that sends over the network and remembers what it was told."""

    def __init__(self, url: str, business: Business) -> None:
        self.url, self.business = url, business
        self.told: list[int] = []  # every status there was
        self.pool = urllib3.PoolManager(retries=False, maxsize=16)

    def send(self, key: str, *to: str) -> tuple[int, Any]:
        """Return status and body; 0 when the connection broke, and nobody knows what became."""
        status, body = self._send(key, *to)
        self.told.append(status)
        return status, body

    def _send(self, key: str, *to: str) -> tuple[int, Any]:
        headers = {**self.business.headers, "Idempotency-Key": key}
        body = body_for(self.business, *to)
        try:
            answer = self.pool.request(
                "POST", self.url + PATH, json=body, headers=headers, timeout=30
            )
        except urllib3.exceptions.HTTPError:
            return 0, None
        return answer.status, answer.json()

    def insist(self, key: str, *to: str) -> Any:
        """Repeat a request under its key until it is accepted; return the answer."""
        deadline = time.monotonic() + PATIENCE
        while True:
            status, body = self.send(key, *to)
            if status == 202:
                return body
            assert status in (0, 409, 503), body
            assert time.monotonic() < deadline, f"{key} is not accepted: {status} {body}"
            time.sleep(0.1)


def ask(url: str) -> int:
    """Return the status; 0 while nobody listens."""
    try:
        return urllib3.request("GET", url, retries=False, timeout=10).status
    except urllib3.exceptions.HTTPError:
        return 0


def make_payer(*, balance: str = "100") -> Business:
    """A business that is ready to send and whose books agree."""
    business = make_business(balance="0")
    top_up(business.account.pk, amount=Decimal(balance), actor=None, note="")
    return business
