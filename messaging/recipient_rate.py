"""The token buckets behind the recipient rate check, one per account and recipient, in the store.

Looking and taking is one step (GCRA in one script on the store's own clock), because two requests
that look first would both pass. What was taken for a send that is then refused is given back, so a
token counts only when the send is accepted. Without the store sends pass, with an alarm: a missing
rate limit annoys, a silent outage loses messages.
"""

import logging
import uuid
from collections.abc import Sequence
from typing import Any

import redis
from django.conf import settings

from config.store import store

logger = logging.getLogger(__name__)

_TAKE = """
local t = redis.call('TIME')
local now = t[1] * 1000 + math.floor(t[2] / 1000)
local interval, capacity = tonumber(ARGV[1]), tonumber(ARGV[2])
local waits = {}
for i, key in ipairs(KEYS) do
  local due = math.max(now, tonumber(redis.call('GET', key) or 0)) + interval
  local wait = due - now - capacity * interval
  if wait <= 0 then
    redis.call('SET', key, due, 'PX', due - now)
    waits[i] = 0
  else
    waits[i] = wait
  end
end
return waits
"""
_GIVE_BACK = """
local t = redis.call('TIME')
local now = t[1] * 1000 + math.floor(t[2] / 1000)
for i, key in ipairs(KEYS) do
  local due = tonumber(redis.call('GET', key) or 0) - tonumber(ARGV[1])
  if due > now then
    redis.call('SET', key, due, 'PX', due - now)
  else
    redis.call('DEL', key)
  end
end
"""


def _run(source: str, keys: Sequence[str], *arguments: int) -> Any:
    """Run a script by its hash; the store learns its text the first time."""
    return store().register_script(source)(keys=keys, args=arguments)


def _key(account_id: uuid.UUID, e164: str) -> str:
    return f"rate:{account_id}:{e164}"


def _interval() -> int:
    """Milliseconds in which one token grows back."""
    return settings.RECIPIENT_RATE_SECONDS * 1000 // settings.RECIPIENT_RATE_CAPACITY


def take_tokens(account_id: uuid.UUID, *, recipients: Sequence[str]) -> list[int]:
    """Take one token each; return the seconds each must wait, 0 where a token was taken."""
    keys = [_key(account_id, e164) for e164 in recipients]
    try:
        waits = _run(_TAKE, keys, _interval(), settings.RECIPIENT_RATE_CAPACITY)
    except redis.RedisError:
        logger.error("ALARM recipient rate is open: its store does not answer")
        return [0] * len(keys)
    return [-(-wait // 1000) for wait in waits]


def give_back_tokens(account_id: uuid.UUID, *, recipients: Sequence[str]) -> None:
    """Return tokens taken for sends that were not accepted."""
    if not recipients:
        return
    try:
        _run(_GIVE_BACK, [_key(account_id, e164) for e164 in recipients], _interval())
    except redis.RedisError:
        logger.warning("tokens could not be given back: the store does not answer")
