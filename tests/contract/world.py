"""A business in the middle of its work: one of everything that a call can be about."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from sent_dm import Sent

from accounts.services.webhooks.deliver_webhooks import deliver_webhooks
from tests.factories import Business
from tests.messaging.rows import make_message
from tests.receiver import URL
from tests.webhooks import tell

NOTHING = "0190f3a0-0000-7000-8000-000000000000"
PEOPLE = ("+447700900401", "+447700900402", "+447700900403")
TEXT = "Hello {{0:variable}}! Welcome to {{1:variable}}. We are glad to have you on board."
HOOK = "https://your-app.com/webhook/profile-complete"
# As the SDK wants it: snake_case here, camelCase on the wire.
BRAND_OF_SDK: Any = {
    "contact": {"name": "Ada Example", "business_name": "Example Bakery"},
    "business": {"legal_name": "Example Bakery LLC", "country": "US", "tax_id": "12-3456788"},
    "compliance": {
        "vertical": "RETAIL",
        "brand_relationship": "BASIC_ACCOUNT",
        "destination_countries": [{"id": "US", "is_main": True}],
    },
}
CAMPAIGN_OF_SDK: Any = {
    "name": "Customer Notifications",
    "description": "Appointment reminders and account notifications for our customers.",
    "type": "App",
    "use_cases": [
        {
            "messaging_use_case_us": "ACCOUNT_NOTIFICATION",
            "sample_messages": [
                "Hi {name}, your appointment is confirmed for tomorrow at 9.",
                "Your order #{order_id} has been shipped and arrives on Monday.",
            ],
        }
    ],
}
_OURS = frozenset({"accounts", "compliance", "contacts", "messaging", "templates_app"})
# Keys note when they were used last; answers are kept under the key of a request.
_NOT_OF_THE_WORLD = frozenset({"ApiKey", "IdempotencyKey"})


def write_definition(text: str = TEXT) -> Any:
    """A definition as the contract's own example has it, in the SDK's words."""
    variables = [
        {
            "id": index,
            "name": name,
            "type": "variable",
            "props": {
                "variable_type": "text",
                "sample": "Ada",
                "url": "",
                "media_type": "",
            },
        }
        for index, name in enumerate(("name", "shop"))
    ]
    content = {"template": text, "type": "text", "variables": variables}
    return {"body": {"multi_channel": content}}


@dataclass(frozen=True)
class World:
    business: Business
    number: str
    message: str
    contact: str
    template: str
    user: str
    profile: str
    branded: str  # a profile with a brand of its own, and
    campaign: str
    webhook: str

    @property
    def send(self) -> dict[str, Any]:
        template = {"id": str(self.business.template.pk), "parameters": {"name": "Ada"}}
        return {"to": [PEOPLE[0]], "template": template, "channel": ["sms"]}


def make_world(sdk: Sent, business: Business) -> World:
    """Make everything, three of whatever is listed page by page; somebody listens at ``URL``."""
    messages = [make_message(business, each) for each in (*PEOPLE, PEOPLE[2], PEOPLE[2])]
    made: Any = sdk.profiles.create(**_profile("BAKERY", inherits=True))
    branded: Any = sdk.profiles.create(**_profile("CAFE", inherits=False), brand=BRAND_OF_SDK)
    campaign: Any = sdk.profiles.campaigns.create(branded.data.id, campaign=CAMPAIGN_OF_SDK)
    user: Any = sdk.users.invite(email="ben@example.com", name="Ben", role="developer")
    templates: list[Any] = [sdk.templates.create(definition=write_definition()) for _ in range(3)]
    hooks: list[Any] = [
        sdk.webhooks.create(display_name="Shop", endpoint_url=URL, event_types=["message"])
        for _ in range(3)
    ]
    for status in ("queued", "sent", "delivered"):
        tell(business, f"message.{status}")
    deliver_webhooks()
    return World(
        business,
        number=business.number,
        message=str(messages[2].pk),
        contact=str(messages[2].contact_id),
        template=templates[0].data.id,
        user=user.data.id,
        profile=made.data.id,
        branded=branded.data.id,
        campaign=campaign.data.id,
        webhook=hooks[0].data.id,
    )


def _profile(name: str, *, inherits: bool) -> dict[str, Any]:
    return {
        "name": name.title(),
        "short_name": name,
        "description": "Bread",
        "billing_model": "organization",
        "inherit_tcr_brand": inherits,
        "inherit_tcr_campaign": inherits,
    }


def take_picture() -> dict[str, str]:
    """Return all that our own tables hold."""
    return {
        model.__name__: json.dumps(list(model.objects.order_by("pk").values_list()), default=str)
        for model in apps.get_models()
        if model._meta.app_label in _OURS and model.__name__ not in _NOT_OF_THE_WORLD
    }
