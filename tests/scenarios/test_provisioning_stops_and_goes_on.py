"""The provider fails in the middle of a profile's set-up: a retry goes on there, and buys once."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import AuditEvent, PhoneNumber, ProvisioningStep, SenderProfile
from accounts.providers import telnyx
from accounts.services import choose_number, profile_number
from compliance.models import Brand
from compliance.services import decide_profile
from compliance.services.complete_profile import complete_profile, get_progress, try_again
from compliance.services.provisioning import callback, registration, run
from config.errors import DomainError
from config.http import ProviderError
from tests.conftest import Carrier
from tests.factories import Business
from tests.staff import make_staff

pytestmark = pytest.mark.django_db(transaction=True)
_AWAY = ProviderError("not reachable")


@pytest.fixture
def profile(business: Business, carrier: Carrier) -> SenderProfile:
    """Handed in with a registration of its own, and approved by staff."""
    made = SenderProfile.objects.create(
        account=business.account, name="Bakery", short_name="BAKERY", description="Bread"
    )
    Brand.objects.create(
        account=business.account,
        profile=made,
        display_name="Bakery",
        business_name="Example Bakery LLC",
        country="GB",
        entity_type="private_company",
        destinations=[{"id": "FR", "isMain": False}],
    )
    account_id = business.account.pk
    complete_profile(account_id, profile_id=made.pk, callback_url="", actor=business.owner)
    decide_profile.approve_profile(made.pk, actor=make_staff())
    return made


def _orders() -> list[dict[str, Any]]:
    return list(telnyx.call("GET", "/number_orders"))


def _go_on(profile: SenderProfile) -> None:
    """The sweeper comes by when the next try is due."""
    ProvisioningStep.objects.filter(profile=profile).exclude(next_try_at=None).update(
        next_try_at=timezone.now()
    )
    run.resume_provisioning()


def _until_done(profile: SenderProfile) -> None:
    deadline = time.monotonic() + 10
    while get_progress(profile) != "completed" and time.monotonic() < deadline:
        _go_on(profile)
        time.sleep(0.1)
    assert get_progress(profile) == "completed", list(profile.steps.values())


def _fail(*_: object, **__: object) -> None:
    raise _AWAY


def _buy_and_lose_the_answer(real: Callable[..., Any]) -> Callable[..., Any]:
    def order(*arguments: Any, **named: Any) -> None:
        real(*arguments, **named)
        raise ProviderError("no answer", outcome_unknown=True)

    return order


FAILURES: tuple[tuple[str, object, str, Any], ...] = (
    ("number", profile_number, "list_available_numbers", _fail),
    ("number", choose_number.telnyx, "find_order", _fail),
    ("number", choose_number.telnyx, "order_number", _fail),
    ("registration", registration, "_begin", _fail),
    ("callback", callback, "post_json", _fail),
)


@pytest.mark.parametrize(("step", "where", "name", "failing"), FAILURES)
def test_a_retry_goes_on_where_it_stopped(
    profile: SenderProfile,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
    where: object,
    name: str,
    failing: Any,
) -> None:
    SenderProfile.objects.filter(pk=profile.pk).update(callback_url="http://hooks.invalid/")
    monkeypatch.setattr(registration, "is_registered_in_the_us", lambda _: step == "registration")
    with monkeypatch.context() as patch:
        patch.setattr(where, name, failing)
        deadline = time.monotonic() + 5
        while not profile.steps.get(name=step).problem and time.monotonic() < deadline:
            _go_on(profile)
    stopped = profile.steps.get(name=step)
    assert (stopped.code, stopped.done_at) == ("INTERNAL_003", None)
    assert stopped.problem
    assert stopped.request_id
    done_before = dict(profile.steps.exclude(done_at=None).values_list("name", "done_at"))
    _until_done(profile)
    done_now = dict(profile.steps.values_list("name", "done_at"))
    assert {name: done_now[name] for name in done_before} == done_before, "never repeated"
    assert len(_orders()) == 1
    assert PhoneNumber.objects.filter(profiles=profile).count() == 1
    taken = AuditEvent.objects.filter(verb="provision_profile").values_list("facts", flat=True)
    names = [facts["step"] for facts in taken]
    assert sorted(names) == sorted(each.name for each in run.STEPS), "each once"


def test_an_answer_that_never_came_is_no_second_purchase(
    profile: SenderProfile, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        losing = _buy_and_lose_the_answer(telnyx.order_number)
        patch.setattr(choose_number.telnyx, "order_number", losing)
        _go_on(profile)
    assert profile.steps.get(name="number").problem
    PhoneNumber.objects.update(claimed_until=None)  # the claim of the lost call has run out
    _until_done(profile)
    assert len(_orders()) == 1


def test_a_worker_that_dies_in_a_step_is_followed_up(
    profile: SenderProfile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(profile_number, "complete_order", die)
        with pytest.raises(KeyboardInterrupt):
            _go_on(profile)
    assert PhoneNumber.objects.filter(profiles=profile).count() == 1, "written before it is ordered"
    run.resume_provisioning()
    assert _orders() == [], "its lease still runs"
    _until_done(profile)
    assert len(_orders()) == 1


def test_after_five_tries_it_waits_for_somebody_to_press_try_again(
    profile: SenderProfile, business: Business, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(profile_number, "list_available_numbers", _fail)
        for _ in range(run.MOST_TRIES):
            _go_on(profile)
    step = profile.steps.get(name="number")
    assert (step.tries, step.next_try_at) == (run.MOST_TRIES, None)
    _go_on(profile)
    assert profile.steps.get(name="number").done_at is None
    try_again(business.account.pk, profile_id=profile.pk, actor=business.owner)
    _until_done(profile)
    assert len(_orders()) == 1


def test_a_number_that_is_gone_makes_room_for_another(
    profile: SenderProfile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise ProviderError("gone", code="10015", permanent=True)

    with monkeypatch.context() as patch:
        patch.setattr(choose_number.telnyx, "order_number", refuse)
        _go_on(profile)
    profile.refresh_from_db()
    assert profile.number is None
    _until_done(profile)
    assert len(_orders()) == 1
    assert PhoneNumber.objects.filter(profiles=profile).count() == 1


def test_the_accounts_channel_is_not_touched(profile: SenderProfile, business: Business) -> None:
    _until_done(profile)
    channel = business.account.channels.get()
    assert (channel.state, channel.number.e164) == ("active", business.number)


def test_nothing_is_taken_up_for_a_deleted_profile(profile: SenderProfile) -> None:
    SenderProfile.objects.filter(pk=profile.pk).update(deleted_at=timezone.now())
    _go_on(profile)
    assert _orders() == []
    assert not profile.steps.exclude(next_try_at=None).exists()


def test_what_is_set_up_cannot_be_tried_again(profile: SenderProfile, business: Business) -> None:
    _until_done(profile)
    with pytest.raises(DomainError) as refused:
        try_again(business.account.pk, profile_id=profile.pk, actor=business.owner)
    assert refused.value.code.spec.code == "BUSINESS_006"
