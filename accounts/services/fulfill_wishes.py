"""An account that has a number no longer waits for one."""

from django.conf import settings

from accounts.models import NumberWish, PhoneNumber
from accounts.models.number_wish import WishState
from accounts.services.close_wish import close_wish
from accounts.services.notify import notify


def fulfill_wishes(number: PhoneNumber) -> None:
    """Close what the number's account (locked by the caller) waits for.

    A customer who chose the number saw it happen; one for whom staff found it is told by mail.
    """
    waiting = NumberWish.objects.filter(account=number.account, state=WishState.WAITING)
    wishes = list(waiting.select_for_update().order_by("asked_at", "id"))
    for wish in wishes:
        wish.account = number.account
        close_wish(wish, move="fulfill", actor=None, facts={"number": number.e164})
    if number.provisioned_by_id:
        context = {"number": number, "wishes": wishes, "dashboard_url": settings.PUBLIC_URL}
        notify(number.account, kind="number_provisioned", context=context)
