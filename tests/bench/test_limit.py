"""What pgbench prints, and what it runs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bench import limit
from bench.limit import find_pgbench, read_count, read_tps

_OUTPUT = """\
number of transactions actually processed: 5096
latency average = 0.785 ms
initial connection time = 9.101 ms
tps = 10195.250000 (without initial connection time)
"""


def test_count_and_rate_are_read() -> None:
    assert read_count(_OUTPUT) == 5096
    assert read_tps(_OUTPUT) == 10195.25


def test_other_output_is_shown_instead_of_guessed_at() -> None:
    with pytest.raises(SystemExit, match="something else"):
        read_tps("connection refused")


def test_a_missing_pgbench_is_said_in_one_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DEVSTACK_PG_BIN", str(tmp_path))
    monkeypatch.setattr(limit.os, "access", lambda *_: False)
    with pytest.raises(SystemExit) as ended:
        find_pgbench()
    assert ended.value.code == 2
    assert re.fullmatch(r"pgbench is missing: apt-get install .*\n", capsys.readouterr().out)
