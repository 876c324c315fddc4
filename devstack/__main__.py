"""The commands of ./run."""

from __future__ import annotations

import sys
from collections.abc import Callable

from devstack.commands import bench, execute, manage, test
from devstack.demo import demo
from devstack.process import listen_to_signals

COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "demo": demo,
    "test": test,
    "manage": manage,
    "bench": bench,
    "exec": execute,
}


def main(arguments: list[str]) -> int:
    name, *rest = arguments or ["help"]
    if name not in COMMANDS:
        raise SystemExit(f"{name}: no such command; see ./run help")
    listen_to_signals()
    return COMMANDS[name](rest)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
