"""A sole proprietor proves the mobile number with a PIN, and is then registered as a person."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import AuditEvent, Notice
from compliance.models import Brand, Campaign
from compliance.services.tcr import pin as pins
from compliance.services.tcr.look import look_at_due
from compliance.services.tcr.pin import confirm_pin, needs_pin, send_pin
from compliance.tax_ids import check_tax_id
from config.errors import ErrorCode
from tests.campaign_registry import CampaignRegistry
from tests.compliance.services.tcr.journeys import (
    count_charges,
    judged_brand,
    owner_of,
    pending_brand,
    sweep,
)
from tests.compliance.tcr_factories import make_brand

pytestmark = pytest.mark.django_db
Refused = Callable[..., Any]
SSN = "219-09-9998"
PERSON = {
    "entity_type": "sole_trader",
    "business_name": "Ada Bramble",
    "tax_id": SSN,
    "sample_1": "Bramble: your order [number] has been sent. Reply STOP to opt out.",
}


@pytest.fixture
def brand(registry: CampaignRegistry) -> Brand:
    return pending_brand(registry, **PERSON)


def test_a_person_may_give_a_social_security_number() -> None:
    assert check_tax_id(SSN, country="US", entity_type="sole_trader")


def test_the_right_pin_makes_the_brand_self_declared_and_its_campaign_active(
    registry: CampaignRegistry, brand: Brand
) -> None:
    assert needs_pin(brand)
    send_pin(brand.pk, actor=owner_of(brand))
    brand.refresh_from_db()
    assert (brand.waits_on, brand.pin_sent_at is not None) == ("customer", True)
    confirm_pin(brand.pk, pin="123456", actor=owner_of(brand))
    look_at_due()
    brand.refresh_from_db()
    assert (brand.state, brand.identity_status) == ("verified", "SELF_DECLARED")
    for days in (0.1, 10):
        registry.advance(days)
        sweep(3)
    campaign = Campaign.objects.get()
    assert (campaign.state, campaign.problem) == ("active", "")
    there = registry.list_campaigns()[0]
    assert (there["usecase"], there["subUsecases"]) == ("SOLE_PROPRIETOR", ["ACCOUNT_NOTIFICATION"])
    assert count_charges(registry) == {"brand": 1, "campaign": 1, "campaign_review": 1}
    assert "ein" not in registry.list_brands()[0]


def test_a_pin_may_be_sent_again_and_takes_its_time(
    registry: CampaignRegistry, brand: Brand
) -> None:
    """Hours later the brand still waits for its owner, and for nobody else."""
    send_pin(brand.pk, actor=owner_of(brand))
    now = timezone.now()
    Brand.objects.update(
        state_since=now - timedelta(hours=30), pin_sent_at=now - timedelta(hours=29)
    )
    registry.advance(1.2)
    sweep(2)
    brand.refresh_from_db()
    assert (brand.state, brand.waits_on, brand.unmapped) == ("pending", "customer", "")
    send_pin(brand.pk, actor=owner_of(brand))
    confirm_pin(brand.pk, pin="123456", actor=owner_of(brand))
    sweep()
    assert Brand.objects.get().state == "verified"
    assert AuditEvent.objects.filter(verb="brand_send_pin").count() == 2


def test_the_first_pin_goes_by_itself_and_a_mail_says_so(
    registry: CampaignRegistry, brand: Brand, refused: Refused
) -> None:
    sweep(3)
    brand.refresh_from_db()
    assert (brand.state, brand.waits_on) == ("pending", "customer")
    assert AuditEvent.objects.filter(verb="brand_send_pin", actor=None).count() == 1
    assert Notice.objects.filter(kind="registration_pin").count() == 1
    with refused(registry, ErrorCode.ACCOUNT_RATE_EXCEEDED):
        send_pin(brand.pk, actor=owner_of(brand))
    assert AuditEvent.objects.filter(verb="brand_send_pin").count() == 1


def test_a_wrong_pin_is_refused(
    registry: CampaignRegistry, brand: Brand, monkeypatch: pytest.MonkeyPatch
) -> None:
    send_pin(brand.pk, actor=owner_of(brand))
    lines = AuditEvent.objects.count()
    with pytest.raises(pins.DomainError) as error:
        confirm_pin(brand.pk, pin="654321", actor=owner_of(brand))
    assert error.value.code is ErrorCode.REQUEST_INVALID
    assert list(error.value.details) == ["pin"]
    brand.refresh_from_db()
    assert (brand.state, brand.waits_on) == ("pending", "customer")
    assert AuditEvent.objects.count() == lines


def test_a_pin_older_than_a_day_is_refused(registry: CampaignRegistry, brand: Brand) -> None:
    send_pin(brand.pk, actor=owner_of(brand))
    registry.advance(1.1)
    with pytest.raises(pins.DomainError) as error:
        confirm_pin(brand.pk, pin="123456", actor=owner_of(brand))
    assert error.value.code is ErrorCode.REQUEST_INVALID


def test_a_registry_that_is_away_sends_no_pin(registry: CampaignRegistry, brand: Brand) -> None:
    for call in (
        lambda: send_pin(brand.pk, actor=None),
        lambda: confirm_pin(brand.pk, pin="123456", actor=owner_of(brand)),
    ):
        registry.fail(f"/brand/{brand.tcr_brand_id}/smsOtp", "refuse")
        with pytest.raises(pins.DomainError) as error:
            call()
        assert error.value.code is ErrorCode.PROVIDER_FAILED
    brand.refresh_from_db()
    assert (brand.pin_sent_at, brand.waits_on) == (None, "tcr")


def test_a_company_has_no_pin(registry: CampaignRegistry, refused: Refused) -> None:
    company = judged_brand(registry)
    with refused(registry, ErrorCode.STATE_FORBIDS):
        send_pin(company.pk, actor=None)
    with refused(registry, ErrorCode.STATE_FORBIDS):
        confirm_pin(company.pk, pin="123456", actor=owner_of(company))


@pytest.mark.parametrize("state", ["draft", "submitting", "verified", "unverified", "suspended"])
def test_only_a_brand_that_waits_for_it_has_a_pin(
    registry: CampaignRegistry, refused: Refused, state: str
) -> None:
    brand = make_brand(state=state, entity_type="sole_trader")
    with refused(registry, ErrorCode.STATE_FORBIDS):
        send_pin(brand.pk, actor=None)


def test_the_texts_fit_into_one_message() -> None:
    for text in (pins._TEXT, pins._SUCCESS):
        assert len(text.format("x" * 40)) <= 160
    assert "@OTP_PIN@" in pins._TEXT.format("x")
