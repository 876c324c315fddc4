"""How fast an account in its first days sends, and to how many countries: counted in the store.

The counts advise and need not be exact. Without the store nobody is suspected of anything, with an
alarm: risk screening fails open.
"""

import logging
import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta

import redis
from django.conf import settings

from config.store import store
from messaging.protection.send import EarlyPace
from messaging.services.check_outage import note_outage

logger = logging.getLogger(__name__)
_HOUR, _DAY = 3600, 86_400  # seconds


def is_early(since: datetime, *, now: datetime) -> bool:
    """Tell whether an account that may send ``since`` then is in its first days."""
    return now - since < timedelta(days=settings.EARLY_DAYS)


def read_pace(account_id: uuid.UUID, *, now: datetime) -> EarlyPace | None:
    """Return what the account sent lately, ``None`` when the store does not answer."""
    hourly, daily = _keys(account_id, now)
    try:
        with store().pipeline(transaction=False) as batch:
            sent, regions = batch.get(hourly).smembers(daily).execute()
    except redis.RedisError:
        logger.error("ALARM risk screening is open: its store does not answer")
        note_outage("risk")
        return None
    return EarlyPace(
        sent=int(sent or 0),
        regions=frozenset(each.decode() for each in regions),
        hourly_limit=settings.EARLY_SENDS_PER_HOUR,
        region_limit=settings.EARLY_COUNTRIES_PER_DAY,
    )


def note_sends(account_id: uuid.UUID, *, regions: Sequence[str], now: datetime) -> None:
    """Count accepted sends, one for each of ``regions``."""
    hourly, daily = _keys(account_id, now)
    try:
        with store().pipeline(transaction=False) as batch:
            batch.incrby(hourly, len(regions)).expire(hourly, _HOUR * 2)
            batch.sadd(daily, *set(regions)).expire(daily, _DAY * 2)
            batch.execute()
    except redis.RedisError:
        logger.warning("sends of a new account were not counted: the store does not answer")


def _keys(account_id: uuid.UUID, now: datetime) -> tuple[str, str]:
    return f"early:{account_id}:{now:%Y%m%d%H}", f"early:{account_id}:{now:%Y%m%d}:regions"
