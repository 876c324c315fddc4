"""A US number sends once the carrier has it under an active campaign, and not a moment longer."""

from __future__ import annotations

import time
from functools import partial
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import AuditEvent, PhoneNumber, User
from compliance.models import Campaign, NumberAssignment
from compliance.providers import telnyx
from compliance.services.tcr.numbers import (
    assign_missing,
    look_at_assignments,
    sync_numbers,
    try_again,
)
from config.errors import DomainError, ErrorCode
from tests.at_once import race
from tests.campaign_registry import CampaignRegistry
from tests.compliance.factories import make_senior
from tests.compliance.services.tcr.journeys import reviewed_campaign, sweep
from tests.compliance.services.tcr.mail import deliver, held
from tests.compliance.tcr_factories import (
    make_assignment,
    make_brand,
    make_campaign,
    make_us_number,
    make_word,
)
from tests.conftest import Carrier

pytestmark = pytest.mark.django_db


def settle(carrier: Carrier) -> None:
    """Until the carrier has settled what it was asked (a twentieth of a second)."""
    deadline = time.monotonic() + 5
    while NumberAssignment.objects.filter(state="pending").exists():
        assert time.monotonic() < deadline
        waiting = NumberAssignment.objects.filter(state="pending")
        waiting.update(next_look_at=timezone.now())
        look_at_assignments()
        time.sleep(0.01)


def states() -> list[str]:
    rows = NumberAssignment.objects.order_by("created_at")
    return list(rows.values_list("state", flat=True))


def is_open(number: PhoneNumber) -> bool:
    number.refresh_from_db()
    return number.registered_at is not None


def test_a_number_is_assigned_and_opens(carrier: Carrier) -> None:
    campaign = make_campaign()
    number = make_us_number(campaign.account)
    sync_numbers(campaign.account_id)
    assert not is_open(number), "not before the carrier says so"
    settle(carrier)
    assert states() == ["assigned"]
    assert is_open(number)
    assert NumberAssignment.objects.get().next_look_at is None
    verbs = list(AuditEvent.objects.values_list("verb", flat=True))
    assert verbs == ["assignment_begin", "assignment_confirm", "number_registered"]


def test_the_carrier_that_rejects_is_blocked_for_the_number(
    registry: CampaignRegistry, carrier: Carrier
) -> None:
    campaign = reviewed_campaign(registry, sample_1="Bramble Lane: sent. Bye. [att rejects]")
    number = make_us_number(campaign.account)
    sync_numbers(campaign.account_id)
    settle(carrier)
    assert is_open(number)
    assert number.blocked_carriers == ["10017"]


def test_a_number_that_the_carrier_cannot_assign_waits_for_staff(carrier: Carrier) -> None:
    campaign = make_campaign()
    number = make_us_number(campaign.account, e164="+12125550177")
    sync_numbers(campaign.account_id)
    settle(carrier)
    assignment = NumberAssignment.objects.get()
    assert (assignment.state, assignment.next_look_at) == ("failed", None)
    assert "could not be mapped" in assignment.problem
    assert not is_open(number)
    sync_numbers(campaign.account_id)
    assert assign_missing() == 0
    assert states() == ["failed"], "it is not begun again by itself"


def test_staff_tries_a_failed_one_again(carrier: Carrier) -> None:
    campaign = make_campaign()
    make_us_number(campaign.account, e164="+12125550177")
    sync_numbers(campaign.account_id)
    settle(carrier)
    senior = make_senior()
    try_again(NumberAssignment.objects.get().pk, actor=senior)
    assert states() == ["pending"]
    settle(carrier)
    assert states() == ["failed"]
    assert AuditEvent.objects.get(verb="assignment_try_again").actor == senior


@pytest.mark.parametrize("state", ["pending", "assigned", "removing", "removed"])
def test_only_a_failed_one_is_tried_again(state: str, reviewer: User) -> None:
    assignment = make_assignment(state=state)
    with pytest.raises(DomainError) as error:
        try_again(assignment.pk, actor=reviewer)
    assert error.value.code is ErrorCode.STATE_FORBIDS
    assert states() == [state]
    assert not AuditEvent.objects.exists()


@pytest.mark.parametrize("trouble", ["outage", "wrong key"])
def test_a_carrier_that_is_away_is_asked_again(
    carrier: Carrier, settings: Any, trouble: str
) -> None:
    campaign = make_campaign()
    number = make_us_number(campaign.account)
    sync_numbers(campaign.account_id)
    key = settings.TELNYX_API_KEY
    if trouble == "outage":
        carrier.ask("/sim/outage", method="POST", body={"on": True})
    else:
        settings.TELNYX_API_KEY = "wrong"
    pauses = []
    for _ in range(4):
        NumberAssignment.objects.update(next_look_at=timezone.now())
        look_at_assignments()
        pauses.append(NumberAssignment.objects.get().next_look_at - timezone.now())
    assert states() == ["pending"]
    assert pauses == sorted(pauses)
    carrier.ask("/sim/outage", method="POST", body={"on": False})
    settings.TELNYX_API_KEY = key
    settle(carrier)
    assert is_open(number)


