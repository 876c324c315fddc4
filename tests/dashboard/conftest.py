"""People who open the dashboard, each in a situation of their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from tests.dashboard.situations import Guest, make_guest

SignIn = Callable[[Guest], Client]


@pytest.fixture
def visit(db: None) -> Callable[..., tuple[Guest, Client]]:
    """Make a business in a situation and sign its owner (or another role) in."""

    def enter(situation: str, *, role: str = "owner") -> tuple[Guest, Client]:
        guest = make_guest(situation, role=role)
        client = Client()
        client.force_login(guest.user)
        return guest, client

    return enter
