"""Is this process alive, and can it do its work? For load balancers and for ``./run``."""

import redis
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from psycopg_pool import PoolTimeout

from config.store import store


def live(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"status": "live"})


def ready(request: HttpRequest) -> JsonResponse:
    """Answer 200 when both stores answer, else 503 naming the one that does not."""
    checks = {"database": _database_answers(), "store": _store_answers()}
    healthy = all(checks.values())
    body = {"status": "ready" if healthy else "not ready", **checks}
    return JsonResponse(body, status=200 if healthy else 503)


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except (DatabaseError, PoolTimeout):
        return False
    return True


def _store_answers() -> bool:
    try:
        return bool(store().ping())
    except redis.RedisError:
        return False
