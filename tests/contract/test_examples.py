"""What the contract's own examples and tests send: ids, words and oddities as they stand there."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
import sent_dm

from accounts.models import PhoneNumber
from messaging.models import Message
from tests.contract.programs import Program
from tests.contract.world import CAMPAIGN_OF_SDK, World
from tests.factories import Business, TemplateFactory

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("unhurried"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),  # the SDK's word on profiles
]
AMERICANS = ["+14155551234", "+14155555678"]
TEMPLATE = "7ba7b820-9dad-11d1-80b4-00c04fd430c8"
TEXTS = {
    "message_flow": "Customers opt in at checkout on acmecorp.com.",
    "privacy_policy_link": "https://acmecorp.com/privacy",
    "terms_and_conditions_link": "https://acmecorp.com/terms",
    "optin_message": "You are in. Reply STOP to opt out.",
    "optout_message": "You are out and get no more messages.",
    "help_message": "Reply STOP to opt out, or write to support@acmecorp.com.",
    "optin_keywords": "YES, START",
    "optout_keywords": "STOP, CANCEL",
    "help_keywords": "HELP, INFO, SUPPORT",
}


def _register_in_the_us(business: Business) -> None:
    business.account.destination_countries = ["US"]
    business.account.save()
    number = PhoneNumber.objects.get(e164=business.number)
    number.e164, number.country, number.registered_at = "+12025550101", "US", datetime.now(UTC)
    number.save()


def test_order_confirmation_is_sent(program: Program, business: Business) -> None:
    """The example gives both the template's id and its name."""
    _register_in_the_us(business)
    body = "Hello {{0:name}}, your order {{1:order_id}} is confirmed."
    TemplateFactory.create(
        id=TEMPLATE,
        account=business.account,
        name="order_confirmation",
        body=body,
        variables=["name", "order_id"],
    )
    sent = program.ask(
        "messages.send",
        to=AMERICANS,
        template={
            "id": TEMPLATE,
            "name": "order_confirmation",
            "parameters": {"name": "John Doe", "order_id": "12345"},
        },
    ).data
    assert (sent.status, sent.template_id) == ("QUEUED", TEMPLATE)
    assert sent.template_name == "order_confirmation"
    assert [each.to for each in sent.recipients] == AMERICANS
    bodies = {each.body for each in Message.objects.all()}
    assert bodies == {"Hello John Doe, your order 12345 is confirmed."}


@pytest.mark.parametrize(
    ("method", "filters"),
    [
        ("contacts.list", {"search": "search"}),
        ("conversations.list", {}),
        ("templates.list", {"search": "search", "is_welcome_playground": True}),
        ("webhooks.list", {"search": "search", "is_active": True}),
    ],
)
def test_page_zero_is_the_first(program: Program, method: str, filters: dict[str, Any]) -> None:
    assert program.ask_all(method, page=0, page_size=0, **filters) == []
    assert program.last.json()["data"]["pagination"]["page"] == 1


def test_unknown_path_is_not_found(program: Program) -> None:
    """So the contract's tests check that the options of a request reach the wire."""
    with pytest.raises(sent_dm.NotFoundError):
        program.ask("get", "/_stainless_unknown_path", cast_to=object)


@pytest.mark.parametrize("method", ["users.retrieve", "profiles.retrieve"])
def test_words_for_ids_are_bad_requests(program: Program, method: str) -> None:
    with pytest.raises(sent_dm.BadRequestError):
        program.ask(method, "userId")


@pytest.mark.parametrize(
    "method", ["messages.send", "templates.create", "webhooks.create", "users.invite"]
)
def test_bodies_without_anything_are_bad_requests(program: Program, method: str) -> None:
    with pytest.raises(sent_dm.BadRequestError):
        program.ask(method)
    assert program.last.headers["x-should-retry"] == "false"


def test_campaign_is_made_with_every_text_and_loses_them_again(
    program: Program, world: World
) -> None:
    made = program.ask(
        "profiles.campaigns.create", world.branded, campaign={**CAMPAIGN_OF_SDK, **TEXTS}
    ).data
    assert {name: getattr(made, name) for name in TEXTS} == TEXTS
    changed = program.ask(
        "profiles.campaigns.update",
        made.id,
        profile_id=world.branded,
        campaign={**CAMPAIGN_OF_SDK, **dict.fromkeys(TEXTS)},
    ).data
    assert {getattr(changed, name) for name in TEXTS} == {None}
