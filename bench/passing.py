"""Messages that pass through the queue: claimed, routed and sent as the dispatcher does it, in its
batches, but without a carrier. Only the claims are timed.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import TypeVar

from django.conf import settings

from bench.queue import fill_queue
from messaging.services.move_messages import Move, move_messages
from messaging.snapshots.claimed import claim_queued
from messaging.states import Status

TENTHS = 10
_T = TypeVar("_T")


def time_claims() -> Iterator[float]:
    """Pass all that is queued through; yield the ms of each full claim."""
    most = settings.DISPATCH_BATCH
    while True:
        began = time.perf_counter()
        batch = claim_queued(most=most, lease=settings.DISPATCH_LEASE)
        elapsed = time.perf_counter() - began
        if not batch:
            return
        if len(batch) == most:
            yield elapsed * 1000
        _send([message.id for message in batch])


def _send(ids: Sequence[uuid.UUID]) -> None:
    move_messages([Move(each, Status.ROUTED) for each in ids])
    move_messages([Move(each, Status.SENT, provider_id=each.hex) for each in ids])


def time_claims_by_tenth(total: int, *, wave: int) -> list[float]:
    """Pass ``total`` messages through, a ``wave`` at a time; return the median claim by tenth."""
    waves = [_pass_wave(wave) for _ in range(total // wave)]
    return [median(span for spans in part for span in spans) for part in split(waves, TENTHS)]


def _pass_wave(count: int) -> list[float]:
    fill_queue(count)
    return list(time_claims())


def split(items: Sequence[_T], parts: int) -> list[Sequence[_T]]:
    """Return ``parts`` stretches of nearly the same length, none of them empty."""
    edges = [len(items) * part // parts for part in range(parts + 1)]
    return [items[first:last] for first, last in pairwise(edges)]
