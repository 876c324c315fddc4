"""Step 4: a number is ordered once, whatever happens in between."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from accounts.models import Channel, Notice, PhoneNumber
from accounts.models.account import Stage, Tier
from accounts.providers import telnyx
from accounts.providers.telnyx import NumberOrder, list_available_numbers
from accounts.services import choose_number as service
from accounts.services.choose_number import choose_number, follow_order, resume_number_orders
from config.errors import DomainError, ErrorCode
from config.http import ProviderError
from tests.conftest import Carrier
from tests.factories import Business, make_business


@pytest.fixture
def applicant(db: None) -> Business:
    business = make_business(stage=Stage.CHANNEL_SETUP)
    Channel.objects.filter(account=business.account).delete()
    PhoneNumber.objects.filter(account=business.account).delete()
    return business


def _first_number() -> str:
    return list_available_numbers("GB")[0].e164


def _until_settled(number: PhoneNumber) -> None:
    deadline = time.monotonic() + 5
    while not follow_order(number.pk) and time.monotonic() < deadline:
        time.sleep(0.05)


def _choose(business: Business, e164: str) -> Channel:
    return choose_number(business.account.pk, e164=e164, country="GB", actor=business.owner)


@pytest.mark.django_db
def test_the_chosen_number_activates_channel_and_account(
    applicant: Business, carrier: Carrier
) -> None:
    e164 = _first_number()
    _choose(applicant, e164)
    number = PhoneNumber.objects.get(account=applicant.account)
    _until_settled(number)
    channel = Channel.objects.get(account=applicant.account)
    assert channel.number is not None
    assert (channel.state, channel.number.e164) == ("active", e164)
    applicant.account.refresh_from_db()
    assert applicant.account.stage == Stage.ACTIVE
    assert Notice.objects.filter(kind="account_active").count() == 1


@pytest.mark.django_db
def test_a_pending_order_is_asked_for_again_and_bought_once(
    applicant: Business, carrier: Carrier
) -> None:
    channel = _choose(applicant, _first_number())
    assert channel.state == "pending"
    number = PhoneNumber.objects.get(account=applicant.account)
    _until_settled(number)
    assert follow_order(number.pk), "settled already: asking again changes nothing"
    assert carrier.ask("/sim/counters")["calls"]["POST /v2/number_orders"] == 1


@pytest.mark.django_db
def test_an_order_whose_answer_never_came_is_taken_up_by_the_sweeper(
    applicant: Business, carrier: Carrier, settings: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    e164 = _first_number()
    url, settings.TELNYX_BASE_URL = settings.TELNYX_BASE_URL, "http://127.0.0.1:9/v2"
    assert _choose(applicant, e164).state == "pending"
    settings.TELNYX_BASE_URL = url
    assert resume_number_orders() == 0, "too fresh to be given up on"
    monkeypatch.setattr(service, "STALE_AFTER", timedelta(0))
    deadline = time.monotonic() + 5
    while not resume_number_orders() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert Channel.objects.get(account=applicant.account).state == "active"


@pytest.mark.django_db
def test_a_number_somebody_else_has_is_refused_and_another_can_be_chosen(
    applicant: Business, business: Business, carrier: Carrier
) -> None:
    with pytest.raises(DomainError) as refused:
        _choose(applicant, business.number)
    assert refused.value.code is ErrorCode.NUMBER_TAKEN
    assert not PhoneNumber.objects.filter(account=applicant.account).exists()
    assert carrier.ask("/sim/counters")["calls"].get("POST /v2/number_orders", 0) == 0
    assert _choose(applicant, _first_number()).state in ("pending", "active")


@pytest.mark.django_db
def test_a_number_the_provider_does_not_have_is_given_up(
    applicant: Business, carrier: Carrier
) -> None:
    with pytest.raises(DomainError) as refused:
        _choose(applicant, "+447700900999")
    assert refused.value.code is ErrorCode.NUMBER_TAKEN
    assert PhoneNumber.objects.get(account=applicant.account).state == "failed"
    assert Channel.objects.get(account=applicant.account).state == "in_progress"


@pytest.mark.django_db
def test_trouble_between_us_and_the_carrier_is_not_called_a_taken_number(
    applicant: Business, carrier: Carrier, settings: object
) -> None:
    e164 = _first_number()
    settings.TELNYX_API_KEY = "wrong"
    with pytest.raises(DomainError) as refused:
        _choose(applicant, e164)
    assert refused.value.code is ErrorCode.PROVIDER_FAILED
    assert Channel.objects.get(account=applicant.account).state == "in_progress"


@pytest.mark.django_db
def test_before_approval_no_number_can_be_chosen(carrier: Carrier) -> None:
    business = make_business(stage=Stage.IN_REVIEW, tier=Tier.NONE)
    Channel.objects.all().delete()
    with pytest.raises(DomainError) as refused:
        _choose(business, _first_number())
    assert refused.value.code is ErrorCode.COMPLIANCE_NOT_APPROVED
    assert not Channel.objects.exists()


@pytest.mark.django_db
def test_one_number_is_enough(business: Business, carrier: Carrier) -> None:
    with pytest.raises(DomainError) as refused:
        _choose(business, _first_number())
    assert refused.value.code is ErrorCode.STATE_FORBIDS


@pytest.mark.django_db(transaction=True)
def test_two_businesses_that_want_the_same_number_do_not_both_get_it(carrier: Carrier) -> None:
    rivals = [make_business(stage=Stage.CHANNEL_SETUP) for _ in range(2)]
    Channel.objects.all().delete()
    PhoneNumber.objects.all().delete()
    e164 = _first_number()
    outcomes: list[str] = []
    threads = [threading.Thread(target=_try, args=(each, e164, outcomes.append)) for each in rivals]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["CONFLICT_015", "ordered"]
    assert carrier.ask("/sim/counters")["calls"]["POST /v2/number_orders"] == 1


def _try(business: Business, e164: str, note: Callable[[str], None]) -> None:
    try:
        _choose(business, e164)
        note("ordered")
    except DomainError as error:
        note(error.code.spec.code)
    finally:
        connection.close()


def _order(business: Business, e164: str) -> PhoneNumber:
    """Write an order down without asking the provider for it."""
    return service.write_order(business.account.pk, e164=e164, country="GB", actor=business.owner)


@pytest.mark.django_db(transaction=True)
def test_workers_that_complete_the_same_order_at_once_buy_once(
    carrier: Carrier, monkeypatch: pytest.MonkeyPatch
) -> None:
    business = make_business(stage=Stage.CHANNEL_SETUP)
    Channel.objects.all().delete()
    PhoneNumber.objects.all().delete()
    number = _order(business, _first_number())
    monkeypatch.setattr(telnyx, "find_order", _find_nothing_slowly)
    threads = [threading.Thread(target=_follow, args=(number,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert carrier.ask("/sim/counters")["calls"]["POST /v2/number_orders"] == 1


def _find_nothing_slowly(_reference: str) -> None:
    time.sleep(0.3)


def _follow(number: PhoneNumber) -> None:
    try:
        follow_order(number.pk)
    finally:
        connection.close()


@pytest.mark.django_db
def test_an_order_that_somebody_else_works_on_is_left_alone_until_the_claim_runs_out(
    applicant: Business, carrier: Carrier
) -> None:
    number = _order(applicant, _first_number())
    claims = PhoneNumber.objects.filter(pk=number.pk)
    claims.update(claimed_until=timezone.now() + timedelta(seconds=30))
    assert not follow_order(number.pk)
    assert "POST /v2/number_orders" not in carrier.ask("/sim/counters")["calls"]
    claims.update(claimed_until=timezone.now())
    _until_settled(number)
    assert claims.get().state == "assigned"


@pytest.mark.django_db
def test_a_pending_order_can_be_asked_about_again_at_once(
    applicant: Business, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = _order(applicant, "+447700900501")
    monkeypatch.setattr(telnyx, "order_number", lambda *_, **__: NumberOrder("1", "pending"))
    assert not follow_order(number.pk)
    number.refresh_from_db()
    assert number.claimed_until is None


def _refuse(*_: object, **__: object) -> NumberOrder:
    raise ProviderError("not available", code="10015", permanent=True)


def _hear_nothing(*_: object, **__: object) -> NumberOrder:
    raise ProviderError("no answer", outcome_unknown=True)


@pytest.mark.django_db
def test_an_order_that_may_still_arrive_is_not_sent_again_at_once(
    applicant: Business, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = _order(applicant, "+447700900501")
    monkeypatch.setattr(telnyx, "order_number", _hear_nothing)
    assert not follow_order(number.pk)
    number.refresh_from_db()
    assert number.claimed_until is not None


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("status", "state"), [("success", "assigned"), ("pending", "ordering"), ("failure", "failed")]
)
def test_a_refused_order_is_looked_up_before_the_number_is_given_up(
    status: str, state: str, applicant: Business, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = _order(applicant, "+447700900501")
    monkeypatch.setattr(telnyx, "order_number", _refuse)
    monkeypatch.setattr(telnyx, "find_order", lambda _: NumberOrder("order-1", status))
    follow_order(number.pk)
    assert PhoneNumber.objects.get(pk=number.pk).state == state


@pytest.mark.django_db
def test_stuck_orders_do_not_keep_newer_ones_waiting(
    applicant: Business, monkeypatch: pytest.MonkeyPatch
) -> None:
    stuck = _order(applicant, "+447700900501")
    newer = PhoneNumber.objects.create(
        account=applicant.account, e164="+447700900502", country="GB"
    )
    asked: list[str] = []

    def stay_pending(e164: str, **_: object) -> NumberOrder:
        asked.append(e164)
        return NumberOrder("1", "pending")

    monkeypatch.setattr(telnyx, "order_number", stay_pending)
    monkeypatch.setattr(service, "STALE_AFTER", timedelta(0))
    follow_order(stuck.pk)
    resume_number_orders()
    assert asked == [stuck.e164, newer.e164, stuck.e164]


@pytest.mark.django_db
@pytest.mark.parametrize("e164", ["+12125550110", "+493023125500", "+4", "nonsense"])
def test_a_number_of_another_country_is_refused(
    e164: str, applicant: Business, carrier: Carrier
) -> None:
    with pytest.raises(DomainError) as refused:
        _choose(applicant, e164)
    assert refused.value.code is ErrorCode.REQUEST_INVALID
    assert list(refused.value.details) == ["e164"]
    assert not PhoneNumber.objects.filter(account=applicant.account).exists()
    assert not Channel.objects.filter(account=applicant.account).exists()
    assert "POST /v2/number_orders" not in carrier.ask("/sim/counters")["calls"]
