"""Step 4 of 4: a business picks the number it sends from.

The order is written down before the provider is asked, under an id that the provider gets as our
reference: a worker that dies in between leaves an order that the sweeper takes up, never a second
purchase. Two businesses that want the last number: one wins, the other is told at once.
"""

import logging
import uuid
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import Account, Channel, PhoneNumber, User
from accounts.models.channel import NUMBERLESS_STATES, ChannelKind
from accounts.models.phone_number import NumberState
from accounts.number_country import find_country
from accounts.onboarding import check_unlocked
from accounts.providers import telnyx
from accounts.services.activation import complete_channel_setup
from accounts.services.claim_order import claim_order, list_claimable, release_order
from accounts.services.fulfill_wishes import fulfill_wishes
from accounts.services.record_event import Change, record_event
from accounts.services.webhooks.tell_channel import tell_channel
from config.errors import DomainError, ErrorCode
from config.http import ProviderError

logger = logging.getLogger(__name__)
STALE_AFTER = timedelta(seconds=15)
ORDER_PENDING = "order_pending"  # taken, and not carried out yet


def choose_number(account_id: uuid.UUID, *, e164: str, country: str, actor: User) -> Channel:
    """Order ``e164`` and set the SMS channel up with it.

    Raises DomainError ``REQUEST_INVALID`` (a number of another country), ``NUMBER_TAKEN``,
    ``STATE_FORBIDS`` (there is a number already), ``COMPLIANCE_NOT_APPROVED``,
    ``PROVIDER_FAILED``. If the provider does not answer in time the channel stays ``pending`` and
    the order is completed in the background.
    """
    check_country(e164, country=country)
    number = write_order(account_id, e164=e164, country=country, actor=actor)
    try:
        complete_order(number.pk)
    except ProviderError as error:
        if error.permanent:
            raise DomainError(_explain(error)) from error
    return Channel.objects.get(account_id=account_id, kind=ChannelKind.SMS)


def check_country(e164: str, *, country: str) -> None:
    """Raise DomainError ``REQUEST_INVALID`` for a number of another country."""
    if find_country(e164) != country:
        sentence = f"This number does not belong to {country}; choose one from the list."
        raise DomainError(ErrorCode.REQUEST_INVALID, details={"e164": [sentence]})


def _explain(error: ProviderError) -> ErrorCode:
    """Only a number that is gone is the customer's business; the rest is between us and them."""
    gone = error.code in telnyx.NUMBER_GONE_CODES
    return ErrorCode.NUMBER_TAKEN if gone else ErrorCode.PROVIDER_FAILED


@transaction.atomic
def write_order(account_id: uuid.UUID, *, e164: str, country: str, actor: User) -> PhoneNumber:
    """Write an order down before the provider hears of it; raises as ``choose_number`` says."""
    account = Account.objects.select_for_update(no_key=True).get(pk=account_id)
    check_unlocked(stage=account.stage, tier=account.tier)
    channel, _ = Channel.objects.get_or_create(account=account, kind=ChannelKind.SMS)
    if channel.state not in NUMBERLESS_STATES:
        raise DomainError(ErrorCode.STATE_FORBIDS, details={"channel": [channel.state]})
    try:
        with transaction.atomic():
            number = PhoneNumber.objects.create(account=account, e164=e164, country=country)
    except IntegrityError:
        raise DomainError(ErrorCode.NUMBER_TAKEN) from None
    _move_channel(channel, move="order_number", actor=actor, number=number)
    return number


def complete_order(number_id: uuid.UUID) -> None:
    """Ask the provider for an order written down before, and act on its answer.

    Whoever finds that somebody else is asking leaves it to them. Raises ProviderError; a permanent
    one has been recorded and the number given up.
    """
    until = claim_order(number_id)
    if until is None:
        return
    try:
        _act_on(_place_order(number_id), number_id=number_id)
    except ProviderError as error:
        if error.permanent:
            _settle(number_id, succeeded=False, order_id="")
        elif not error.outcome_unknown:  # an order may still arrive there; the claim runs out
            release_order(number_id, until=until)
        raise


def _place_order(number_id: uuid.UUID) -> telnyx.NumberOrder:
    """A refusal can come from our own earlier order, so look for that before believing it."""
    number = PhoneNumber.objects.get(pk=number_id)
    if number.provider_order_id:
        return telnyx.get_order(number.provider_order_id, e164=number.e164)
    try:
        return telnyx.order_number(number.e164, reference=str(number.pk))
    except ProviderError as error:
        found = telnyx.find_order(str(number.pk)) if error.permanent else None
        if found is None:
            raise
        return found


def _act_on(order: telnyx.NumberOrder, *, number_id: uuid.UUID) -> None:
    if order.status == "failure":
        _settle(number_id, succeeded=False, order_id=order.order_id)
        raise ProviderError("the order failed", code="order_failed", permanent=True)
    if order.status != "success":
        raise ProviderError("the order is pending", code=ORDER_PENDING)
    _settle(number_id, succeeded=True, order_id=order.order_id)


@transaction.atomic
def _settle(number_id: uuid.UUID, *, succeeded: bool, order_id: str) -> None:
    Account.objects.select_for_update(no_key=True).get(numbers=number_id)  # first, as everywhere
    number = PhoneNumber.objects.select_for_update().get(pk=number_id)
    if number.state != NumberState.ORDERING:
        return
    number.provider_order_id = order_id or number.provider_order_id
    number.claimed_until = None
    if succeeded:
        number.assign()
    else:
        number.fail()
        number.profiles.update(number=None)  # another can be ordered for it
    number.save()
    _settle_channel(number, succeeded=succeeded)
    complete_channel_setup(number.account_id, actor=None)


def _settle_channel(number: PhoneNumber, *, succeeded: bool) -> None:
    """A number that was ordered for a sender profile is no channel's."""
    channel = Channel.objects.select_for_update().filter(number=number).first()
    if channel is None:
        return
    move = "activate" if succeeded else "lose_number"
    _move_channel(channel, move=move, actor=None, number=number if succeeded else None)
    if succeeded:
        fulfill_wishes(number)


def _move_channel(
    channel: Channel, *, move: str, actor: User | None, number: PhoneNumber | None
) -> None:
    before, lost = channel.state, channel.number
    getattr(channel, move)()
    channel.number = number
    channel.save()
    record_event(
        channel.account,
        verb=f"channel_{move}",
        actor=actor,
        change=Change(before, channel.state, f"{channel.kind} {number or ''}".strip()),
    )
    if told := number or lost:
        tell_channel(channel, move=move, number=told)


def follow_order(number_id: uuid.UUID) -> bool:
    """Ask again about an order; return whether it is settled. The sweeper comes back if not."""
    try:
        complete_order(number_id)
    except ProviderError as error:
        logger.warning("number order %s: %s", number_id, error)
    return not PhoneNumber.objects.filter(pk=number_id, state=NumberState.ORDERING).exists()


def resume_number_orders() -> int:
    """Take up orders whose answer never came; return how many were settled.

    Those asked about longest ago come first, so that stuck ones do not keep the others waiting.
    """
    cutoff = timezone.now() - STALE_AFTER
    stale = list_claimable().filter(created_at__lt=cutoff)
    ids = stale.order_by("updated_at").values_list("pk", flat=True)[:50]
    return sum(follow_order(number_id) for number_id in ids)
