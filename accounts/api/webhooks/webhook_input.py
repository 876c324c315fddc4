"""The types of an endpoint's fields. What they may say is in ``accounts.webhook_rules``."""

from collections.abc import Mapping
from typing import Any

from rest_framework import serializers

from accounts.webhook_catalog import FAMILY_NAMES
from accounts.webhook_rules import RETRIES, TIMEOUTS, WebhookEdit
from config.api.fields import SandboxFlag, Text, WholeNumber

_MOST = 50  # entries of a list


class Names(serializers.ListField):
    child = Text(max_length=60)

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"max_length": _MOST, **options})


class Filters(serializers.DictField):
    """Family to the events of it that are wanted."""

    child = Names()


class SenderProfileInput(serializers.Serializer[Any]):
    event_types = Names(required=False)
    event_filters = Filters(required=False, allow_null=True)


class WebhookFieldsInput(serializers.Serializer[Any]):
    retry_count = WholeNumber(
        required=False, help_text=f"Retries after the first attempt: {RETRIES[0]} to {RETRIES[-1]}."
    )
    timeout_seconds = WholeNumber(
        required=False, help_text=f"{TIMEOUTS[0]} to {TIMEOUTS[-1]} seconds for an answer."
    )
    event_filters = Filters(
        required=False, allow_null=True, help_text="Family to suffixes; without one, all."
    )
    sender_profile = SenderProfileInput(
        required=False,
        allow_null=True,
        help_text="What to tell of messages that sender profiles sent; never returned.",
    )
    sandbox = SandboxFlag()


class WebhookInput(WebhookFieldsInput):
    display_name = Text(trim_whitespace=True)
    endpoint_url = Text(help_text="http or https, on port 80 or 443, for everybody to reach.")
    event_types = Names(help_text=f"Of {', '.join(FAMILY_NAMES)}.")


class WebhookEditInput(WebhookFieldsInput):
    display_name = Text(trim_whitespace=True, required=False)
    endpoint_url = Text(required=False)
    event_types = Names(required=False)


def as_edit(given: Mapping[str, Any]) -> WebhookEdit:
    """Return the fields that were given; a null clears filters, and what is told of profiles."""
    own = {
        name: value for name, value in given.items() if name not in ("sandbox", "sender_profile")
    }
    if "event_filters" in own:
        own["event_filters"] = own["event_filters"] or {}
    if "sender_profile" not in given:
        return WebhookEdit(**own)
    profile = given["sender_profile"]
    if profile is None:
        return WebhookEdit(**own, forgets_profile_events=True)
    return WebhookEdit(
        **own,
        profile_event_types=profile.get("event_types"),
        profile_event_filters=profile.get("event_filters") or {},
    )
