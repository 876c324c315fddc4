"""Both rates of a send, in one round trip: an account's requests, and how often one person hears.

Looking and taking is one step (GCRA in one script on the store's own clock), because two requests
that look first would both pass. A request counts when it is made; a recipient's token only when the
send is accepted, so what was taken for one that is then refused is given back. Without the store
sends pass, with an alarm: a missing rate limit annoys, a silent outage loses messages.
"""

import logging
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

import redis
from django.conf import settings

from config.rates import TAKE_BUCKET, Grant, Limit
from config.store import run_script
from messaging.services.check_outage import note_outage

logger = logging.getLogger(__name__)
_SECOND = 1_000_000  # microseconds, in which the scripts count

_TAKE = (
    TAKE_BUCKET
    + """
local own = take_bucket(KEYS[1], tonumber(ARGV[1]), tonumber(ARGV[2]))
local interval, burst = tonumber(ARGV[3]), tonumber(ARGV[4])
local waits = {}
if own[1] == 0 then
  for i = 2, #KEYS do waits[i - 1] = take_bucket(KEYS[i], interval, burst)[1] end
end
return {own, waits}
"""
)
_NOW = """
local t = redis.call('TIME')
local now = t[1] * 1000000 + t[2]
"""
_LOOK = (
    _NOW
    + """
local interval, burst = tonumber(ARGV[1]), tonumber(ARGV[2])
local waits = {}
for i, key in ipairs(KEYS) do
  local due = math.max(now, tonumber(redis.call('GET', key) or 0))
  waits[i] = math.max(0, math.ceil((due + interval - now - burst * interval) / 1000000))
end
return waits
"""
)
_GIVE_BACK = (
    _NOW
    + """
for i, key in ipairs(KEYS) do
  local due = tonumber(redis.call('GET', key) or 0) - tonumber(ARGV[1])
  if due > now then
    redis.call('SET', key, string.format('%.0f', due), 'PX', math.ceil((due - now) / 1000))
  else
    redis.call('DEL', key)
  end
end
"""
)


@dataclass(frozen=True, slots=True)
class Turn:
    """What a request to send got: its own turn, and for each recipient how long to wait."""

    waits: list[int]  # seconds, 0 where a token was taken
    grant: Grant | None  # None: the store does not answer


def take_turn(account_id: uuid.UUID, *, recipients: Sequence[str], limit: Limit) -> Turn:
    """Count a request of the account and, if it has its turn, take a token for each recipient."""
    keys = [limit.key(account_id), *(_key(account_id, e164) for e164 in recipients)]
    try:
        own, waits = run_script(_TAKE, keys=keys, arguments=(*limit.arguments, *_bucket()))
    except redis.RedisError:
        logger.error("ALARM send rates are open: their store does not answer")
        note_outage("recipient_rate")
        return Turn([0] * len(recipients), None)
    return Turn(waits, Grant(limit, *own))


def look_at_tokens(account_id: uuid.UUID, *, recipients: Sequence[str]) -> list[int]:
    """Return the seconds each recipient would have to wait; nothing is taken."""
    keys = [_key(account_id, e164) for e164 in recipients]
    try:
        return list(run_script(_LOOK, keys=keys, arguments=_bucket()))
    except redis.RedisError:
        return [0] * len(keys)


def give_back_tokens(account_id: uuid.UUID, *, recipients: Sequence[str]) -> None:
    """Return tokens taken for sends that were not accepted."""
    if not recipients:
        return
    try:
        keys = [_key(account_id, e164) for e164 in recipients]
        run_script(_GIVE_BACK, keys=keys, arguments=_bucket())
    except redis.RedisError:
        logger.warning("tokens could not be given back: the store does not answer")


def _key(account_id: uuid.UUID, e164: str) -> str:
    return f"rate:{account_id}:{e164}"


def _bucket() -> tuple[int, int]:
    """Microseconds in which one token grows back, and how many there are at most."""
    capacity = settings.RECIPIENT_RATE_CAPACITY
    return settings.RECIPIENT_RATE_SECONDS * _SECOND // capacity, capacity
