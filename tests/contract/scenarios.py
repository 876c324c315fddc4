"""One row per method of the SDK that is not about voice: how it is called, and what must hold.

What a row is about is an id of :class:`World`. From top to bottom the rows are one story, in which
whatever deletes something comes last.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.contract.world import CAMPAIGN_OF_SDK, HOOK, PEOPLE, World, write_definition
from tests.receiver import URL

Fields = Callable[[World], dict[str, Any]]
Holds = Callable[[Any, World], bool]  # the answer's data, or the rows of a list


def _nothing(_: World) -> dict[str, Any]:
    return {}


def _gone(answer: Any, _: World) -> bool:
    return answer is None


@dataclass(frozen=True)
class Scenario:
    method: str
    holds: Holds
    about: str = ""  # the id that is its first argument: an attribute of the world
    fields: Fields = _nothing

    def ids(self, world: World) -> list[str]:
        return [getattr(world, self.about)] if self.about else []


def _of_profile(world: World) -> dict[str, Any]:
    return {"profile_id": world.branded}


def _campaign(world: World) -> dict[str, Any]:
    return {"campaign": {**CAMPAIGN_OF_SDK, "name": "News"}, **_of_profile(world)}


SCENARIOS: tuple[Scenario, ...] = (
    Scenario(
        "me.retrieve",
        lambda me, world: (
            (me.type, me.sending_phone_number, len(me.profiles))
            == ("organization", world.number, 2)
        ),
    ),
    Scenario(
        "messages.send",
        lambda sent, _: (
            (sent.status, sent.recipients[0].to, sent.recipients[0].channel)
            == ("QUEUED", PEOPLE[0], "sms")
        ),
        fields=lambda world: world.send,
    ),
    Scenario(
        "messages.retrieve_status",
        lambda message, world: (
            (message.id, message.status, message.direction, type(message.price))
            == (world.message, "QUEUED", "outbound", float)
        ),
        "message",
    ),
    Scenario(
        "messages.retrieve_activities",
        lambda found, world: (
            found.message_id == world.message
            and all(isinstance(each.price, str) for each in found.activities)
        ),
        "message",
    ),
    Scenario(
        "conversations.list",
        lambda messages, world: world.message in [each.id for each in messages],
    ),
    Scenario(
        "conversations.list_messages",
        lambda messages, world: {each.contact_id for each in messages} == {world.contact},
        "contact",
    ),
    Scenario("numbers.lookup", lambda found, world: found.is_valid, "number"),
    Scenario(
        "contacts.create",
        lambda made, _: (made.format_e164, made.opt_out) == ("+447700900499", False),
        fields=lambda _: {"phone_number": "+447700900499"},
    ),
    Scenario("contacts.list", lambda contacts, world: len(contacts) >= len(PEOPLE)),
    Scenario("contacts.retrieve", lambda found, world: found.id == world.contact, "contact"),
    Scenario(
        "contacts.update",
        lambda changed, _: (changed.opt_out, changed.default_channel) == (True, "sms"),
        "contact",
        lambda _: {"opt_out": True, "default_channel": "sms"},
    ),
    Scenario(
        "contacts.retrieve_message_summary",
        lambda summary, _: (summary.message_count, summary.channels_used) == (3, ["sms"]),
        "contact",
    ),
    Scenario("contacts.delete", _gone, "contact"),
    Scenario(
        "templates.create",
        lambda made, _: (
            (made.status, made.category, made.variables, made.auto_reply_action)
            == ("PENDING", "MARKETING", ["name", "shop"], None)
        ),
        fields=lambda _: {
            "definition": write_definition(),
            "category": "MARKETING",
            "language": "en_US",
            "creation_source": "from-api",
            "auto_create_for_sp": False,
            "submit_for_review": True,
        },
    ),
    Scenario("templates.list", lambda templates, _: len(templates) >= 4),
    Scenario(
        "templates.retrieve",
        lambda found, world: (
            found.id == world.template and found.channels == ["sms", "whatsapp", "rcs", "mms"]
        ),
        "template",
    ),
    Scenario(
        "templates.update",
        lambda changed, _: (changed.name, changed.status) == ("Welcome", "DRAFT"),
        "template",
        lambda _: {"name": "Welcome", "definition": write_definition()},
    ),
    Scenario("templates.delete", _gone, "template", lambda _: {"delete_from_meta": True}),
    Scenario("users.list", lambda found, _: len(found.users) == 2),
    Scenario(
        "users.invite",
        lambda made, _: (made.status, made.role) == ("invited", "billing"),
        fields=lambda _: {"email": "cleo@example.com", "name": "Cleo", "role": "billing"},
    ),
    Scenario("users.retrieve", lambda found, world: found.id == world.user, "user"),
    Scenario(
        "users.update_role",
        lambda changed, _: changed.role == "admin",
        "user",
        lambda _: {"role": "admin"},
    ),
    Scenario("users.remove", _gone, "user"),
    Scenario(
        "webhooks.create",
        lambda made, _: made.signing_secret.startswith("whsec_"),
        fields=lambda _: {
            "display_name": "Order Notifications",
            "endpoint_url": URL,
            "event_types": ["message", "templates"],
            "event_filters": {"message": ["delivered", "failed"]},
            "retry_count": 5,
            "timeout_seconds": 10,
        },
    ),
    Scenario("webhooks.list", lambda hooks, _: len(hooks) >= 3),
    Scenario("webhooks.list_event_types", lambda found, _: len(found.event_types) == 6),
    Scenario("webhooks.retrieve", lambda found, world: found.id == world.webhook, "webhook"),
    Scenario(
        "webhooks.update",
        lambda changed, _: (changed.display_name, changed.retry_count) == ("Orders", 1),
        "webhook",
        lambda _: {"display_name": "Orders", "retry_count": 1},
    ),
    Scenario(
        "webhooks.list_events",
        lambda events, _: "DELIVERED" in [each.delivery_status for each in events],
        "webhook",
    ),
    Scenario(
        "webhooks.rotate_secret",
        lambda made, _: made.signing_secret.startswith("whsec_"),
        "webhook",
    ),
    Scenario(
        "webhooks.test",
        lambda told, _: told.success,
        "webhook",
        lambda _: {"event_type": "message.delivered"},
    ),
    Scenario(
        "webhooks.toggle_status",
        lambda changed, _: not changed.is_active,
        "webhook",
        lambda _: {"is_active": False},
    ),
    Scenario("webhooks.delete", _gone, "webhook"),
    Scenario(
        "profiles.campaigns.list",
        lambda campaigns, world: [each.id for each in campaigns] == [world.campaign],
        "branded",
    ),
    Scenario(
        "profiles.campaigns.create",
        lambda made, _: (made.status, made.submitted_to_tcr) == ("SENT_CREATED", False),
        "branded",
        lambda _: {"campaign": CAMPAIGN_OF_SDK},
    ),
    Scenario(
        "profiles.campaigns.update",
        lambda changed, world: (changed.id, changed.name) == (world.campaign, "News"),
        "campaign",
        _campaign,
    ),
    Scenario("profiles.campaigns.delete", _gone, "campaign", _of_profile),
    Scenario("profiles.list", lambda found, _: len(found.profiles) == 2),
    Scenario(
        "profiles.create",
        lambda made, _: (made.status, made.billing_model) == ("incomplete", "organization"),
        fields=lambda _: {"name": "Van", "short_name": "VAN", "billing_model": "organization"},
    ),
    Scenario(
        "profiles.retrieve",
        lambda found, world: (found.id, found.inherit_templates) == (world.profile, False),
        "profile",
    ),
    Scenario(
        "profiles.update",
        lambda changed, _: changed.description == "Cake",
        "profile",
        lambda _: {"description": "Cake", "allow_contact_sharing": True},
    ),
    Scenario(
        "profiles.complete",
        lambda handed_in, _: handed_in.status == "submitted",
        "profile",
        lambda _: {"web_hook_url": HOOK},
    ),
    Scenario("profiles.delete", _gone, "branded"),
)
