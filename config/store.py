"""The one Redis (or Valkey) client of a process. Django's cache would build one per call."""

import functools

import redis
from django.conf import settings


@functools.cache
def store() -> redis.Redis:
    return redis.Redis.from_url(settings.REDIS_URL, socket_timeout=1.0, socket_connect_timeout=1.0)
