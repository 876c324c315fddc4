"""The waiting list: who gets on it, who gets off it, and what is left on the timeline."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import AuditEvent, Notice, NumberWish
from accounts.models.account import Stage, Tier
from accounts.number_place import NumberPlace
from accounts.services.lapse_wishes import lapse_wishes
from accounts.services.wish_number import LASTS, MOST, wish_number, withdraw_wish
from accounts.tasks import lapse_wishes as sweep
from config.errors import DomainError, ErrorCode
from tests.at_once import race
from tests.factories import Business, make_business

POTSDAM = NumberPlace("DE", "331", "local")


def wish(business: Business, place: NumberPlace = POTSDAM) -> NumberWish:
    return wish_number(business.account.pk, place=place, actor=business.owner)


def withdraw(business: Business, wish: NumberWish) -> None:
    withdraw_wish(business.account.pk, wish_id=wish.pk, actor=business.owner)


@pytest.mark.django_db
def test_a_wish_waits_for_sixty_days_and_is_on_the_timeline(seeker: Business) -> None:
    made = wish(seeker)
    assert (made.state, made.place, made.asked_by) == ("waiting", POTSDAM, seeker.owner)
    assert timedelta(days=59) < made.expires_at - timezone.now() <= LASTS
    event = AuditEvent.objects.get(verb="wish_number")
    assert (event.actor, event.subject, event.to_state) == (seeker.owner, "DE 331 local", "waiting")


@pytest.mark.django_db
def test_asking_twice_is_asking_once(seeker: Business, stranger: Business) -> None:
    assert wish(seeker) == wish(seeker)
    assert wish(seeker, NumberPlace("DE", "331")) != wish(seeker)
    assert AuditEvent.objects.filter(verb="wish_number").count() == 2


@pytest.mark.django_db(transaction=True)
def test_asking_twice_at_once_is_asking_once() -> None:
    seeker = make_seeker_in_a_committed_world()
    assert len({each.pk for each in race(*[lambda: wish(seeker)] * 3)}) == 1
    assert AuditEvent.objects.filter(verb="wish_number").count() == 1


def make_seeker_in_a_committed_world() -> Business:
    business = make_business(stage=Stage.CHANNEL_SETUP)
    business.account.channels.all().delete()
    business.account.numbers.all().delete()
    return business


@pytest.mark.django_db
def test_after_the_end_one_can_wish_again(seeker: Business) -> None:
    first = wish(seeker)
    withdraw(seeker, first)
    assert wish(seeker) != first


@pytest.mark.django_db
def test_a_withdrawn_wish_is_over(seeker: Business, refused: Callable) -> None:
    made = wish(seeker)
    withdraw(seeker, made)
    made.refresh_from_db()
    assert made.state == "withdrawn"
    assert made.closed_at is not None
    assert AuditEvent.objects.get(verb="withdraw_wish").actor == seeker.owner
    with refused(ErrorCode.STATE_FORBIDS):
        withdraw(seeker, made)


@pytest.mark.django_db
def test_nobody_withdraws_anothers_wish(
    seeker: Business, stranger: Business, refused: Callable
) -> None:
    made = wish(seeker)
    with refused(ErrorCode.ROUTE_NOT_FOUND):
        withdraw(stranger, made)


@pytest.mark.django_db
def test_before_approval_nobody_waits(refused: Callable) -> None:
    early = make_business(stage=Stage.IN_REVIEW, tier=Tier.NONE)
    early.account.channels.all().delete()
    with refused(ErrorCode.COMPLIANCE_NOT_APPROVED):
        wish(early)


@pytest.mark.django_db
def test_who_has_a_number_does_not_wait(business: Business, refused: Callable) -> None:
    with refused(ErrorCode.STATE_FORBIDS):
        wish(business)


@pytest.mark.django_db
def test_one_account_does_not_wait_for_everything(seeker: Business, refused: Callable) -> None:
    for area in range(MOST):
        wish(seeker, NumberPlace("DE", str(area)))
    with refused(ErrorCode.LIMIT_REACHED) as error:
        wish(seeker)
    assert "withdraw one" in error.value.details["reason"][0]


@pytest.mark.django_db
def test_a_wish_that_nothing_came_for_lapses_once_with_a_mail(seeker: Business) -> None:
    made = wish(seeker)
    assert lapse_wishes() == 0
    NumberWish.objects.update(expires_at=timezone.now())
    sweep()
    assert lapse_wishes() == 0
    made.refresh_from_db()
    assert made.state == "lapsed"
    event = AuditEvent.objects.get(verb="lapse_wish")
    assert (event.actor, event.from_state) == (None, "waiting")
    mail = Notice.objects.get(kind="number_wish_lapsed")
    assert mail.to == seeker.owner.email
    assert "local numbers of area 331 of Germany" in mail.body
    assert "/channels?country=DE&area=331&kind=local" in mail.body


@pytest.mark.django_db(transaction=True)
def test_a_withdrawal_and_a_sweep_at_once_end_it_once() -> None:
    seeker = make_seeker_in_a_committed_world()
    made = wish(seeker)
    NumberWish.objects.update(expires_at=timezone.now())
    results = race(lapse_wishes, lambda: withdraw(seeker, made), lapse_wishes)
    refusals = [each.code for each in results if isinstance(each, DomainError)]
    state = NumberWish.objects.get().state
    assert (state, refusals) in (("withdrawn", []), ("lapsed", [ErrorCode.STATE_FORBIDS]))
    ended = AuditEvent.objects.get(verb__in=["lapse_wish", "withdraw_wish"])
    assert ended.to_state == state
