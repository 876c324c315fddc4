"""Mails, numbers, money and webhooks."""

from __future__ import annotations

from django.utils import timezone

from accounts.models import (
    IdempotencyKey,
    NumberWish,
    PhoneNumber,
    SecondLook,
    Webhook,
)
from accounts.models.account import Stage
from accounts.number_place import NumberPlace
from accounts.providers import telnyx
from accounts.services.choose_number import choose_number
from accounts.services.notify import notify
from accounts.services.standing import suspend_account
from accounts.services.webhooks.switch_webhook import toggle_webhook
from accounts.services.wish_number import wish_number
from tests.accounts.services.test_tell_limits_near import make_applicant
from tests.accounts.services.test_tell_low_balances import make_sender
from tests.factories import Business, make_business
from tests.four_eyes import ask_to_lift, make_senior
from tests.messaging.api.test_send_message import PATH, body_for
from tests.scenarios.chores.world import LONG_AGO, Arguments, World, chore
from tests.scenarios.programs import until
from tests.stock import install_stock
from tests.webhooks import make_webhook, tell


@chore("accounts.send_notices")
def _mail_to_be_sent(world: World) -> Arguments:
    notify(make_business().account, kind="account_active")
    return ()


def _order_a_number(world: World) -> PhoneNumber:
    """The carrier has carried the order out; we have not heard of it."""
    business = make_business(stage=Stage.CHANNEL_SETUP)
    business.account.channels.all().delete()
    business.account.numbers.all().delete()
    e164 = telnyx.list_available_numbers("GB")[0].e164
    choose_number(business.account.pk, e164=e164, country="GB", actor=business.owner)
    number = PhoneNumber.objects.get(account=business.account)

    def is_done() -> bool:
        orders = telnyx.call("GET", "/number_orders")
        return all(order["status"] == "success" for order in orders)

    until(is_done, "the carrier has the number")
    PhoneNumber.objects.update(created_at=LONG_AGO, updated_at=LONG_AGO)
    return number


@chore("accounts.complete_number_order")
def _one_order(world: World) -> Arguments:
    return (str(_order_a_number(world).pk),)


@chore("accounts.resume_number_orders")
def _order_without_news(world: World) -> Arguments:
    _order_a_number(world)
    return ()


@chore("accounts.expire_second_looks")
def _question_nobody_answered(world: World) -> Arguments:
    account = make_business().account
    suspend_account(account.pk, actor=make_senior(), note="Complaints came in.")
    ask_to_lift(account)
    SecondLook.objects.update(expires_at=LONG_AGO)
    return ()


@chore("accounts.forget_idempotency_keys")
def _answer_of_long_ago(world: World) -> Arguments:
    business = make_business()
    headers = {**business.headers, "Idempotency-Key": "order-17"}
    assert world.api._call("POST", PATH, body_for(business), headers).status_code == 202
    IdempotencyKey.objects.update(created_at=LONG_AGO)
    return ()


def _wish_for_a_number() -> None:
    business = make_business(stage=Stage.CHANNEL_SETUP)
    business.account.channels.all().delete()
    business.account.numbers.all().delete()
    place = NumberPlace("DE", "331", "local")
    wish_number(business.account.pk, place=place, actor=business.owner)


@chore("accounts.look_for_wished_numbers")
def _wish_that_can_be_granted(world: World) -> Arguments:
    _wish_for_a_number()
    install_stock(world.patch).put("DE", "331")
    return ()


@chore("accounts.lapse_wishes")
def _wish_nothing_came_for(world: World) -> Arguments:
    _wish_for_a_number()
    NumberWish.objects.update(expires_at=timezone.now())
    return ()


@chore("accounts.deliver_webhooks")
def _event_to_be_told(world: World) -> Arguments:
    _tell_an_endpoint()
    return ()


def _tell_an_endpoint() -> Business:
    business = make_business()
    make_webhook(business)
    tell(business)
    return business


@chore("accounts.close_webhook_deliveries")
def _event_for_an_endpoint_that_is_off(world: World) -> Arguments:
    business, hook = _tell_an_endpoint(), Webhook.objects.get()
    toggle_webhook(business.account.pk, webhook_id=hook.pk, is_active=False, actor=business.owner)
    return ()


@chore("accounts.tell_low_balances")
def _low_balance(world: World) -> Arguments:
    make_sender("9.5")
    return ()


@chore("accounts.tell_limits_near")
def _limit_that_is_near(world: World) -> Arguments:
    make_applicant(used=80)
    return ()
