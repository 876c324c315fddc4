"""Looks whether numbers that businesses wait for are in stock again, and tells them.

The carrier is asked once for each place, however many wait for it. Everybody who waits is told,
the longest waiting first, once, and the wish is closed: nobody gets a number reserved, and who
comes too late asks again. A carrier that does not answer changes nothing.
"""

import logging
import uuid
from collections.abc import Iterator

from django.conf import settings
from django.db import transaction
from django.db.models import Min, QuerySet
from django.utils import timezone

from accounts.models import NumberWish
from accounts.models.number_wish import WishState
from accounts.number_place import NumberPlace
from accounts.providers.telnyx import list_available_numbers
from accounts.services.close_wish import close_wish, lock_waiting_wish
from accounts.services.notify import notify
from config.http import ProviderError

logger = logging.getLogger(__name__)
MOST_PLACES = 10  # in one sweep; the others come first in the next
MOST_TOLD = 200  # of one place in one sweep


def look_for_wished_numbers() -> int:
    """Ask for the places whose turn is longest ago; return how many customers were told."""
    told = 0
    for place in list(_list_places()):
        try:
            told += _look_for(place)
        except ProviderError as error:  # away: asking for the next place would only wait again
            logger.warning("looking for %s: %s", place.code, error)
            break
    return told


def _list_places() -> Iterator[NumberPlace]:
    waiting = NumberWish.objects.filter(state=WishState.WAITING, expires_at__gt=timezone.now())
    places = waiting.values("country", "area", "kind").annotate(turn=Min("turn_at"))
    for row in places.order_by("turn")[:MOST_PLACES]:
        yield NumberPlace(row["country"], row["area"], row["kind"])


def _look_for(place: NumberPlace) -> int:
    waiting = _list_waiting(place)
    waiting.update(turn_at=timezone.now())
    found = _count_stock(place)
    waiting.update(found=found, looked_at=timezone.now())
    if not found:
        return 0
    ids = waiting.order_by("asked_at", "id").values_list("pk", flat=True)[:MOST_TOLD]
    return sum(_tell(wish_id, found=found) for wish_id in list(ids))


def _list_waiting(place: NumberPlace) -> QuerySet[NumberWish]:
    waiting = NumberWish.objects.filter(state=WishState.WAITING)
    return waiting.filter(country=place.country, area=place.area, kind=place.kind)


def _count_stock(place: NumberPlace) -> int:
    """A carrier that does not search there has none. Raises ProviderError if it is away."""
    try:
        return len(list_available_numbers(place.country, area=place.area, kind=place.kind))
    except ProviderError as error:
        if not error.permanent:
            raise
        logger.warning("the carrier does not search for %s: %s", place.code, error)
        return 0


@transaction.atomic
def _tell(wish_id: uuid.UUID, *, found: int) -> bool:
    wish = lock_waiting_wish(wish_id)
    if wish is None:
        return False
    close_wish(wish, move="tell", actor=None, facts={"found": found})
    context = {"wish": wish, "found": found, "dashboard_url": settings.PUBLIC_URL}
    notify(wish.account, kind="number_in_stock", context=context)
    return True
