"""What may be said of a webhook endpoint, in the words of the v3 contract.

An address must be one that our guard would visit: everybody's internet, http or https, port 80 or
443. Whether its name leads there is looked at again before every delivery.
"""

from dataclasses import dataclass, fields
from typing import Any

from accounts.models import Webhook
from accounts.webhook_catalog import FAMILY_NAMES, list_suffixes
from config.errors import DomainError, ErrorCode
from config.http import check_address

LONGEST_NAME = 120
LONGEST_URL = 2000
MOST_WEBHOOKS = 50  # of one account
RETRIES = range(1, 6)
TIMEOUTS = range(5, 121)  # seconds

Filters = dict[str, list[str]]
Wrong = dict[str, list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookEdit:
    """What is to be written; ``None`` leaves a field as it is.

    Filters of families that are no longer subscribed to go by themselves.
    """

    display_name: str | None = None
    endpoint_url: str | None = None
    event_types: list[str] | None = None
    event_filters: Filters | None = None
    profile_event_types: list[str] | None = None
    profile_event_filters: Filters | None = None
    forgets_profile_events: bool | None = None  # sender profiles' messages are like all others
    retry_count: int | None = None
    timeout_seconds: int | None = None

    def list_changes(self) -> list[str]:
        return [each.name for each in fields(self) if getattr(self, each.name) is not None]


def apply_edit(webhook: Webhook, edit: WebhookEdit) -> None:
    """Write what is given, each family once."""
    for name in edit.list_changes():
        value: Any = getattr(edit, name)
        if name == "forgets_profile_events":
            webhook.profile_event_types, webhook.profile_event_filters = None, {}
        else:
            setattr(webhook, name, list(dict.fromkeys(value)) if isinstance(value, list) else value)
    if edit.event_types is not None and edit.event_filters is None:
        kept = webhook.event_filters.items()
        webhook.event_filters = {name: each for name, each in kept if name in webhook.event_types}


def check_webhook(webhook: Webhook) -> None:
    """Raise DomainError with everything that is wrong with an endpoint.

    ``VALUE_OUT_OF_RANGE`` if it is its numbers only, ``REQUEST_INVALID`` otherwise.
    """
    numbers = _check_numbers(webhook)
    others = {
        **_check_texts(webhook),
        **_check_events(webhook.event_types, webhook.event_filters),
        **_check_profile_events(webhook),
    }
    if others:
        raise DomainError(ErrorCode.REQUEST_INVALID, details={**others, **numbers})
    if numbers:
        raise DomainError(ErrorCode.VALUE_OUT_OF_RANGE, details=numbers)


def check_kind(kind: str) -> None:
    """Raise DomainError ``REQUEST_INVALID`` unless ``kind`` is a family or one of its events."""
    family, _, suffix = kind.partition(".")
    if family not in FAMILY_NAMES or (suffix and suffix not in list_suffixes(family)):
        sentence = f"No such event type. Allowed types: {', '.join(FAMILY_NAMES)}, or one of their"
        details = {"event_type": [f"{sentence} events, such as message.delivered."]}
        raise DomainError(ErrorCode.REQUEST_INVALID, details=details)


def _check_numbers(webhook: Webhook) -> Wrong:
    wrong: Wrong = {}
    for name, allowed in (("retry_count", RETRIES), ("timeout_seconds", TIMEOUTS)):
        if getattr(webhook, name) not in allowed:
            wrong[name] = [f"From {allowed[0]} to {allowed[-1]}."]
    return wrong


def _check_texts(webhook: Webhook) -> Wrong:
    wrong: Wrong = {}
    if not webhook.display_name.strip() or len(webhook.display_name) > LONGEST_NAME:
        wrong["display_name"] = [f"Give a name of 1 to {LONGEST_NAME} characters."]
    if not webhook.endpoint_url.lower().startswith(("http://", "https://")):
        wrong["endpoint_url"] = ["Endpoint URL must be a valid HTTP or HTTPS URL."]
    elif len(webhook.endpoint_url) > LONGEST_URL:
        wrong["endpoint_url"] = [f"At most {LONGEST_URL} characters."]
    elif sentence := check_address(webhook.endpoint_url):
        wrong["endpoint_url"] = [sentence]
    return wrong


def _check_profile_events(webhook: Webhook) -> Wrong:
    if webhook.profile_event_types is None:
        if not webhook.profile_event_filters:
            return {}
        return {"sender_profile.event_types": ["Name the types that the filters are for."]}
    wrong = _check_events(webhook.profile_event_types, webhook.profile_event_filters)
    return {f"sender_profile.{field}": sentences for field, sentences in wrong.items()}


def _check_events(types: list[str], filters: Filters) -> Wrong:
    wrong: Wrong = {}
    unknown = [each for each in types if each not in FAMILY_NAMES]
    if unknown or not types:
        said = f"Not known: {', '.join(unknown)[:200]}. " if unknown else "Name at least one. "
        wrong["event_types"] = [f"{said}Allowed types: {', '.join(FAMILY_NAMES)}."]
    for family, suffixes in filters.items():
        if sentence := _check_filter(family, suffixes, types):
            wrong[f"event_filters.{family[:40]}"] = [sentence]
    return wrong


def _check_filter(family: str, suffixes: list[str], types: list[str]) -> str:
    if family not in types or family not in FAMILY_NAMES:
        return "A filter is for one of event_types."
    allowed = list_suffixes(family)
    if not allowed:
        return "This family has one kind of event; leave the filter out."
    if not suffixes:
        return "Name at least one event, or leave the filter out to hear of all."
    if set(suffixes) - set(allowed):
        return f"Allowed: {', '.join(allowed)}."
    return ""