@pytest.mark.parametrize("state", ["suspended", "rejected", "expired", "carrier_review"])
def test_a_campaign_that_does_not_send_shuts_its_numbers_without_asking(
    state: str, settings: Any
) -> None:
    settings.TELNYX_BASE_URL = "http://127.0.0.1:9/v2"
    campaign = make_campaign(state=state)
    number = make_us_number(campaign.account, registered_at=timezone.now())
    make_assignment(campaign=campaign, number=number)
    sync_numbers(campaign.account_id)
    assert not is_open(number)


def test_a_suspended_brand_shuts_the_numbers_of_its_campaigns() -> None:
    campaign = make_campaign(brand=make_brand(state="suspended"))
    number = make_us_number(campaign.account, registered_at=timezone.now())
    make_assignment(campaign=campaign, number=number)
    sync_numbers(campaign.account_id)
    assert not is_open(number)


def test_a_suspension_shuts_and_its_end_opens(registry: CampaignRegistry, carrier: Carrier) -> None:
    campaign = reviewed_campaign(registry)
    number = make_us_number(campaign.account)
    sync_numbers(campaign.account_id)
    settle(carrier)
    for command, opened in (("suspend", False), ("unsuspend", True)):
        registry.ask(f"/sim/campaigns/{campaign.tcr_campaign_id}/{command}", method="POST")
        deliver(*held(registry, f"MNO_CAMPAIGN_OPERATION_{command.upper()}ED"))
        sync_numbers(campaign.account_id)
        assert is_open(number) is opened
    assert states() == ["assigned"], "the carrier keeps it under its campaign"


def test_a_number_that_is_bought_later_is_assigned(carrier: Carrier) -> None:
    campaign = make_campaign()
    assert assign_missing() == 0
    number = make_us_number(campaign.account)
    assert assign_missing() == 1
    settle(carrier)
    assert is_open(number)
    assert assign_missing() == 0


@pytest.mark.parametrize(
    "fields",
    [{"country": "GB", "e164": "+442079460000"}, {"state": "ordering"}, {"state": "released"}],
)
def test_other_numbers_are_left_alone(fields: dict[str, Any]) -> None:
    campaign = make_campaign()
    make_us_number(campaign.account, **fields)
    assert assign_missing() == 0
    sync_numbers(campaign.account_id)
    assert states() == []


def test_without_an_active_campaign_nothing_is_assigned() -> None:
    campaign = make_campaign(state="carrier_review")
    make_us_number(campaign.account)
    assert assign_missing() == 0
    sync_numbers(campaign.account_id)
    assert states() == []


def test_a_number_moves_to_the_campaign_that_replaces_its_own(carrier: Carrier) -> None:
    campaign = make_campaign()
    number = make_us_number(campaign.account)
    sync_numbers(campaign.account_id)
    settle(carrier)
    other = make_campaign(brand=campaign.brand, settled_at=timezone.now())
    sync_numbers(campaign.account_id)
    assert states() == ["assigned"], "it stays where it may send"
    Campaign.objects.filter(pk=other.pk).update(tcr_campaign_id="C999999")
    _end(campaign)
    sync_numbers(campaign.account_id)
    assert (states(), is_open(number)) == (["removed", "pending"], False)
    settle(carrier)
    assert is_open(number)
    there = telnyx.read_number(number.e164)
    assert there is not None
    assert there.campaign == "C999999"


def _end(campaign: Campaign) -> None:
    campaign.expire()
    campaign.save()


def test_a_word_that_changes_is_passed_on(carrier: Carrier) -> None:
    campaign = make_campaign()
    number = make_us_number(campaign.account)
    make_word(campaign, "10017", "approved")
    sync_numbers(campaign.account_id)
    settle(carrier)
    campaign.carriers.update(word="suspended")
    sync_numbers(campaign.account_id)
    assert is_open(number)
    assert number.blocked_carriers == ["10017"]


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_begin_one_assignment() -> None:
    campaign = make_campaign()
    make_us_number(campaign.account)
    race(*[partial(sync_numbers, campaign.account_id)] * 2)
    assert states() == ["pending"]
    assert AuditEvent.objects.filter(verb="assignment_begin").count() == 1


def test_a_campaign_is_active_and_its_numbers_are_asked_for_once(
    registry: CampaignRegistry, carrier: Carrier
) -> None:
    campaign = reviewed_campaign(registry)
    make_us_number(campaign.account)
    for _ in range(3):
        sweep()
        sync_numbers(campaign.account_id)
        assign_missing()
    settle(carrier)
    assert states() == ["assigned"]
