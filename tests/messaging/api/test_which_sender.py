"""Which sender a message leaves from: the one asked for, else the default; none is swapped."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from accounts.models import ApiKey, Channel, SenderProfile
from accounts.models.account import Standing
from contacts.models import Contact
from messaging.models import Message, SendDecision
from messaging.pricing import refresh_prices
from messaging.restrictions import refresh_restrictions
from messaging.services.dispatch import dispatch
from messaging.snapshots.claimed import claim_queued
from tests.conftest import Api, Carrier
from tests.factories import Business
from tests.messaging.api.test_send_message import PATH, PERSON, ErrorOf, TraceOf, body_for
from tests.profiles import make_number, make_profile

pytestmark = pytest.mark.django_db
NOBODY = "0190f3a0-0000-7000-8000-000000000000"
AMERICAN = "+12025550143"


def send(api: Api, business: Business, *, header: object = "", **extra: Any) -> Any:
    headers = {**business.headers, **({"x-profile-id": str(header)} if header else {})}
    return api._call("POST", PATH, body_for(business, **extra), headers)


def sender_of(response: Any) -> dict[str, Any]:
    assert response.status_code == 202, response.content
    sender: dict[str, Any] = response.json()["data"]["recipients"][0]["sender"]
    return sender


def test_the_profile_in_the_body_is_used(api: Api, business: Business) -> None:
    number = make_number(business)
    profile = make_profile(business, number=number)
    answer = send(api, business, sender_profile_id=str(profile.pk))
    expected = {"value": number.e164, "profile_id": str(profile.pk), "reason": "requested"}
    assert sender_of(answer) == expected
    message = Message.objects.get()
    assert (message.profile, message.sender) == (profile, number.e164)
    assert SendDecision.objects.get().facts["sender_profile"] == str(profile.pk)


def test_the_profile_in_the_header_is_used_and_echoed(api: Api, business: Business) -> None:
    profile = make_profile(business, number=make_number(business))
    answer = send(api, business, header=profile.pk, sender_profile_id=str(profile.pk))
    assert sender_of(answer)["profile_id"] == str(profile.pk)
    assert answer["X-Profile-Id"] == str(profile.pk)


def test_without_a_name_the_default_profile_is_used(api: Api, business: Business) -> None:
    number = make_number(business)
    profile = make_profile(business, number=number, is_default=True)
    expected = {"value": number.e164, "profile_id": str(profile.pk), "reason": "default"}
    assert sender_of(send(api, business)) == expected


def test_a_named_profile_goes_before_the_default(api: Api, business: Business) -> None:
    make_profile(business, number=make_number(business), is_default=True)
    named = make_profile(business, number=make_number(business))
    answer = send(api, business, sender_profile_id=str(named.pk))
    assert sender_of(answer)["profile_id"] == str(named.pk)


def test_a_profile_that_inherits_sends_from_the_accounts_number(
    api: Api, business: Business
) -> None:
    profile = make_profile(business)
    answer = send(api, business, sender_profile_id=str(profile.pk))
    expected = {"value": business.number, "profile_id": str(profile.pk), "reason": "requested"}
    assert sender_of(answer) == expected


def test_without_any_profile_the_accounts_own_number_is_used(api: Api, business: Business) -> None:
    make_profile(business, number=make_number(business))  # neither named nor the default
    expected = {"value": business.number, "profile_id": None, "reason": "default"}
    assert sender_of(send(api, business)) == expected


def test_every_recipient_of_several_is_told_the_sender(api: Api, business: Business) -> None:
    profile = make_profile(business, number=make_number(business))
    to = [PERSON, "+447700900002"]
    answer = send(api, business, to=to, sender_profile_id=str(profile.pk))
    senders = [each["sender"]["profile_id"] for each in answer.json()["data"]["recipients"]]
    assert senders == [str(profile.pk)] * 2


# --- refusals -------------------------------------------------------------------------------------


def test_two_different_profiles_in_one_request_are_refused(
    api: Api, business: Business, error_of: ErrorOf, trace_of: TraceOf
) -> None:
    one, other = make_profile(business), make_profile(business)
    before = trace_of(business)
    answer = send(api, business, header=one.pk, sender_profile_id=str(other.pk))
    assert error_of(answer) == (400, "VALIDATION_001")
    assert trace_of(business) == before


@pytest.mark.parametrize("named", ["mine", 7, ["x"], {"id": "x"}])
def test_what_is_no_id_is_refused(
    api: Api, business: Business, error_of: ErrorOf, trace_of: TraceOf, named: object
) -> None:
    before = trace_of(business)
    assert error_of(send(api, business, sender_profile_id=named)) == (400, "VALIDATION_003")
    assert trace_of(business) == before


def test_foreign_deleted_and_unknown_profiles_are_not_found(
    api: Api, business: Business, stranger: Business, error_of: ErrorOf, trace_of: TraceOf
) -> None:
    gone = make_profile(business, deleted_at=timezone.now())
    before = trace_of(business)
    for named in (NOBODY, str(make_profile(stranger).pk), str(gone.pk)):
        assert error_of(send(api, business, sender_profile_id=named)) == (404, "RESOURCE_005")
        assert error_of(send(api, business, header=named)) == (404, "RESOURCE_005")
    assert trace_of(business) == before


def test_a_suspended_account_is_told_so_before_its_profile_is_looked_up(
    api: Api, business: Business, error_of: ErrorOf
) -> None:
    type(business.account).objects.update(**{"standing": Standing.SUSPENDED})
    assert error_of(send(api, business, sender_profile_id=NOBODY)) == (403, "AUTH_004")


OBSTACLES: tuple[tuple[dict[str, Any], str], ...] = (
    ({"state": "incomplete"}, "incomplete"),
    ({"state": "pending_review"}, "pending_review"),
    ({"state": "rejected"}, "rejected"),
    ({"state": "paused"}, "paused"),
    ({"inherits_brand": False, "inherits_campaign": False}, "number_not_ready"),
)


@pytest.mark.parametrize("way", ["named", "default"])
@pytest.mark.parametrize(("fields", "reason"), OBSTACLES)
def test_a_profile_that_is_not_ready_is_never_quietly_replaced(
    api: Api,
    business: Business,
    error_of: ErrorOf,
    trace_of: TraceOf,
    fields: dict[str, Any],
    reason: str,
    way: str,
) -> None:
    profile = make_profile(business, is_default=way == "default", **fields)
    named = {"sender_profile_id": str(profile.pk)} if way == "named" else {}
    before = trace_of(business)
    answer = send(api, business, **named)
    assert error_of(answer) == (422, "SENDER_003")
    assert answer["x-should-retry"] == "false"
    assert answer.json()["error"]["details"]["reason"] == [reason]
    assert trace_of(business) == before


def test_a_number_that_is_still_on_order_is_not_sent_from(
    api: Api, business: Business, error_of: ErrorOf
) -> None:
    number = make_number(business, **{"state": "ordering"})
    profile = make_profile(business, number=number, inherits_campaign=False)
    answer = send(api, business, sender_profile_id=str(profile.pk))
    assert error_of(answer) == (422, "SENDER_003")


# --- the shared short code ------------------------------------------------------------------------


def test_strict_refuses_rather_than_use_the_shared_short_code(
    api: Api, business: Business, error_of: ErrorOf, trace_of: TraceOf
) -> None:
    Channel.objects.all().delete()
    before = trace_of(business)
    answer = send(api, business, strict_sender=True)
    assert error_of(answer) == (422, "SENDER_002")
    assert answer.json()["error"]["details"]["reason"] == ["no_own_number"]
    assert trace_of(business) == before
    assert sender_of(send(api, business, strict_sender=False))["reason"] == "shared_fallback"


def test_a_key_can_be_strict_by_itself(
    api: Api, business: Business, error_of: ErrorOf, trace_of: TraceOf
) -> None:
    Channel.objects.all().delete()
    ApiKey.objects.update(strict_sender=True)
    before = trace_of(business)
    assert error_of(send(api, business)) == (422, "SENDER_002")
    assert trace_of(business) == before


def test_strict_is_no_obstacle_to_a_sender_of_ones_own(api: Api, business: Business) -> None:
    assert sender_of(send(api, business, strict_sender=True))["value"] == business.number


def test_strict_must_be_true_or_false(api: Api, business: Business, error_of: ErrorOf) -> None:
    assert error_of(send(api, business, strict_sender="yes")) == (400, "VALIDATION_001")


# --- carriers, and the look right before dispatch -------------------------------------------------


def _american(business: Business, *, carrier: str) -> SenderProfile:
    type(business.account).objects.update(destination_countries=["US"])
    Contact.objects.create(
        account=business.account,
        phone_number=AMERICAN,
        e164=AMERICAN,
        region="US",
        carrier=carrier,
    )
    number = make_number(
        business, registered_at=timezone.now(), blocked_carriers=["10035"], country="US"
    )
    return make_profile(business, number=number, inherits_campaign=False)


def test_a_carrier_that_rejects_the_campaign_is_named(
    api: Api, business: Business, error_of: ErrorOf, trace_of: TraceOf
) -> None:
    profile = _american(business, carrier="10035")
    before = trace_of(business)
    answer = send(api, business, to=[AMERICAN], sender_profile_id=str(profile.pk))
    assert error_of(answer) == (422, "CHANNEL_009")
    details = answer.json()["error"]["details"]
    assert (details["reason"], details["carrier"]) == (["carrier_rejected"], ["T-Mobile"])
    assert trace_of(business) == before


@pytest.mark.parametrize("carrier", ["10017", ""])
def test_other_and_unknown_carriers_are_sent_to(api: Api, business: Business, carrier: str) -> None:
    profile = _american(business, carrier=carrier)
    answer = send(api, business, to=[AMERICAN], sender_profile_id=str(profile.pk))
    assert answer.status_code == 202, answer.content


def test_dispatch_reads_the_facts_of_the_profile_chosen_at_accept(
    api: Api, business: Business
) -> None:
    profile = make_profile(business, number=make_number(business))
    send(api, business, sender_profile_id=str(profile.pk))
    make_profile(business, number=make_number(business), is_default=True)
    SenderProfile.objects.filter(pk=profile.pk).update(**{"state": "paused"})
    (claimed,) = claim_queued(most=5, lease=60)
    assert claimed.sender.profile_id == profile.pk
    assert claimed.sender.obstacle == "paused"
    assert claimed.sender.value == claimed.sender_value


def test_a_profile_that_was_paused_meanwhile_sends_nothing_more(
    api: Api, business: Business, carrier: Carrier
) -> None:
    profile = make_profile(business, number=make_number(business))
    send(api, business, sender_profile_id=str(profile.pk))
    SenderProfile.objects.filter(pk=profile.pk).update(**{"state": "paused"})
    dispatch()
    message = Message.objects.get()
    assert (message.status, message.reason_code, message.price) == ("BLOCKED", "SENDER_003", 0)
    assert carrier.messages_to(PERSON) == []


def test_a_message_without_a_profile_keeps_the_accounts_number(
    api: Api, business: Business
) -> None:
    send(api, business)
    make_profile(business, number=make_number(business), is_default=True)
    (claimed,) = claim_queued(most=5, lease=60)
    assert claimed.sender.profile_id is None
    assert claimed.sender.value == business.number
    assert claimed.sender.obstacle == ""


def test_the_whole_snapshot_is_one_statement(
    api: Api, business: Business, django_assert_num_queries: Any
) -> None:
    profile = make_profile(business, number=make_number(business), is_default=True)
    refresh_prices()
    refresh_restrictions()
    for named in ({}, {"sender_profile_id": str(profile.pk)}):
        with django_assert_num_queries(2):  # one reads, one writes
            send(api, business, **named)
