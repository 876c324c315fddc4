"""The official client, unchanged, against a live server."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from sent_dm import Sent

from tests.factories import Business


def connect(live_server: Any, key: str) -> Sent:
    """Return a client; retries are off so that a test sees the first answer."""
    return Sent(api_key=key, base_url=live_server.url, max_retries=0, timeout=10)


@pytest.fixture
def sdk(live_server: Any, business: Business) -> Iterator[Sent]:
    with connect(live_server, business.key) as client:
        yield client
