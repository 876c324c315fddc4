"""Each change of a webhook endpoint leaves a line in its account's record.

Of the address the host only: its path and query may hold a secret of the customer's.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from accounts.models import User, Webhook
from accounts.services.record_event import Change, record_event

_LONGEST_SUBJECT = 80
_STATES = {True: "on", False: "off"}


def record_webhook_change(
    webhook: Webhook,
    *,
    verb: str,
    actor: User | None,
    was_active: bool | None = None,
    facts: Mapping[str, Any] | None = None,
) -> None:
    """Record ``verb`` on a saved endpoint; ``was_active`` if it was switched on or off."""
    moved = was_active is not None and was_active != webhook.is_active
    record_event(
        webhook.account,
        verb=verb,
        actor=actor,
        change=Change(
            before=_STATES[not webhook.is_active] if moved else "",
            after=_STATES[webhook.is_active] if moved else "",
            subject=f"webhook {webhook}"[:_LONGEST_SUBJECT],
        ),
        facts={
            "webhook_id": str(webhook.pk),
            "host": urlsplit(webhook.endpoint_url).hostname or "",
            **(facts or {}),
        },
    )
