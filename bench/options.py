"""What to measure, and for how long."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Options:
    command: str
    quick: bool
    rounds: int
    seconds: float  # per case and round
    json: Path | None


def read_options(arguments: Sequence[str], *, commands: Sequence[str]) -> Options:
    """Read the command line; ``--quick`` proves that everything runs, its figures prove nothing."""
    parser = argparse.ArgumentParser(prog="./run bench", description=__doc__)
    parser.add_argument("command", nargs="?", choices=commands, default=commands[0])
    parser.add_argument("--quick", action="store_true", help="one short round")
    parser.add_argument("--rounds", type=int, help="default 3, of which the medians are shown")
    parser.add_argument("--seconds", type=float, help="per case and round, default 5")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every figure there")
    given = parser.parse_args(arguments)
    return Options(
        command=given.command,
        quick=given.quick,
        rounds=given.rounds or (1 if given.quick else 3),
        seconds=given.seconds or (1.0 if given.quick else 5.0),
        json=given.json,
    )
