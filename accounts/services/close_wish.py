"""How a place on the waiting list for numbers ends, and the line it leaves on the timeline."""

import uuid
from collections.abc import Mapping
from typing import Any

from accounts.models import Account, NumberWish, User
from accounts.models.number_wish import WishState
from accounts.services.record_event import Change, record_event


def lock_waiting_wish(wish_id: uuid.UUID) -> NumberWish | None:
    """Return a wish that still waits, ours alone until the transaction ends.

    Its account is locked first, as everywhere, so that no two wait for each other.
    """
    Account.objects.select_for_update(no_key=True, of=("self",)).get(number_wishes=wish_id)
    wishes = NumberWish.objects.select_related("account").filter(state=WishState.WAITING)
    return wishes.select_for_update(of=("self",)).filter(pk=wish_id).first()


def close_wish(
    wish: NumberWish, *, move: str, actor: User | None, facts: Mapping[str, Any] | None = None
) -> None:
    """End a wish whose account is locked, by the transition ``move``."""
    before = wish.state
    getattr(wish, move)()
    wish.save()
    change = Change(before, wish.state, wish.place.code)
    record_event(wish.account, verb=f"{move}_wish", actor=actor, change=change, facts=facts)
