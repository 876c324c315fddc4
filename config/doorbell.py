"""A hint that there is work in a table. Losing one costs time only: a beat task sweeps the table.

The first to ring schedules the worker's task; while the bell is still ringing, later ones need
not. The worker hushes it *before* its last look at the table: whoever commits after that look
finds the bell silent and rings anew, so no row is left behind.
"""

import logging

import kombu.exceptions
import redis

from config.celery import app
from config.store import store

logger = logging.getLogger(__name__)
_RINGS_FOR = 2000  # milliseconds, after which a dead worker's bell falls silent by itself


def ring(task: str) -> None:
    """Schedule ``task`` unless that was done a moment ago. Never fails: a sweeper is behind us."""
    try:
        if store().set(f"doorbell:{task}", b"1", px=_RINGS_FOR, nx=True):
            app.send_task(task)
    except (redis.RedisError, kombu.exceptions.OperationalError):
        logger.warning("the doorbell of %s is out of order; its sweeper will come by", task)


def hush(task: str) -> None:
    """Stop the ringing, just before looking for work a last time."""
    try:
        store().delete(f"doorbell:{task}")
    except redis.RedisError:
        logger.warning("the doorbell of %s is out of order; its sweeper will come by", task)
