"""How far a registration has come, reached through the same services as in real life."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from compliance.models import Brand, Campaign, RegistryAttempt, Submission
from compliance.services.tcr.begin import begin_registration
from compliance.services.tcr.correct import correct, get_cost
from compliance.services.tcr.look import look_at, look_at_due
from compliance.services.tcr.numbers import look_at_assignments, sync_numbers
from compliance.services.tcr.staff import return_registration
from tests.campaign_registry import CampaignRegistry
from tests.compliance.factories import make_customer, make_senior
from tests.compliance.services.tcr.us_company import ANSWERS, values_of

Registered = Brand | Campaign
BAD_EIN, GOOD_EIN = "12-5550201", "12-5550200"
GOOD_SAMPLES = [ANSWERS["sample_1"], ANSWERS["sample_2"]]


@transaction.atomic
def begun_brand(**changes: Any) -> Brand:
    """What an approval begins; how it comes to that is tested elsewhere."""
    account, _ = make_customer()
    values = values_of(**changes)
    answers = {name: value for name, value in values.items() if name != "documents"}
    submission = Submission(**answers, tax_id_last4=str(values["tax_id"])[-4:])
    brand = begin_registration(account, submission)
    assert brand is not None
    return brand


def pass_time() -> None:
    """Whatever waits for its next look has waited long enough."""
    long_ago = timezone.now() - timedelta(seconds=1)
    for model in (Brand, Campaign):
        model.objects.filter(next_look_at__isnull=False).update(next_look_at=long_ago)


def sweep(times: int = 1) -> None:
    """What the sweeper does, as often as it comes by."""
    for _ in range(times):
        pass_time()
        look_at_due()


def owner_of(registered: Registered) -> User:
    return User.objects.get(memberships__account=registered.account_id)


def pending_brand(registry: CampaignRegistry, **changes: Any) -> Brand:
    """A brand that TCR has and has not judged."""
    brand = begun_brand(**changes)
    sweep()
    brand.refresh_from_db()
    return brand


def judged_brand(registry: CampaignRegistry, **changes: Any) -> Brand:
    """A brand that TCR has judged; its campaign is not submitted yet if it is good."""
    brand = pending_brand(registry, **changes)
    registry.advance(0.2)
    look_at(brand, expected=True)
    brand.refresh_from_db()
    return brand


def shared_campaign(registry: CampaignRegistry, **changes: Any) -> Campaign:
    """A campaign that is with the upstream provider."""
    brand = judged_brand(registry, **changes)
    sweep(2)
    return Campaign.objects.get(brand=brand)


def reviewed_campaign(registry: CampaignRegistry, **changes: Any) -> Campaign:
    """A campaign that everybody has judged."""
    campaign = shared_campaign(registry, **changes)
    registry.advance(10)
    sweep()
    campaign.refresh_from_db()
    return campaign


def corrected_brand(registry: CampaignRegistry) -> Brand:
    """A brand that was turned down, and corrected; nothing is sent yet."""
    brand = judged_brand(registry, tax_id=BAD_EIN)
    answers = {"tax_id": GOOD_EIN, "business_name": brand.business_name}
    correct(brand, answers=answers, cost=get_cost(brand), actor=owner_of(brand))
    brand.refresh_from_db()
    return brand


def corrected_campaign(registry: CampaignRegistry, word: str = "[reject 602]") -> Campaign:
    """A campaign that was turned down, and corrected; nothing is sent yet."""
    campaign = reviewed_campaign(registry, sample_1=f"{ANSWERS['sample_1']} {word}")
    if not campaign.asked_fields:
        return_registration(
            campaign, fields=["use_cases"], reason="samples_disagree", note="", actor=make_senior()
        )
    answers = {"use_cases": GOOD_SAMPLES}
    correct(campaign, answers=answers, cost=get_cost(campaign), actor=owner_of(campaign))
    campaign.refresh_from_db()
    return campaign


def settle_numbers(account_id: Any) -> None:
    """What the workers do about numbers, up to the carrier's answer."""
    sync_numbers(account_id)
    look_at_assignments()


def count_charges(registry: CampaignRegistry) -> Counter[str]:
    return Counter(charge["kind"] for charge in registry.list_charges())


def count_paid() -> Counter[str]:
    """What we believe to have paid for."""
    paid = RegistryAttempt.objects.filter(outcome__in=("done", "adopted"))
    return Counter(paid.values_list("operation", flat=True))
