"""How often an account may call: one token bucket per account and kind of call, in the store.

All sender profiles of an organization draw from their account's buckets. Looking and taking is one
step (GCRA on the store's own clock), and one round trip. Without the store calls pass, with an
alarm: a missing limit annoys, a silent outage is one.
"""

import logging
import uuid
from contextvars import ContextVar
from dataclasses import dataclass

import redis
from django.conf import settings

from config.errors import DomainError, ErrorCode
from config.store import run_script

logger = logging.getLogger(__name__)

STANDARD, SENSITIVE, SENDING = "standard", "sensitive", "sending"
_MINUTE = 60_000_000  # microseconds, in which the scripts count

# Shared with the send path, which takes tokens of other kinds in the same round trip.
TAKE_BUCKET = """
local function take_bucket(key, interval, burst)
  local t = redis.call('TIME')
  local now = t[1] * 1000000 + t[2]
  local due = math.max(now, tonumber(redis.call('GET', key) or 0))
  local wait = math.max(0, due + interval - now - burst * interval)
  if wait == 0 then
    due = due + interval
    redis.call('SET', key, string.format('%.0f', due), 'PX', math.ceil((due - now) / 1000))
  end
  local left = math.max(0, math.floor(burst - (due - now) / interval))
  return {math.ceil(wait / 1000000), left, math.ceil(due / 1000000)}
end
"""
# A second key, if there is one, is forgotten: see config.api.lockout.
_TAKE = (
    TAKE_BUCKET
    + """
if KEYS[2] then redis.call('DEL', KEYS[2]) end
return take_bucket(KEYS[1], tonumber(ARGV[1]), tonumber(ARGV[2]))
"""
)


@dataclass(frozen=True, slots=True)
class Limit:
    """``per_minute`` calls in the long run, of which ``burst`` may come at once."""

    kind: str
    per_minute: int
    burst: int

    @property
    def arguments(self) -> tuple[int, int]:
        """What ``take_bucket`` is told: microseconds until a token grows back, and the burst."""
        return _MINUTE // self.per_minute, self.burst

    def key(self, account_id: uuid.UUID) -> str:
        """Return the name of an account's bucket in the store."""
        return f"limit:{self.kind}:{account_id}"


@dataclass(frozen=True, slots=True)
class Grant:
    """What came of asking for a token."""

    limit: Limit
    wait: int  # seconds until the next token, 0 if one was taken
    remaining: int  # further calls that may come at once
    reset_at: int  # Unix seconds, when the bucket is full again


_grant: ContextVar[Grant | None] = ContextVar("grant", default=None)


def get_limit(kind: str) -> Limit:
    """Return the limit that all accounts share, ``STANDARD`` or ``SENSITIVE``."""
    per_minute, burst = settings.API_RATES[kind]
    return Limit(kind, per_minute, burst)


def get_send_limit(agreed: int | None) -> Limit:
    """Return an account's limit of requests to send; a minute's worth may come at once."""
    per_minute = agreed or settings.SEND_RATE_PER_MINUTE
    return Limit(SENDING, per_minute, per_minute)


def take_token(account_id: uuid.UUID, *, limit: Limit, forget: str = "") -> None:
    """Take a token, and drop the name ``forget`` from the store on the way.

    Raises DomainError ``ACCOUNT_RATE_EXCEEDED`` with the true wait.
    """
    keys = [limit.key(account_id), *([forget] if forget else [])]
    try:
        answer = run_script(_TAKE, keys=keys, arguments=limit.arguments)
    except redis.RedisError:
        logger.error("ALARM account rates are open: their store does not answer")
        return
    claim_grant(Grant(limit, *answer))


def claim_grant(grant: Grant) -> None:
    """Tell the caller in the answer's headers. Raises DomainError ``ACCOUNT_RATE_EXCEEDED``."""
    _grant.set(grant)
    if grant.wait:
        limit = grant.limit
        sentence = f"{limit.kind}: {limit.per_minute} calls a minute, {limit.burst} of them at once"
        raise DomainError(
            ErrorCode.ACCOUNT_RATE_EXCEEDED, details={"limit": [sentence]}, retry_after=grant.wait
        )


def current_grant() -> Grant | None:
    """Return what the running request was granted, ``None`` if nothing limits it."""
    return _grant.get()


def forget_grant() -> None:
    """A new request was granted nothing yet."""
    _grant.set(None)
