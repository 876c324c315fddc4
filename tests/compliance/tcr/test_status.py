"""An account hears where its US SMS registration stands, with whom, and what it must do itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from accounts.models import SenderProfile
from compliance.models import Brand, Campaign
from compliance.models.brand import BrandState
from compliance.models.campaign import CampaignState
from compliance.tcr.status import UsSms, get_us_sms
from compliance.tcr.words import asks_pin
from tests.compliance.tcr_factories import (
    EIN,
    make_assignment,
    make_attempt,
    make_brand,
    make_campaign,
    make_us_number,
    make_word,
)
from tests.factories import AccountFactory, give_number

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 3, 2, 10, tzinfo=UTC)


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(MONDAY, tick=False) as traveller:
        yield traveller


def status_of(registered: Brand | Campaign) -> UsSms:
    status = get_us_sms(registered.account)
    assert status is not None
    return status


def pending_brand(**fields: Any) -> Brand:
    return make_brand(**{"state": "pending", "waits_on": "tcr", "identity_status": "", **fields})


def campaign_in(state: str, waits_on: str, **fields: Any) -> Campaign:
    return make_campaign(state=state, waits_on=waits_on, **fields)


def test_a_new_registration_waits_for_the_registry_and_asks_nothing(
    clock: time_machine.Traveller,
) -> None:
    campaign = make_campaign(
        brand=pending_brand(), state="draft", waits_on="us", tcr_campaign_id="", submitted_at=None
    )
    status = status_of(campaign)
    now = status.current
    assert now.is_brand
    assert now.words == "With The Campaign Registry: checking your identity"
    assert (now.waits_on, now.who, status.needed) == ("tcr", "The Campaign Registry", "Nothing")
    assert (now.is_late, now.said, now.cost, now.reasons) == (False, "", None, ())
    assert [step.state for step in status.tracks[0].steps] == ["current", *["ahead"] * 4]


def test_who_has_no_registration_hears_nothing_of_one() -> None:
    account = AccountFactory.create()
    make_campaign()  # somebody else's
    assert get_us_sms(account) is None


def test_the_estimate_is_what_is_typical_until_our_history_says_better(
    clock: time_machine.Traveller,
) -> None:
    eta = status_of(pending_brand()).current.eta
    assert eta is not None
    assert (eta.based_on, eta.is_late) == (0, False)
    assert eta.likely_at == datetime(2026, 3, 5, 10, tzinfo=UTC)
    assert eta.latest_at == datetime(2026, 3, 11, 10, tzinfo=UTC)


def test_a_correction_begins_the_estimate_anew(clock: time_machine.Traveller) -> None:
    campaign = campaign_in("registered", "tcr")
    clock.move_to(MONDAY + timedelta(days=14))
    late = status_of(campaign).current.eta
    assert late is not None
    assert late.is_late
    make_attempt(campaign, operation="resubmit_campaign")
    anew = status_of(campaign).current.eta
    assert anew is not None
    assert (anew.is_late, anew.likely_at) == (False, datetime(2026, 3, 19, 10, tzinfo=UTC))


@pytest.mark.parametrize(
    ("state", "waits_on", "facts", "words", "who"),
    [
        ("draft", "us", {}, "About to be submitted", "We"),
        ("submitting", "us", {}, "Being submitted to The Campaign Registry", "We"),
        ("submitting", "us", {"tries": 2}, "does not take it at the moment", "We"),
        ("submit_unknown", "us", {}, "finding out whether it arrived", "We"),
        ("registered", "tcr", {}, "our upstream provider reviews it next", "The Campaign Registry"),
        (
            "registered",
            "tcr",
            {"sharing_status": "PENDING"},
            "In review at our upstream provider",
            "Our upstream provider",
        ),
        ("carrier_review", "carrier", {}, "With the carriers", "The mobile carriers"),
        ("active", "nobody", {}, "Approved", "Nobody"),
        ("suspended", "us", {}, "Suspended", "We"),
        ("rejected", "us", {}, "Turned down: our team is looking into it", "We"),
        ("expired", "nobody", {}, "Expired", "Nobody"),
    ],
)
def test_every_state_of_a_campaign_is_told_in_words(
    state: str, waits_on: str, facts: dict[str, Any], words: str, who: str
) -> None:
    status = status_of(campaign_in(state, waits_on, **facts))
    assert words in status.current.words
    assert status.current.who == who
    assert status.needed == "Nothing"


def test_no_state_is_without_words() -> None:
    for state in BrandState.values:
        assert status_of(make_brand(state=state)).current.words
    for state in set(CampaignState.values) - {"deactivated"}:
        assert status_of(make_campaign(state=state)).current.words


def test_a_rejection_says_which_answers_to_correct_why_and_for_how_much() -> None:
    brand = make_brand(
        state="unverified",
        waits_on="customer",
        problem=f"EIN {EIN} does not match the legal name",
        problem_codes=["tax_id_mismatch"],
        asked_fields=["business_name", "tax_id"],
    )
    status = status_of(brand)
    now = status.current
    assert now.words == "Turned down: needs a correction from you"
    assert status.needed == "Correct “Legal name” and “EIN / Tax ID”, and submit it again"
    assert str(now.cost) == "4.00"
    assert [reason.code for reason in now.reasons] == ["tax_id_mismatch"]
    assert now.eta is None
    assert status.tracks[0].steps[0].state == "stopped"


@pytest.mark.parametrize("said", [EIN, EIN.replace("-", ""), "12 5550 299", f"US_{EIN}"])
def test_the_tax_id_is_not_repeated_with_what_was_said(said: str) -> None:
    brand = make_brand(state="unverified", waits_on="us", problem=f"No match for {said}.")
    now = status_of(brand).current
    assert "5550" not in now.said
    assert now.said.endswith("0299.")


def test_a_failed_try_of_ours_is_not_told_as_a_rejection() -> None:
    brand = make_brand(state="submitting", waits_on="us", tries=1, problem="HTTP 503 at host x")
    assert status_of(brand).current.said == ""


@pytest.mark.parametrize(
    ("facts", "stopped_at"),
    [
        ({"tcr_campaign_id": ""}, "Campaign"),
        ({"sharing_status": "DECLINED"}, "Upstream provider"),
        ({"sharing_status": "ACCEPTED"}, "Carriers"),
    ],
)
def test_a_rejection_stands_on_the_step_that_gave_it(
    facts: dict[str, str], stopped_at: str
) -> None:
    steps = status_of(campaign_in("rejected", "us", **facts)).tracks[0].steps
    assert [step.title for step in steps if step.state == "stopped"] == [stopped_at]


def test_what_waits_for_the_customer_is_said_first() -> None:
    brand = make_brand()
    campaign_in("carrier_review", "carrier", brand=brand)
    asked = campaign_in("rejected", "customer", brand=brand, asked_fields=["description"])
    status = status_of(asked)
    assert status.current.registered == asked
    assert status.needed == "Correct “What you send”, and submit it again"


def test_late_is_told_and_since_when_our_seniors_know(clock: time_machine.Traveller) -> None:
    brand = pending_brand()
    clock.move_to(MONDAY + timedelta(days=13))
    assert not status_of(brand).is_late
    clock.move_to(MONDAY + timedelta(days=14))
    Brand.objects.filter(pk=brand.pk).update(escalated_at=timezone.now())
    status = status_of(brand)
    assert status.is_late
    assert status.current.registered.escalated_at == timezone.now()


def test_what_waits_for_the_customer_is_not_called_late(clock: time_machine.Traveller) -> None:
    campaign = campaign_in("rejected", "customer", asked_fields=["description"])
    clock.move_to(MONDAY + timedelta(days=30))
    assert not status_of(campaign).is_late


def test_each_carrier_is_named_also_those_that_said_nothing() -> None:
    campaign = campaign_in("carrier_review", "carrier")
    make_word(campaign, "10017", "approved")
    make_word(campaign, "10035", "rejected", note="Too many links.")
    make_word(campaign, "10999", "review")
    carriers = {each.name: each for each in status_of(campaign).current.carriers}
    assert carriers["AT&T"].words == "lets it through"
    assert (carriers["T-Mobile"].words, carriers["T-Mobile"].note) == (
        "turned it down",
        "Too many links.",
    )
    assert carriers["Verizon"].words == "has not said anything yet"
    assert carriers["Carrier 10999"].word == "review"


def test_each_number_says_whether_it_may_send_to_the_us() -> None:
    campaign = make_campaign(settled_at=timezone.now())
    account = campaign.account
    for state in ("assigned", "pending", "failed"):
        number = make_us_number(account)
        make_assignment(campaign=campaign, number=number, state=state)
    make_us_number(account)
    opened = make_us_number(account, registered_at=timezone.now(), blocked_carriers=["10035"])
    make_assignment(campaign=campaign, number=opened)
    give_number(account)  # a UK one
    numbers = status_of(campaign).numbers
    assert [each.may_send for each in numbers] == [False] * 4 + [True, False]
    assert [each.words.partition(";")[0] for each in numbers] == [
        "Assigned",
        "Being assigned to the campaign",
        "Could not be assigned to the campaign",
        "Approved",
        "May send to the US, except to T-Mobile",
        "Not a US number",
    ]
    assert numbers[4].blocked_carriers == ("T-Mobile",)


def test_all_steps_are_done_when_every_us_number_may_send() -> None:
    campaign = make_campaign()
    number = make_us_number(campaign.account, registered_at=timezone.now())
    make_assignment(campaign=campaign, number=number)
    status = status_of(campaign)
    assert [step.state for step in status.tracks[0].steps] == ["done"] * 5
    assert status.is_settled


def test_an_approved_campaign_whose_number_is_not_assigned_yet_is_not_the_end() -> None:
    campaign = make_campaign()
    make_us_number(campaign.account)
    status = status_of(campaign)
    assert (status.is_settled, status.is_assigning, status.waits) == (True, True, True)


def test_no_carrier_is_listed_before_the_campaign_is_with_them() -> None:
    assert status_of(campaign_in("registered", "tcr")).current.carriers == ()


def test_an_approved_campaign_without_a_number_says_so() -> None:
    step = status_of(make_campaign()).tracks[0].steps[-1]
    assert (step.state, step.words, step.who) == ("current", "You have no US number yet", "You")


@pytest.mark.parametrize(
    ("waits_on", "sent", "asked"),
    [("tcr", None, True), ("customer", 1, True), ("tcr", 1, False), ("tcr", -1, True)],
    ids=["never sent", "sent", "confirmed", "of an earlier submission"],
)
def test_a_sole_proprietor_is_asked_for_the_pin_until_it_is_confirmed(
    waits_on: str, sent: int | None, asked: bool
) -> None:
    since = timezone.now()
    brand = pending_brand(
        entity_type="sole_trader",
        waits_on=waits_on,
        state_since=since,
        pin_sent_at=None if sent is None else since + timedelta(minutes=sent),
    )
    assert asks_pin(brand) is asked
    status = status_of(brand)
    assert (status.current.who == "You") is asked
    assert ("PIN" in status.needed) is asked


def test_what_a_profile_has_not_begun_is_not_told() -> None:
    account = AccountFactory.create()
    profile = SenderProfile.objects.create(account=account, name="Harbor")
    make_brand(account=account, profile=profile, state="draft", submitted_at=None)
    assert get_us_sms(account) is None


def test_a_campaign_that_was_ended_is_left_out() -> None:
    brand = make_brand()
    campaign_in("deactivated", "nobody", brand=brand)
    (track,) = status_of(brand).tracks
    assert track.campaign is None


def test_asking_costs_few_statements(django_assert_max_num_queries: Callable[..., Any]) -> None:
    campaign = campaign_in("carrier_review", "carrier")
    make_word(campaign, "10017", "approved")
    make_assignment(campaign=campaign, state="pending")
    account = AccountFactory.create()
    with django_assert_max_num_queries(7):
        get_us_sms(campaign.account)
    with django_assert_max_num_queries(1):
        get_us_sms(account)
