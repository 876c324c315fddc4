"""What the launcher tells every child. A variable that is set already always wins.

Only for the services does empty mean unset: `DATABASE_URL= ./run demo` takes the embedded one.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from devstack.leftovers import MARK
from devstack.ports import simulator_ports

SERVICES = ("DATABASE_URL", "REDIS_URL", "CELERY_BROKER_URL")


def is_given(name: str) -> bool:
    return bool(os.environ.get(name)) if name in SERVICES else name in os.environ


def project_settings(*, root: Path, port: int, settings: str) -> dict[str, str]:
    return {
        "DJANGO_SETTINGS_MODULE": settings,
        "PORT": str(port),
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
        "ALLOWED_HOSTS": "127.0.0.1,localhost",
        "DEBUG": "false",
        "MAIL_DIR": str(root / "mail"),
        "DOCUMENTS_DIR": str(root / "documents"),
        "TELNYX_BASE_URL": f"http://127.0.0.1:{simulator_ports(port)['telnyx']}/v2",
    }


def simulated_world(*, root: Path, port: int) -> dict[str, str]:
    """Where the reserved ``.example`` hosts and the public registers are, while simulated."""
    ports = simulator_ports(port)
    registry = f"http://127.0.0.1:{ports['registry']}"
    return {
        "FETCH_TEST_HOSTS": f".example=127.0.0.1:{ports['websites']}:{ports['websites_tls']}",
        "FETCH_TEST_CA": str(websites_ca(root)),
        "REGISTRY_URL": registry,
        "RDAP_URL": f"{registry}/rdap",
        "TCR_BASE_URL": f"http://127.0.0.1:{ports['tcr']}/v2",
        "TCR_WEBHOOK_URL": f"http://127.0.0.1:{port}/webhooks/tcr",
    }


def websites_ca(root: Path) -> Path:
    """The certificate that the simulated web sites are verified with."""
    return root / "websites-ca.pem"


def chosen(defaults: Mapping[str, str]) -> dict[str, str]:
    """`defaults`, each replaced by what the caller's environment says."""
    return {name: os.environ[name] if is_given(name) else value for name, value in defaults.items()}


def for_children(values: Mapping[str, str], root: Path) -> dict[str, str]:
    """The whole environment of a child, with the mark by which a later run finds it."""
    return {**os.environ, **values, MARK: str(root)}


def joined(values: Mapping[str, str]) -> dict[str, str]:
    """For a guest in a running stack: without the mark, as it must not be ended with it."""
    return {**os.environ, **chosen(values)}
