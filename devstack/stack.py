"""PostgreSQL and Valkey up, and the environment to reach them, for as long as the `with` lasts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from devstack import secrets
from devstack.environment import (
    SERVICES,
    chosen,
    for_children,
    is_given,
    project_settings,
    simulated_world,
)
from devstack.leftovers import stop_marked
from devstack.postgres import Postgres
from devstack.process import Child, ignore_signals
from devstack.state import State
from devstack.valkey import Valkey


@dataclass(frozen=True)
class Purpose:
    """Without `keep` the state is empty before and after; without `durable` it is also fast.

    With `simulated` the product asks the simulators instead of the world.
    """

    settings: str = "config.settings.base"
    keep: bool = True
    durable: bool = True
    simulated: bool = False


FOR_DEMO = Purpose(simulated=True)
FOR_BENCH = Purpose(keep=False)
FOR_TESTS = Purpose(settings="config.settings.test", keep=False, durable=False)


class Stack:
    """The state in `root`, with its lock held; `fresh` starts it empty.

    `before` runs when the lock is held and the leftovers of a killed run are gone.

    DATABASE_URL, REDIS_URL and CELERY_BROKER_URL replace the embedded services, each on its own.
    """

    def __init__(
        self,
        root: Path,
        purpose: Purpose,
        *,
        port: int,
        before: Callable[[], None] = lambda: None,
        fresh: bool = False,
    ) -> None:
        self.state, self.purpose, self.port = State(root), purpose, port
        self.before, self.fresh = before, fresh or not purpose.keep
        self.root, self.logs = root, root / "log"
        self.postgres: Postgres | None = None
        self.valkey: Valkey | None = None
        self.env: dict[str, str] = {}

    @property
    def services(self) -> list[Child]:
        embedded = (self.postgres, self.valkey)
        return [service.child for service in embedded if service and service.child]

    def __enter__(self) -> Self:
        self.state.lock()
        try:
            self.before()
            self._choose_services()
            if self.fresh:
                self._wipe()
            self._start()
        except BaseException:
            self._stop()
            raise
        return self

    def __exit__(self, *_error: object) -> None:
        self._stop()

    def _wipe(self) -> None:
        if self.postgres:
            self.postgres.delete()
        self.state.wipe()

    def _choose_services(self) -> None:
        options = {"durable": self.purpose.durable}
        if not is_given("DATABASE_URL"):
            self.postgres = Postgres(self.root, log=self.logs / "postgres.log", **options)
        if not (is_given("REDIS_URL") and is_given("CELERY_BROKER_URL")):
            self.valkey = Valkey(self.root, log=self.logs / "valkey.log", **options)

    def _start(self) -> None:
        """Start both services, then wait for both."""
        self.state.new_logs()
        (self.root / "mail").mkdir(exist_ok=True)
        values = self._secrets() | self._settings() | self._urls()
        self.env = for_children(chosen(values), self.root)
        services = [service for service in (self.valkey, self.postgres) if service]
        for service in services:
            service.start(self.env)
        for service in services:
            service.wait()
        self.state.share({name: self.env[name] for name in (*values, *SERVICES)})

    def _secrets(self) -> dict[str, str]:
        return secrets.load(self.root / "secrets.json") if self.purpose.keep else secrets.generate()

    def _settings(self) -> dict[str, str]:
        root, port = self.root, self.port
        own = project_settings(root=root, port=port, settings=self.purpose.settings)
        return own | simulated_world(root=root, port=port) if self.purpose.simulated else own

    def _urls(self) -> dict[str, str]:
        urls = {}
        if self.valkey:
            urls["REDIS_URL"] = self.valkey.cache_url
            urls["CELERY_BROKER_URL"] = self.valkey.broker_url
        if self.postgres:
            urls["DATABASE_URL"] = self.postgres.url()
            urls["DEVSTACK_PG_BIN"] = str(self.postgres.footing.bin)
        return urls

    def _stop(self) -> None:
        """Services first, then whatever a child started and did not end."""
        ignore_signals()
        for service in (self.valkey, self.postgres):
            if service:
                service.stop()
        stop_marked(self.root)
        if not self.purpose.keep:
            self._wipe()
        self.state.release()
