"""The commands that run one program in the foreground, each in the stack it needs."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path

from devstack import programs
from devstack.environment import joined
from devstack.ports import free_port, web_port
from devstack.process import run_in_foreground
from devstack.stack import FOR_BENCH, FOR_DEMO, FOR_TESTS, Stack
from devstack.state import BENCH, VAR, InUse, new_throw_away, remove

SCRIPTS = Path(sys.executable).parent


def test(arguments: list[str]) -> int:
    """The suite on throw-away services."""
    return _in_throw_away(programs.module("pytest", *arguments))


def execute(arguments: list[str]) -> int:
    """Any program of .venv or the system on throw-away services, for checks that need settings."""
    if not arguments:
        raise SystemExit("usage: ./run exec <program> [arguments]")
    program = SCRIPTS / arguments[0]
    return _in_throw_away([str(program) if program.exists() else arguments[0], *arguments[1:]])


def manage(arguments: list[str]) -> int:
    """manage.py on the demo's data; joins a demo that is running."""
    stack = Stack(VAR, FOR_DEMO, port=web_port())
    with ExitStack() as opened:
        try:
            env = opened.enter_context(stack).env
        except InUse:
            env = joined(stack.state.join())
        return run_in_foreground(programs.manage(*arguments), env=env)


def bench(arguments: list[str]) -> int:
    """On disk and durable, because that is what is measured, but never on the demo's data."""
    with Stack(BENCH, FOR_BENCH, port=free_port()) as stack:
        return run_in_foreground(programs.module("bench", *arguments), env=stack.env)


def _in_throw_away(command: list[str]) -> int:
    root = new_throw_away()
    try:
        with Stack(root, FOR_TESTS, port=web_port()) as stack:
            return run_in_foreground(command, env=stack.env)
    finally:
        remove(root)
