"""A directory with everything one stack keeps, and the lock that says who uses it."""

from __future__ import annotations

import errno
import fcntl
import json
import os
import shutil
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import IO

from devstack.leftovers import stop_marked
from devstack.paths import ROOT, nobody_dir, socket_dir
from devstack.secrets import write_private

VAR = ROOT / "var"
BENCH = VAR / "bench"
KEPT = ("lock", BENCH.name)  # what --fresh leaves: the lock we hold, and a bench of its own
ROOMY = 500_000_000


class InUse(SystemExit):
    """Another run holds the lock."""


class State:
    """Hold the lock of `root` from `lock` to `release`; the kernel releases it if we are killed."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.shared = root / "stack.json"
        self._file: IO[str] | None = None

    def lock(self) -> None:
        """Raise InUse if another run has it. Then end what a killed run left running."""
        self._file = _open_to_write(self.root)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._file.seek(0)
            owner = self._file.read().strip() or "another run"
            raise InUse(f"{self.root} is in use by {owner}; stop that first") from None
        self._file.truncate(0)
        self._file.write(f"process {os.getpid()}\n")
        self._file.flush()
        self.shared.unlink(missing_ok=True)
        stop_marked(self.root)

    def release(self) -> None:
        self.shared.unlink(missing_ok=True)
        if self._file:
            self._file.close()

    def wipe(self) -> None:
        for entry in self.root.iterdir():
            if entry.name not in KEPT:
                shutil.rmtree(entry) if entry.is_dir() else entry.unlink()

    def new_logs(self) -> None:
        """An empty log directory; the one before is kept as log.old."""
        logs, old = self.root / "log", self.root / "log.old"
        shutil.rmtree(old, ignore_errors=True)
        if logs.exists():
            logs.rename(old)
        logs.mkdir()

    def share(self, env: Mapping[str, str]) -> None:
        """Let `./run manage` join us while we run."""
        write_private(self.shared, json.dumps(env, indent=2) + "\n")

    def join(self, seconds: float = 60) -> dict[str, str]:
        """The environment of the run that holds the lock, once its services are up."""
        deadline = time.monotonic() + seconds
        while not self.shared.exists():
            if time.monotonic() > deadline:
                raise SystemExit(f"{self.root} is in use, but its services do not come up")
            time.sleep(0.1)
        env: dict[str, str] = json.loads(self.shared.read_text())
        return env


def _open_to_write(root: Path) -> IO[str]:
    """Never in another user's state: what we left there, its owner could not use any more."""
    try:
        root.mkdir(parents=True, exist_ok=True)
        _require_own(root)
        return (root / "lock").open("a+")
    except OSError as error:
        raise SystemExit(f"{root} cannot be written: {error.strerror}. Make it writable.") from None


def _require_own(root: Path) -> None:
    owner = root.stat().st_uid
    if owner != os.geteuid():
        raise SystemExit(f"{root} belongs to user {owner}. Remove it, or run as that user.")
    if not os.access(root, os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def new_throw_away() -> Path:
    """In memory where there is room, else on disk. First clears those that killed runs left."""
    name = f"gatehouse-test-{os.getuid()}-"
    bases = [Path("/dev/shm"), Path(tempfile.gettempdir())]
    for base in bases:
        for place in base.glob(f"{name}*"):
            remove_if_abandoned(place)
    base = bases[0] if _is_roomy(bases[0]) else bases[1]
    return Path(tempfile.mkdtemp(prefix=name, dir=base)).resolve()


def _is_roomy(base: Path) -> bool:
    if not os.access(base, os.W_OK):
        return False
    return shutil.disk_usage(base).free > ROOMY


def remove_if_abandoned(place: Path) -> None:
    """Its lock is free and it is not so young that its owner may be about to lock it."""
    if time.time() - place.lstat().st_mtime < 60:
        return
    state = State(place)
    try:
        state.lock()
    except InUse:
        return
    remove(place)
    state.release()


def remove(place: Path) -> None:
    """A throw-away root, and what lies elsewhere because of it."""
    for path in (*(socket_dir(place, kind) for kind in ("pg", "kv")), nobody_dir(place), place):
        shutil.rmtree(path, ignore_errors=True)
