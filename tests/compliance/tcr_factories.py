"""Brands, campaigns and numbers at The Campaign Registry, in any state a test wants to begin with.

States are protected against assignment; they are given to the constructor, as is done here.
"""

from __future__ import annotations

from itertools import count
from typing import Any

from django.utils import timezone

from accounts.models import Account, Membership, PhoneNumber
from accounts.models.membership import Role
from accounts.models.phone_number import NumberState
from compliance.models import Brand, Campaign, CarrierStatus, NumberAssignment, RegistryAttempt
from compliance.models.brand import BrandState
from compliance.models.campaign import CampaignState
from compliance.models.registry import Operation, Outcome, RegistryEvent
from tests.factories import AccountFactory, UserFactory

EIN = "12-5550299"
SAMPLE = "Bramble Lane: your order [number] has been sent. Reply STOP to opt out."
_numbers = count(1)


def make_owned_account(**fields: Any) -> Account:
    """An active account with somebody to write to."""
    account = AccountFactory.create(**fields)
    Membership.objects.create(account=account, user=UserFactory.create(), role=Role.OWNER)
    return account


def make_brand(**fields: Any) -> Brand:
    """A verified US company, unless ``fields`` say otherwise."""
    number = next(_numbers)
    account = fields.pop("account", None) or make_owned_account()
    values = {
        "state": BrandState.VERIFIED,
        "waits_on": "nobody",
        "entity_type": "private_company",
        "business_name": "Bramble Lane Preserves LLC",
        "display_name": "Bramble Lane",
        "country": "US",
        "tax_id": EIN,
        "tax_id_last4": EIN[-4:],
        "street": "210 Water Street",
        "city": "Portland",
        "region": "ME",
        "postal_code": "04101",
        "website_url": "https://bramblelane.example",
        "industry": "RETAIL",
        "contact_name": "Ada Bramble",
        "contact_email": "ada@bramblelane.example",
        "contact_phone": "+12075550142",
        "tcr_brand_id": f"B{number:06d}",
        "identity_status": "VERIFIED",
        "tcr_status": "ACTIVE",
        "submitted_at": timezone.now(),
    }
    return Brand.objects.create(account=account, **{**values, **fields})


def make_campaign(**fields: Any) -> Campaign:
    """An active campaign of a verified brand, unless ``fields`` say otherwise."""
    number = next(_numbers)
    account = fields.pop("account", None)
    brand = fields.pop("brand", None) or make_brand(account=account)
    values = {
        "state": CampaignState.ACTIVE,
        "waits_on": "nobody",
        "name": "Order updates",
        "description": "Order confirmations sent to customers after a purchase in our shop.",
        "use_cases": [{"use_case": "ACCOUNT_NOTIFICATION", "samples": [SAMPLE]}],
        "message_flow": "People enter their mobile number at the checkout and tick a box there.",
        "privacy_url": "https://bramblelane.example/privacy",
        "tcr_campaign_id": f"C{number:06d}",
        "tcr_status": "ACTIVE",
        "submitted_at": timezone.now(),
    }
    return Campaign.objects.create(account=brand.account, brand=brand, **{**values, **fields})


def make_assignment(**fields: Any) -> NumberAssignment:
    """A US number that is assigned to a campaign, unless ``fields`` say otherwise."""
    campaign = fields.pop("campaign", None) or make_campaign()
    number = fields.pop("number", None) or make_us_number(campaign.account)
    values = {"state": "assigned", "next_look_at": None}
    return NumberAssignment.objects.create(campaign=campaign, number=number, **{**values, **fields})


def make_us_number(account: Account, **fields: Any) -> PhoneNumber:
    e164 = f"+1212555{next(_numbers) % 10_000:04d}"
    values = {"e164": e164, "country": "US", "state": NumberState.ASSIGNED}
    return PhoneNumber.objects.create(account=account, **{**values, **fields})


def make_word(campaign: Campaign, carrier: str, word: str, **fields: Any) -> CarrierStatus:
    """What a carrier (TCR's mnoId) says of a campaign."""
    values = {"since": timezone.now(), "tcr_status": word.upper()}
    return CarrierStatus.objects.create(
        campaign=campaign, carrier=carrier, word=word, **{**values, **fields}
    )


def make_attempt(registered: Brand | Campaign, **fields: Any) -> RegistryAttempt:
    """A call that went through and was paid for, unless ``fields`` say otherwise."""
    is_brand = isinstance(registered, Brand)
    values = {
        "brand": registered if is_brand else registered.brand,
        "campaign": None if is_brand else registered,
        "operation": Operation.CREATE_BRAND if is_brand else Operation.CREATE_CAMPAIGN,
        "outcome": Outcome.DONE,
        "fee": "4.50" if is_brand else "45.00",
        "sent": {"displayName": "Bramble Lane", "ein": "…0299"},
        "ended_at": timezone.now(),
    }
    return RegistryAttempt.objects.create(**{**values, **fields})


def make_event(registered: Brand | Campaign, **fields: Any) -> RegistryEvent:
    """A webhook of TCR about it, worked through."""
    is_brand = isinstance(registered, Brand)
    number = next(_numbers)
    values = {
        "brand": registered if is_brand else registered.brand,
        "campaign": None if is_brand else registered,
        "event_type": "BRAND_IDENTITY_STATUS_UPDATE" if is_brand else "CAMPAIGN_DCA_COMPLETE",
        "body": {"eventType": "x", "mock": False},
        "content_hash": f"{number:064d}",
        "bucket": number,
        "processed_at": timezone.now(),
        "came_of_it": "moved",
    }
    return RegistryEvent.objects.create(**{**values, **fields})
