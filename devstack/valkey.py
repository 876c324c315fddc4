"""Valkey as a supervised child on a Unix socket: cache in database 0, Celery's broker in 1."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Mapping
from pathlib import Path

from devstack.binaries import valkey_server
from devstack.paths import socket_dir
from devstack.process import Child, wait_for

THROW_AWAY = ("--save", "", "--appendonly", "no")
DURABLE = ("--save", "", "--appendonly", "yes", "--appendfsync", "everysec")


class Valkey:
    def __init__(self, root: Path, *, log: Path, durable: bool) -> None:
        self.data, self.log, self.durable = root / "valkey", log, durable
        self.sockets = socket_dir(root, "kv")
        self.socket = self.sockets / "valkey"
        self.child: Child | None = None

    @property
    def cache_url(self) -> str:
        return f"unix://{self.socket}?db=0"

    @property
    def broker_url(self) -> str:
        return f"redis+socket://{self.socket}?virtual_host=1"

    def start(self, env: Mapping[str, str]) -> None:
        """Returns at once; `wait` says when it serves. Its title stays, so its MARK does too."""
        self.data.mkdir(exist_ok=True)
        self.child = Child(
            "valkey",
            [
                *(valkey_server(), "--port", "0"),
                *("--unixsocket", self.socket, "--unixsocketperm", "700"),
                *("--dir", self.data, "--maxmemory-policy", "noeviction"),
                *("--set-proc-title", "no"),
                *(DURABLE if self.durable else THROW_AWAY),
            ],
            log=self.log,
            env=env,
        )

    def wait(self) -> None:
        assert self.child is not None
        wait_for(self._answers, what="Valkey", seconds=30, child=self.child)

    def stop(self) -> None:
        if self.child:
            self.child.stop()
        shutil.rmtree(self.sockets, ignore_errors=True)

    def _answers(self) -> bool:
        """False also while it still loads its data: then it answers -LOADING."""
        try:
            with socket.socket(socket.AF_UNIX) as connection:
                connection.connect(str(self.socket))
                connection.sendall(b"PING\r\n")
                return connection.recv(16).startswith(b"+PONG")
        except OSError:
            return False
