"""Sender profiles to begin a test with, as old as the test needs them."""

from __future__ import annotations

from itertools import count
from typing import Any

from accounts.models import Organization, PhoneNumber, SenderProfile
from accounts.models.phone_number import NumberState
from accounts.models.sender_profile import ProfileState
from tests.factories import Business

_numbers = count(0)
CONTACT = {"name": "Ada Example", "email": "ada@example.com"}
BRAND: dict[str, Any] = {
    "contact": {
        "name": "Ada Example",
        "businessName": "Example Bakery",
        "role": "Owner",
        "email": "ada@example.com",
        "phone": "+12025550123",
    },
    "business": {
        "legalName": "Example Bakery LLC",
        "entityType": "PRIVATE_PROFIT",
        "street": "12 Example Street",
        "city": "Albany",
        "state": "NY",
        "postalCode": "12207",
        "country": "US",
        "taxId": "12-3456788",
        "url": "https://www.example.com",
    },
    "compliance": {
        "vertical": "RETAIL",
        "brandRelationship": "BASIC_ACCOUNT",
        "destinationCountries": [{"id": "US", "isMain": True}],
    },
}
CAMPAIGN: dict[str, Any] = {
    "name": "Customer Notifications",
    "description": "Order and appointment notifications to customers of Example Bakery.",
    "type": "App",
    "useCases": [
        {
            "messagingUseCaseUs": "ACCOUNT_NOTIFICATION",
            "sampleMessages": [
                "Hi [name], your appointment is tomorrow at 9. Reply STOP to opt out.",
                "Your order [order_id] is ready to be picked up. Reply STOP to opt out.",
            ],
        }
    ],
    "messageFlow": "Customers tick a box at checkout on www.example.com/checkout to opt in.",
}


def make_number(business: Business, *, country: str = "GB", **fields: Any) -> PhoneNumber:
    """One more number of an account, which no channel uses."""
    e164 = f"+4479460{next(_numbers) % 100000:05d}"
    fields = {"state": NumberState.ASSIGNED, "country": country, "e164": e164, **fields}
    return PhoneNumber.objects.create(account=business.account, **fields)


def make_profile(business: Business, **fields: Any) -> SenderProfile:
    """An approved profile that inherits everything, unless ``fields`` say otherwise."""
    Organization.objects.get_or_create(account=business.account)
    fields = {
        "state": ProfileState.APPROVED,
        "name": "Bakery",
        "short_name": "BAKERY",
        "description": "What the bakery sends.",
        "billing_model": "organization",
        "inherits_brand": True,
        "inherits_campaign": True,
        **fields,
    }
    return SenderProfile.objects.create(account=business.account, **fields)
