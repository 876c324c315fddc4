"""A killed run leaves a pid file, and sometimes a server, in the way of the next one."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from devstack.postgres import remove_stale_pid_file


@pytest.fixture
def data(tmp_path: Path) -> Path:
    place = tmp_path / "data"
    place.mkdir()
    return place


@pytest.fixture
def sleeper(tmp_path: Path, data: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A program that is called postgres and stands in the data directory, as a postmaster does."""
    program = tmp_path / "postgres"
    shutil.copy(shutil.which("sleep") or "", program)
    with subprocess.Popen([program, "60"], cwd=data) as process:
        yield process
        process.kill()


@pytest.fixture
def stranger(data: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Somebody else's program in the same directory."""
    with subprocess.Popen(["sleep", "60"], cwd=data) as process:
        yield process
        process.kill()


def test_pid_file_of_a_dead_server_is_removed(data: Path) -> None:
    (data / "postmaster.pid").write_text("4194000\n")
    remove_stale_pid_file(data)
    assert not (data / "postmaster.pid").exists()


def test_server_that_outlived_its_run_is_stopped_first(
    data: Path, sleeper: subprocess.Popen[bytes]
) -> None:
    (data / "postmaster.pid").write_text(f"{sleeper.pid}\n")
    remove_stale_pid_file(data)
    assert sleeper.wait(1) < 0
    assert not (data / "postmaster.pid").exists()


def test_another_program_that_got_the_old_pid_is_left_alone(
    data: Path, stranger: subprocess.Popen[bytes]
) -> None:
    (data / "postmaster.pid").write_text(f"{stranger.pid}\n")
    remove_stale_pid_file(data)
    assert stranger.poll() is None
    assert not (data / "postmaster.pid").exists()


def test_no_pid_file_is_no_trouble(data: Path) -> None:
    remove_stale_pid_file(data)
    assert list(data.iterdir()) == []
