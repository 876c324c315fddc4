"""./run demo: the whole product on this machine, and the journey through it."""

from __future__ import annotations

import argparse
import urllib.request
from functools import partial

from devstack import programs
from devstack.clock import say
from devstack.crew import Crew
from devstack.environment import is_given
from devstack.ports import SIMULATORS, require_free, simulator_ports, web_port
from devstack.stack import FOR_DEMO, Stack
from devstack.state import VAR
from devstack.summary import print_summary


def demo(arguments: list[str]) -> int:
    """Returns the journey's exit code with --once; else stays up until it is told to stop."""
    options = _parse(arguments)
    port = web_port()
    stack = Stack(VAR, FOR_DEMO, port=port, fresh=options.fresh, before=lambda: require_free(port))
    with stack, Crew(stack) as crew:
        say("PostgreSQL and Valkey are up")
        _start(stack, crew)
        say("ready")
        code = _journey(stack, crew)
        if options.once:
            return code
        print_summary(VAR / "demo.json")
        print("Ctrl-C stops everything.", flush=True)
        crew.watch_until(lambda: False)
    return 0


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./run demo", description=__doc__)
    parser.add_argument("--once", action="store_true", help="end after the journey")
    parser.add_argument("--fresh", action="store_true", help="forget the state in var/ first")
    options = parser.parse_args(arguments)
    if options.fresh and is_given("DATABASE_URL"):
        parser.error("--fresh does not empty the database at DATABASE_URL; do that yourself")
    return options


def _start(stack: Stack, crew: Crew) -> None:
    """The simulators boot while the database migrates; the web and Celery while it is seeded.

    The product starts after the simulators: it trusts a certificate that they make.
    """
    for name, argv in programs.simulators(stack.port, stack.env["PUBLIC_URL"]).items():
        crew.start(name, argv, stack.env)
    own = programs.without_simulator_secrets(stack.env)
    crew.finish(crew.begin("migrate", programs.manage("migrate", "-v", "1"), own))
    say("migrated")
    for name in SIMULATORS:
        port = simulator_ports(stack.port)[name]
        crew.wait_until(partial(_is_healthy, port, "/sim/health"), f"simulator of {name}")
    for name, argv in programs.product(stack.port).items():
        crew.start(name, argv, own)
    crew.finish(crew.begin("seed_demo", programs.manage("seed_demo"), own))
    say("seeded")
    crew.wait_until(partial(_is_healthy, stack.port, "/health/ready"), "answer at /health/ready")


def _is_healthy(port: int, path: str) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:  # refused, reset, timed out, or any status but 2xx
        return False


def _journey(stack: Stack, crew: Crew) -> int:
    """It narrates on our own output. The crew is watched meanwhile. Returns 0 or 1."""
    journey = crew.play("journey", programs.module("demo.journey"), stack.env)
    crew.watch_until(lambda: journey.exit_code is not None)
    code = journey.exit_code
    say("the journey went well" if code == 0 else f"the journey failed with {code}")
    return 0 if code == 0 else 1
