"""A wish for which no stock came in time ends, and the customer is told what else there is."""

import uuid

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.models import NumberWish
from accounts.models.number_wish import WishState
from accounts.services.close_wish import close_wish, lock_waiting_wish
from accounts.services.notify import notify

MOST = 200  # in one sweep


def lapse_wishes() -> int:
    """End what has waited too long; return how many."""
    overdue = NumberWish.objects.filter(
        state=WishState.WAITING, expires_at__lte=timezone.now()
    ).order_by("expires_at", "id")
    return sum(_lapse(wish_id) for wish_id in list(overdue.values_list("pk", flat=True)[:MOST]))


@transaction.atomic
def _lapse(wish_id: uuid.UUID) -> bool:
    wish = lock_waiting_wish(wish_id)
    if wish is None:
        return False
    close_wish(wish, move="lapse", actor=None)
    context = {
        "wish": wish,
        "dashboard_url": settings.PUBLIC_URL,
        "support_email": settings.SUPPORT_EMAIL,
    }
    notify(wish.account, kind="number_wish_lapsed", context=context)
    return True
