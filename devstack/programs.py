"""The command lines of everything the demo runs."""

from __future__ import annotations

import sys
from collections.abc import Mapping

from devstack.environment import websites_ca
from devstack.ports import simulator_ports
from devstack.state import VAR

PYTHON = sys.executable
SIMULATOR_ONLY = ("TELNYX_SIGNING_KEY",)  # the provider's private key: never in our own processes


def manage(*arguments: str) -> list[str]:
    return [PYTHON, "manage.py", *arguments]


def module(name: str, *arguments: str) -> list[str]:
    return [PYTHON, "-m", name, *arguments]


def simulators(port: int, public_url: str) -> dict[str, list[str]]:
    """By name. The carrier and the registry of campaigns call back, each to its own webhook."""
    ports = simulator_ports(port)
    options: dict[str, tuple[str, ...]] = {
        "telnyx": (
            *("--state", str(VAR / "telnyx.json")),
            *("--webhook-url", f"{public_url}/webhooks/telnyx"),
        ),
        "websites": (
            *("--tls-port", str(ports["websites_tls"])),
            *("--ca", str(websites_ca(VAR))),
        ),
        "registry": (),
        "tcr": (
            *("--state", str(VAR / "tcr.json")),
            *("--webhook-url", f"{public_url}/webhooks/tcr"),
        ),
    }
    return {
        name: module(f"simulators.{name}", "--port", str(ports[name]), *own)
        for name, own in options.items()
    }


def product(port: int) -> dict[str, list[str]]:
    """What an operator runs too. A slow web site holds up the second worker, never a message."""
    return {
        "web": module(
            "granian",
            *("--interface", "wsgi", "--http", "1", "--no-ws"),
            *("--host", "127.0.0.1", "--port", str(port)),
            *("--workers", "2", "--blocking-threads", "16"),
            *("--respawn-failed-workers", "--workers-kill-timeout", "5"),
            "config.wsgi:application",
        ),
        "worker": _worker("celery"),
        "evidence": _worker("evidence"),
        "registry": _worker("registry"),
        "webhooks": _worker("webhooks"),
        "beat": module(
            "celery",
            *("-A", "config.celery", "beat", "-l", "INFO"),
            *("-s", str(VAR / "beat"), "--pidfile="),
        ),
    }


def _worker(queue: str) -> list[str]:
    """Celery's own name for a worker is celery@host, and two may not have the same."""
    return module(
        "celery",
        *("-A", "config.celery", "worker", "-c", "2", "-l", "INFO"),
        *("-Q", queue, "-n", f"{queue}@%h"),
        *("--without-gossip", "--without-mingle"),
    )


def without_simulator_secrets(env: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in env.items() if name not in SIMULATOR_ONLY}
