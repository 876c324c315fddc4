"""A program that keeps coming with a wrong key is told to stop, and asked to wait ever longer.

Ten wrong keys in a row from one address, and for a minute each further one is answered 429; then
one may fail again, and the wait doubles, up to a quarter of an hour. An hour of silence, or one
call with a good key, and all is forgotten.

Only wrong keys are refused this way. A key is looked up first, and a good one is always let in, so
nobody is locked out for what another does behind the same address. Nothing is lost by that: no
lock-out is needed to keep somebody from guessing 190 random bits.
"""

import logging

import redis
from django.http import HttpRequest

from config.api.client_address import read_client_address
from config.errors import DomainError, ErrorCode
from config.store import run_script

logger = logging.getLogger(__name__)

_FAILURES = 10
_FIRST_WAIT, _LONGEST_WAIT = 60, 900  # seconds
_MEMORY = 3600  # seconds

_COUNT = """
local now = tonumber(redis.call('TIME')[1])
local free_at = tonumber(redis.call('HGET', KEYS[1], 'free_at') or 0)
if free_at > now then return free_at - now end
local over = redis.call('HINCRBY', KEYS[1], 'count', 1) - tonumber(ARGV[1])
local wait = 0
if over >= 0 then
  wait = math.min(tonumber(ARGV[2]) * 2 ^ math.min(over, 20), tonumber(ARGV[3]))
  redis.call('HSET', KEYS[1], 'free_at', now + wait)
end
redis.call('EXPIRE', KEYS[1], wait + tonumber(ARGV[4]))
return 0
"""


def name_caller(request: HttpRequest) -> str:
    """Return the name in the store under which a caller's failures are counted."""
    return f"failures:{read_client_address(request)}"


def count_failure(error: Exception, *, request: HttpRequest) -> Exception:
    """Return what to answer an error with: a wrong key too many is ``ACCOUNT_RATE_EXCEEDED``."""
    if not isinstance(error, DomainError) or error.code is not ErrorCode.KEY_INVALID:
        return error
    wait = _count(name_caller(request))
    if not wait:
        return error
    return DomainError(
        ErrorCode.ACCOUNT_RATE_EXCEEDED,
        message="Too many calls with a wrong API key.",
        details={"reason": ["wrong_key"]},
        retry_after=wait,
        retryable=False,
    )


def _count(caller: str) -> int:
    """Count a failure; return the seconds that are still to be waited, 0 if none."""
    arguments = (_FAILURES, _FIRST_WAIT, _LONGEST_WAIT, _MEMORY)
    try:
        return int(run_script(_COUNT, keys=[caller], arguments=arguments))
    except redis.RedisError:
        logger.error("ALARM failed calls are not counted: the store does not answer")
        return 0
