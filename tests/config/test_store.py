"""A store that hangs costs a request a moment, once."""

from __future__ import annotations

import socket
import time
from typing import Any

import pytest
import redis

from config.store import store


def test_store_that_hangs_is_given_up_at_once(settings: Any) -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        settings.REDIS_URL = f"redis://127.0.0.1:{silent.getsockname()[1]}/0"
        started = time.monotonic()
        with pytest.raises(redis.TimeoutError):
            store.__wrapped__().ping()
    assert time.monotonic() - started < 1.8  # a second try would take it to 2
