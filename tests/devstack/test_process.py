"""No child outlives its parent, however that one ends."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from devstack.paths import ROOT
from devstack.process import Child, wait_for

PARENT = """
import os, sys, time
from pathlib import Path
from devstack.process import Child
child = Child("sleeper", ["sleep", "60"], log=None, env=os.environ)
print(child.process.pid, flush=True)
time.sleep(60)
"""


def _child(tmp_path: Path, script: str) -> Child:
    return Child("shell", ["sh", "-c", script], log=tmp_path / "log", env=os.environ)


def _is_gone(pid: int) -> bool:
    """Ended, be it as a zombie that nobody has collected yet."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return True
    return stat.rsplit(")", 1)[1].split()[0] == "Z"


def test_child_dies_with_a_parent_that_is_killed() -> None:
    command = [sys.executable, "-c", PARENT]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        time.sleep(0.3)  # until setpriv has become sleep
        parent.kill()
    deadline = time.monotonic() + 5
    while not _is_gone(pid):
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_stop_ends_what_the_child_started(tmp_path: Path) -> None:
    child = _child(tmp_path, "sleep 60 & echo $!; wait")
    wait_for(lambda: child.tail() != "", what="the pid", seconds=5, child=child)
    grandchild = int(child.tail())
    child.stop()
    assert child.exit_code == -15
    deadline = time.monotonic() + 5
    while not _is_gone(grandchild):
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_child_that_does_not_listen_is_killed(tmp_path: Path) -> None:
    child = _child(tmp_path, "trap '' TERM; echo deaf; while :; do sleep 0.1; done")
    wait_for(lambda: "deaf" in child.tail(), what="the trap", seconds=5, child=child)
    child.stop(grace=0.2)
    assert child.exit_code == -9


def test_child_that_dies_while_we_wait_is_quoted(tmp_path: Path) -> None:
    child = _child(tmp_path, "echo no such table; exit 3")
    with pytest.raises(SystemExit, match=r"shell ended with 3:\n    no such table"):
        wait_for(lambda: False, what="the shell", seconds=5, child=child)


def test_child_that_never_gets_ready_is_given_up(tmp_path: Path) -> None:
    child = _child(tmp_path, "sleep 60")
    with pytest.raises(SystemExit, match="the shell is not ready"):
        wait_for(lambda: False, what="the shell", seconds=0.1, child=child)
    child.stop()
