"""Children of a killed run are found by their mark, and only by it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from devstack.leftovers import MARK, stop_marked


def _start(mark: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(["sleep", "60"], env={**os.environ, MARK: str(mark)})


def test_marked_process_is_stopped(tmp_path: Path) -> None:
    with _start(tmp_path) as child:
        stop_marked(tmp_path)
        assert child.wait(1) < 0


def test_process_of_another_stack_is_left_alone(tmp_path: Path) -> None:
    with _start(tmp_path / "other") as child:
        stop_marked(tmp_path)
        assert child.poll() is None
        child.kill()


def test_process_that_ignores_the_polite_signal_is_killed(tmp_path: Path) -> None:
    script = "trap '' TERM; echo ready; while :; do sleep 0.1; done"
    env = {**os.environ, MARK: str(tmp_path)}
    with subprocess.Popen(["sh", "-c", script], env=env, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        child.stdout.readline()
        stop_marked(tmp_path)
        assert child.wait(1) < 0
