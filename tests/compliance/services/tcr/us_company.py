"""A US company whose KYC is approved, reached through the same services as in real life."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from accounts.models import Account
from compliance.models import Brand, Campaign
from compliance.services.approve_case import approve_case
from compliance.services.tcr.look import look_at
from tests.compliance.factories import claimed_case, complete_submission_values, make_reviewer

EIN = "12-5550299"
ANSWERS: dict[str, Any] = {
    "entity_type": "private_company",
    "business_name": "Bramble Lane Preserves LLC",
    "country": "US",
    "tax_id": EIN,
    "street": "210 Water Street",
    "city": "Portland",
    "region": "ME",
    "postal_code": "04101",
    "sample_1": "Bramble Lane: your order [number] has been sent. Reply STOP to opt out.",
    "sample_2": "Bramble Lane: your order [number] arrives today. Reply HELP for help.",
    "destination_countries": ["US"],
    "local_rules": ["US"],
    "contact_phone": "+12075550142",
    "contact_email": "ada@bramblelane.example",
    "contact_name": "Ada Bramble",
    "industry": "RETAIL",
}


def approve_us_company(**changes: Any) -> Brand:
    """Return the brand that an approval has begun."""
    reviewer = make_reviewer()
    case, submission = claimed_case(reviewer, **{**ANSWERS, **changes})
    approve_case(case.pk, submission_id=submission.pk, actor=reviewer)
    return Brand.objects.get(account=case.account)


def look(account: Account) -> None:
    """What the sweeper does for everything of an account, whether it is due or not."""
    for brand in Brand.objects.filter(account=account):
        Brand.objects.filter(pk=brand.pk, next_look_at__isnull=False).update(
            next_look_at=timezone.now()
        )
        look_at(brand, expected=True)
    for campaign in Campaign.objects.filter(account=account).select_related("brand"):
        look_at(campaign, expected=True)


def values_of(**changes: Any) -> dict[str, Any]:
    return complete_submission_values(**{**ANSWERS, **changes})
