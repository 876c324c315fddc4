"""The waiting list: a business asks to be told when numbers of a place are in stock again.

It takes an account that may choose a number and has none. Asking twice for the same place is
asking once. A wish lasts ``LASTS``; the carrier is asked for it all the while, and staff sees it
and may find a number by hand.
"""

import uuid
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import Account, NumberWish, User
from accounts.models.channel import NUMBERLESS_STATES, ChannelKind
from accounts.models.number_wish import WishState
from accounts.number_place import NumberPlace
from accounts.onboarding import check_unlocked
from accounts.selectors import get_channel
from accounts.services.close_wish import close_wish, lock_waiting_wish
from accounts.services.record_event import Change, record_event
from config.errors import DomainError, ErrorCode

LASTS = timedelta(days=60)
MOST = 10  # places one account may wait for at a time: each is a question to the carrier


@transaction.atomic
def wish_number(account_id: uuid.UUID, *, place: NumberPlace, actor: User) -> NumberWish:
    """Put an account on the waiting list for ``place``; return the wish, an earlier one if waiting.

    Raises DomainError ``COMPLIANCE_NOT_APPROVED``, ``STATE_FORBIDS`` (there is a number already),
    ``LIMIT_REACHED`` (too many places at a time).
    """
    account = Account.objects.select_for_update(no_key=True).get(pk=account_id)
    check_unlocked(stage=account.stage, tier=account.tier)
    _check_numberless(account)
    facts = {"country": place.country, "area": place.area, "kind": place.kind}
    waiting = NumberWish.objects.filter(account=account, state=WishState.WAITING)
    return waiting.filter(**facts).first() or _write(account, waiting.count(), facts, actor)


def _check_numberless(account: Account) -> None:
    channel = get_channel(account, kind=ChannelKind.SMS)
    if channel is not None and channel.state not in NUMBERLESS_STATES:
        raise DomainError(ErrorCode.STATE_FORBIDS, details={"channel": [channel.state]})


def _write(account: Account, others: int, facts: dict[str, str], actor: User) -> NumberWish:
    if others >= MOST:
        sentence = f"You wait for {MOST} places already; withdraw one that you no longer need."
        raise DomainError(ErrorCode.LIMIT_REACHED, details={"reason": [sentence]}, message=sentence)
    wish = NumberWish.objects.create(
        account=account, asked_by=actor, expires_at=timezone.now() + LASTS, **facts
    )
    change = Change("", wish.state, wish.place.code)
    record_event(account, verb="wish_number", actor=actor, change=change)
    return wish


@transaction.atomic
def withdraw_wish(account_id: uuid.UUID, *, wish_id: uuid.UUID, actor: User) -> None:
    """Take an account off the waiting list.

    Raises DomainError ``ROUTE_NOT_FOUND`` (not a wish of this account), ``STATE_FORBIDS`` (it has
    ended already).
    """
    if not NumberWish.objects.filter(pk=wish_id, account_id=account_id).exists():
        raise DomainError(ErrorCode.ROUTE_NOT_FOUND)
    wish = lock_waiting_wish(wish_id)
    if wish is None:
        sentence = "You are no longer on this waiting list."
        raise DomainError(ErrorCode.STATE_FORBIDS, details={"wish": [sentence]})
    close_wish(wish, move="withdraw", actor=actor)
