"""PostgreSQL as a supervised foreground child, on a Unix socket only."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path

import psycopg

from devstack.binaries import postgres_bin
from devstack.leftovers import stop_postgres_in
from devstack.paths import socket_dir
from devstack.process import Child, wait_for
from devstack.rootless import footing

DATABASE = "gatehouse"
LOCALE = {"LC_ALL": "C.UTF-8", "TZ": "UTC"}  # the one UTF-8 locale that a bare Debian has
ALWAYS = {"listen_addresses": "", "max_connections": "100", "timezone": "UTC"}
DURABLE = {"fsync": "on", "synchronous_commit": "on", "shared_buffers": "256MB"}
THROW_AWAY = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
}


class Postgres:
    def __init__(self, root: Path, *, log: Path, durable: bool) -> None:
        self.log, self.durable = log, durable
        self.sockets = socket_dir(root, "pg")
        self.footing = footing(postgres_bin(), root)
        self.child: Child | None = None

    def url(self, database: str = DATABASE) -> str:
        return f"postgresql://postgres@/{database}?host={self.sockets}"

    def start(self, env: Mapping[str, str]) -> None:
        """Returns at once; `wait` says when it serves."""
        place = self.footing
        if place.owner is not None:
            os.chown(self.sockets, place.owner, place.owner)
        if not (place.data / "PG_VERSION").exists():
            self._create_cluster()
        remove_stale_pid_file(place.data)
        for stale in self.sockets.iterdir():
            stale.unlink()
        self.child = Child(
            "postgres",
            [place.bin / "postgres", "-D", place.data, "-k", self.sockets, *self._settings()],
            log=self.log,
            env={**env, **LOCALE},
            prefix=place.prefix,
            stop_signal=signal.SIGINT if self.durable else signal.SIGQUIT,
        )

    def wait(self) -> None:
        assert self.child is not None
        wait_for(self._answers, what="PostgreSQL", seconds=60, child=self.child)

    def stop(self) -> None:
        if self.child:
            self.child.stop(grace=20)
        shutil.rmtree(self.sockets, ignore_errors=True)

    def delete(self) -> None:
        """As nobody the data lies outside of the state directory, so it is removed by name."""
        shutil.rmtree(self.footing.data, ignore_errors=True)

    def _settings(self) -> list[str]:
        settings = ALWAYS | (DURABLE if self.durable else THROW_AWAY)
        return [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]

    def _create_cluster(self) -> None:
        """Made beside its place and renamed, so that a half-made cluster is never taken for one."""
        place = self.footing
        half_made = place.data.with_name(f"{place.data.name}.new")
        shutil.rmtree(half_made, ignore_errors=True)
        shutil.rmtree(place.data, ignore_errors=True)
        command = [*place.prefix, place.bin / "initdb", "-D", half_made, "-U", "postgres"]
        options = ["-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"]
        options += [] if self.durable else ["--no-sync"]
        result = subprocess.run(
            [*map(str, command), *options],
            env={**os.environ, **LOCALE},
            cwd="/",
            capture_output=True,
            text=True,
        )
        if result.returncode:
            raise SystemExit(f"initdb failed:\n{result.stdout}\n{result.stderr}")
        half_made.rename(place.data)

    def _answers(self) -> bool:
        """Connected, and our database is there."""
        try:
            with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
                _create_database(connection)
        except psycopg.OperationalError:
            return False
        return True


def _create_database(connection: psycopg.Connection) -> None:
    found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
    if not found.fetchone():
        connection.execute(f"CREATE DATABASE {DATABASE}")


def remove_stale_pid_file(data: Path) -> None:
    """Call with the lock held: then postmaster.pid is from a run that was killed.

    PostgreSQL itself stumbles when the pid in it was given to another program since, or is a
    zombie that nobody reaps. So first end what really still works on the data, then remove it.
    """
    stop_postgres_in(data)
    (data / "postmaster.pid").unlink(missing_ok=True)
