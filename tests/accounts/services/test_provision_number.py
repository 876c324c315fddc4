"""Staff finds a number by hand: one order, the customer is told, and waits no longer."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from django.test import TestCase

from accounts.models import AuditEvent, Channel, Notice, NumberWish, PhoneNumber, User
from accounts.models.account import Stage, Tier
from accounts.number_place import NumberPlace
from accounts.providers import telnyx
from accounts.providers.telnyx import list_available_numbers
from accounts.services.choose_number import choose_number, follow_order
from accounts.services.provision_number import provision_number
from accounts.services.wish_number import wish_number
from config.errors import ErrorCode
from tests.conftest import Carrier
from tests.factories import Business, UserFactory, make_business

pytestmark = pytest.mark.django_db
ELSEWHERE = NumberPlace("GB", "161", "local")


@pytest.fixture
def operator(db: None) -> User:
    return UserFactory.create(staff_role="operator", full_name="Otto Operator")


def provide(business: Business, actor: User, e164: str, order: str = "") -> PhoneNumber:
    return provision_number(
        business.account.pk, e164=e164, country="GB", order_reference=order, actor=actor
    )


def settle(number: PhoneNumber) -> PhoneNumber:
    deadline = time.monotonic() + 5
    while not follow_order(number.pk) and time.monotonic() < deadline:
        time.sleep(0.05)
    return PhoneNumber.objects.get(pk=number.pk)


def count_purchases(carrier: Carrier) -> int:
    return carrier.ask("/sim/counters")["calls"].get("POST /v2/number_orders", 0)


def test_the_number_is_ordered_once_and_the_customer_is_told(
    seeker: Business, operator: User, carrier: Carrier
) -> None:
    e164 = list_available_numbers("GB")[0].e164
    wish_number(seeker.account.pk, place=ELSEWHERE, actor=seeker.owner)
    number = settle(provide(seeker, operator, e164))
    assert (number.state, number.provisioned_by) == ("assigned", operator)
    assert count_purchases(carrier) == 1
    assert Channel.objects.get(account=seeker.account).state == "active"
    assert NumberWish.objects.get().state == "fulfilled"
    event = AuditEvent.objects.get(verb="fulfill_wish")
    assert event.facts == {"number": e164}
    assert AuditEvent.objects.get(verb="channel_order_number").actor == operator
    mail = Notice.objects.get(kind="number_provisioned")
    assert mail.to == seeker.owner.email
    assert e164 in mail.body
    assert "no longer wait for local numbers of area 161" in mail.body
    assert operator.full_name not in mail.body


def test_the_carrier_is_asked_only_after_the_order_is_written_down(
    seeker: Business, operator: User, carrier: Carrier, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[tuple[str, list[str]]] = []
    monkeypatch.setattr("config.celery.app.send_task", lambda task, args: sent.append((task, args)))
    with TestCase.captureOnCommitCallbacks(execute=True):
        number = provide(seeker, operator, "+442079460500")
        assert sent == []
    assert ("accounts.complete_number_order", [str(number.pk)]) in sent
    assert (number.state, count_purchases(carrier)) == ("ordering", 0)


def test_a_number_bought_by_hand_is_taken_over_and_not_bought_again(
    seeker: Business, operator: User, carrier: Carrier
) -> None:
    e164 = list_available_numbers("GB")[0].e164
    order = telnyx.order_number(e164, reference="by-hand")
    number = settle(provide(seeker, operator, e164, order.order_id))
    assert (number.state, number.provider_order_id) == ("assigned", order.order_id)
    assert count_purchases(carrier) == 1


@pytest.mark.parametrize("kind", ["of other numbers", "unknown"])
def test_an_order_that_does_not_have_the_number_gives_nothing(
    kind: str, seeker: Business, operator: User, carrier: Carrier
) -> None:
    mine, other = list_available_numbers("GB")[:2]
    order = telnyx.order_number(other.e164, reference="by-hand").order_id
    wish_number(seeker.account.pk, place=ELSEWHERE, actor=seeker.owner)
    number = settle(provide(seeker, operator, mine.e164, "nope" if kind == "unknown" else order))
    assert number.state == "failed"
    assert count_purchases(carrier) == 1
    assert Channel.objects.get(account=seeker.account).state == "in_progress"
    assert NumberWish.objects.get().state == "waiting"
    assert not Notice.objects.filter(kind="number_provisioned").exists()


def test_a_customer_who_finds_a_number_no_longer_waits_and_gets_no_such_mail(
    seeker: Business, carrier: Carrier
) -> None:
    wish_number(seeker.account.pk, place=ELSEWHERE, actor=seeker.owner)
    e164 = list_available_numbers("GB")[0].e164
    choose_number(seeker.account.pk, e164=e164, country="GB", actor=seeker.owner)
    settle(PhoneNumber.objects.get(account=seeker.account))
    assert NumberWish.objects.get().state == "fulfilled"
    assert not Notice.objects.filter(kind="number_provisioned").exists()


def test_a_number_of_somebody_else_is_refused(
    seeker: Business, business: Business, operator: User, refused: Callable
) -> None:
    with refused(ErrorCode.NUMBER_TAKEN):
        provide(seeker, operator, business.number)


def test_a_number_of_another_country_is_refused(
    seeker: Business, operator: User, refused: Callable
) -> None:
    with refused(ErrorCode.REQUEST_INVALID):
        provide(seeker, operator, "+12125550110")


def test_who_has_a_number_gets_no_second(
    business: Business, operator: User, refused: Callable
) -> None:
    with refused(ErrorCode.STATE_FORBIDS):
        provide(business, operator, "+442079460500")


def test_before_approval_nobody_gets_a_number(operator: User, refused: Callable) -> None:
    early = make_business(stage=Stage.IN_REVIEW, tier=Tier.NONE)
    Channel.objects.filter(account=early.account).delete()
    with refused(ErrorCode.COMPLIANCE_NOT_APPROVED):
        provide(early, operator, "+442079460500")


def test_nobody_provides_for_their_own_account(seeker: Business, refused: Callable) -> None:
    with refused(ErrorCode.ROLE_NOT_ALLOWED):
        provide(seeker, seeker.owner, "+442079460500")
