"""What webhooks are told of a channel's number."""

from __future__ import annotations

import pytest

from accounts.models import PhoneNumber, WebhookEvent
from accounts.models.account import Stage
from accounts.providers.telnyx import NumberOrder
from accounts.services import choose_number as service
from accounts.services.choose_number import complete_order, write_order
from accounts.services.register_number import register_number
from config.http import ProviderError
from tests.factories import Business, make_business
from tests.webhooks import make_webhook

pytestmark = pytest.mark.django_db
E164 = "+442079460911"


@pytest.fixture
def applicant(db: None) -> Business:
    business = make_business(stage=Stage.CHANNEL_SETUP)
    business.account.channels.all().delete()
    business.account.numbers.all().delete()
    make_webhook(business, event_types=["channel"])
    return business


def order(applicant: Business) -> PhoneNumber:
    return write_order(applicant.account.pk, e164=E164, country="GB", actor=applicant.owner)


def test_an_order_and_the_number_are_told(
    applicant: Business, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = order(applicant)
    done = NumberOrder("order-1", "success")
    monkeypatch.setattr(service, "_place_order", lambda _: done)
    complete_order(number.pk)
    submitted, activated = WebhookEvent.objects.order_by("sequence")
    assert (submitted.name, submitted.payload["status"]) == ("channel.submitted", "PROVISIONING")
    assert activated.name == "channel.activated"
    told = dict(activated.payload)
    assert told.pop("updated_at")
    assert told == {
        "account_id": str(applicant.account.pk),
        "channel": "sms",
        "country": "GB",
        "sender_value": E164,
        "status": "ACTIVE",
    }


def test_a_number_that_could_not_be_had_is_told_with_what_is_needed(
    applicant: Business, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = order(applicant)
    monkeypatch.setattr(service, "_place_order", lambda _: NumberOrder("order-1", "failure"))
    with pytest.raises(ProviderError):
        complete_order(number.pk)
    lost = WebhookEvent.objects.order_by("sequence").last()
    assert lost is not None
    assert (lost.name, lost.payload["status"]) == ("channel.action_needed", "ACTION_NEEDED")
    assert (lost.payload["reason_code"], lost.payload["sender_value"]) == ("CHANNEL_001", None)


def test_a_number_that_opens_for_the_us_and_shuts_again_is_told(business: Business) -> None:
    make_webhook(business, event_types=["channel"])
    number = PhoneNumber.objects.get(account=business.account)
    for is_registered in (True, True, False):
        register_number(number.pk, is_registered=is_registered, blocked_carriers=[])
    told = [
        (event.name, event.payload["country"], event.payload["status"])
        for event in WebhookEvent.objects.order_by("sequence")
    ]
    assert told == [
        ("channel.activated", "US", "ACTIVE"),
        ("channel.deactivated", "US", "INACTIVE"),
    ]
