"""The one Redis (or Valkey) client of a process. Django's cache would build one per call.

It fails fast and never tries again: everything asked of it can be done without, and a send must not
wait for a store that hangs.
"""

import functools
from collections.abc import Sequence
from typing import Any

import redis
from django.conf import settings
from redis.backoff import NoBackoff
from redis.retry import Retry

_PATIENCE = 1.0  # seconds; less would mistake a busy machine for a dead store


@functools.cache
def store() -> redis.Redis:
    return redis.Redis.from_url(
        settings.REDIS_URL,
        socket_timeout=_PATIENCE,
        socket_connect_timeout=_PATIENCE,
        retry=Retry(NoBackoff(), 0),
    )


def run_script(source: str, *, keys: Sequence[str], arguments: Sequence[float]) -> Any:
    """Run a Lua script by its hash, in one round trip; the store learns its text the first time."""
    return _find_script(store(), source)(keys=keys, args=arguments)


@functools.cache
def _find_script(client: redis.Redis, source: str) -> Any:
    return client.register_script(source)
