"""Whose turn it is with a provider that counts calls: one pace for all workers together.

A turn is reserved in the store in one step (GCRA on the store's own clock), so however many workers
there are, no more calls leave than the provider allows, in whatever span of time it counts them.
Without the store each process keeps the pace by itself, which is slower than needed with one worker
and too fast with many: a provider's 429 then has the last word.
"""

import logging
import math
import threading
import time
from dataclasses import dataclass

import redis

from config.store import run_script

logger = logging.getLogger(__name__)

_RESERVE = """
local t = redis.call('TIME')
local now = t[1] * 1000 + math.floor(t[2] / 1000)
local interval, burst = tonumber(ARGV[1]), tonumber(ARGV[2])
local due = math.max(now, tonumber(redis.call('GET', KEYS[1]) or 0)) + interval
local wait = due - now - burst * interval
if wait > tonumber(ARGV[3]) then return -1 end
redis.call('SET', KEYS[1], due, 'PX', due - now + 1000)
return math.max(wait, 0)
"""
_lock = threading.Lock()
_last: dict[str, float] = {}


@dataclass(frozen=True, slots=True)
class Pace:
    """``calls`` in ``seconds``, of which a few may follow each other at once."""

    name: str
    calls: int
    seconds: float
    burst: int = 1

    @property
    def interval(self) -> float:
        """Seconds between two calls once the burst is spent, so that no span has too many."""
        return self.seconds / (self.calls - self.burst + 1)


def wait_turn(pace: Pace, *, most: float) -> bool:
    """Wait for a turn, ``most`` seconds at the longest; return whether there was one so soon."""
    wait = _reserve(pace, most=most)
    if wait is None:
        return False
    time.sleep(wait)
    return True


def _reserve(pace: Pace, *, most: float) -> float | None:
    arguments = [math.ceil(pace.interval * 1000), pace.burst, int(most * 1000)]
    try:
        wait = int(run_script(_RESERVE, keys=[f"turn:{pace.name}"], arguments=arguments))
    except redis.RedisError:
        logger.error("ALARM the pace of %s is kept by each process: no store", pace.name)
        return _reserve_alone(pace, most=most)
    return None if wait < 0 else wait / 1000


def _reserve_alone(pace: Pace, *, most: float) -> float | None:
    with _lock:
        now = time.monotonic()
        due = max(now, _last.get(pace.name, 0.0))
        if due - now > most:
            return None
        _last[pace.name] = due + pace.interval
        return due - now
