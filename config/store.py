"""The one Redis (or Valkey) client of a process. Django's cache would build one per call.

It fails fast and never tries again: everything asked of it can be done without, and a send must not
wait for a store that hangs.
"""

import functools

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
