"""One run at a time for one state; a killed one blocks nobody."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from devstack.paths import ROOT, socket_dir
from devstack.state import InUse, State, remove_if_abandoned

HOLD = """
import sys, time
from pathlib import Path
from devstack.state import State
state = State(Path(sys.argv[1]))
state.lock()
print("locked", flush=True)
time.sleep(60)
"""


def _hold(root: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", HOLD, str(root)]
    holder = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "locked\n"
    return holder


def test_second_run_is_refused_and_told_by_whom(tmp_path: Path) -> None:
    with _hold(tmp_path) as holder:
        with pytest.raises(InUse, match=f"in use by process {holder.pid}"):
            State(tmp_path).lock()
        holder.kill()


def test_lock_of_a_killed_run_is_free(tmp_path: Path) -> None:
    with _hold(tmp_path) as holder:
        holder.kill()
    State(tmp_path).lock()


def test_wipe_forgets_all_but_the_lock_and_the_bench(tmp_path: Path) -> None:
    (tmp_path / "mail").mkdir()
    (tmp_path / "mail" / "1.eml").touch()
    (tmp_path / "demo.json").touch()
    (tmp_path / "bench").mkdir()
    state = State(tmp_path)
    state.lock()
    state.wipe()
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["bench", "lock"]


def test_logs_of_the_run_before_are_kept_once(tmp_path: Path) -> None:
    state = State(tmp_path)
    for text in ("first", "second", "third"):
        state.new_logs()
        (tmp_path / "log" / "web.log").write_text(text)
    assert (tmp_path / "log" / "web.log").read_text() == "third"
    assert (tmp_path / "log.old" / "web.log").read_text() == "second"


def test_guest_finds_the_environment_of_the_running_stack(tmp_path: Path) -> None:
    State(tmp_path).share({"REDIS_URL": "unix:///s"})
    assert State(tmp_path).join() == {"REDIS_URL": "unix:///s"}
    assert (tmp_path / "stack.json").stat().st_mode & 0o777 == 0o600


def test_guest_does_not_wait_forever(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="do not come up"):
        State(tmp_path).join(seconds=0)


def _make_old(place: Path) -> None:
    os.utime(place, (time.time() - 120,) * 2)


def test_abandoned_throw_away_is_removed_with_its_sockets(tmp_path: Path) -> None:
    place = tmp_path / "throw-away"
    place.mkdir()
    sockets = socket_dir(place, "pg")
    _make_old(place)
    remove_if_abandoned(place)
    assert not place.exists()
    assert not sockets.exists()


def test_throw_away_in_use_is_left_alone(tmp_path: Path) -> None:
    with _hold(tmp_path) as holder:
        _make_old(tmp_path)
        remove_if_abandoned(tmp_path)
        assert (tmp_path / "lock").exists()
        holder.kill()


def test_young_throw_away_is_left_alone(tmp_path: Path) -> None:
    place = tmp_path / "throw-away"
    place.mkdir()
    remove_if_abandoned(place)
    assert place.exists()


def test_guest_never_reads_the_environment_of_a_killed_run(tmp_path: Path) -> None:
    State(tmp_path).share({"REDIS_URL": "unix:///gone"})
    State(tmp_path).lock()
    assert not (tmp_path / "stack.json").exists()


def test_state_that_cannot_be_written_is_said_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(SystemExit, match=r"cannot be written: Permission denied"):
        State(tmp_path).lock()


def test_file_in_the_place_of_the_state_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "var").touch()
    with pytest.raises(SystemExit, match="cannot be written"):
        State(tmp_path / "var").lock()
