"""The command lines of everything the demo runs."""

from __future__ import annotations

import sys
from collections.abc import Mapping

from devstack.ports import SIMULATORS, simulator_ports
from devstack.state import VAR

PYTHON = sys.executable
SIMULATOR_ONLY = ("TELNYX_SIGNING_KEY",)  # the provider's private key: never in our own processes


def manage(*arguments: str) -> list[str]:
    return [PYTHON, "manage.py", *arguments]


def module(name: str, *arguments: str) -> list[str]:
    return [PYTHON, "-m", name, *arguments]


def simulators(port: int, public_url: str) -> dict[str, list[str]]:
    """By name. Each reports back to the webhook of its name."""
    ports = simulator_ports(port)
    return {
        name: module(
            f"simulators.{name}",
            *("--port", str(ports[name])),
            *("--state", str(VAR / f"{name}.json")),
            *("--webhook-url", f"{public_url}/webhooks/{name}"),
        )
        for name in SIMULATORS
    }


def product(port: int) -> dict[str, list[str]]:
    """What an operator runs too: web, worker and beat."""
    return {
        "web": module(
            "granian",
            *("--interface", "wsgi", "--http", "1", "--no-ws"),
            *("--host", "127.0.0.1", "--port", str(port)),
            *("--workers", "2", "--blocking-threads", "4"),
            *("--respawn-failed-workers", "--workers-kill-timeout", "5"),
            "config.wsgi:application",
        ),
        "worker": module(
            "celery",
            *("-A", "config.celery", "worker", "-c", "2", "-l", "INFO"),
            *("--without-gossip", "--without-mingle"),
        ),
        "beat": module(
            "celery",
            *("-A", "config.celery", "beat", "-l", "INFO"),
            *("-s", str(VAR / "beat"), "--pidfile="),
        ),
    }


def without_simulator_secrets(env: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in env.items() if name not in SIMULATOR_ONLY}
