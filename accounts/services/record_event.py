"""Every change of state leaves a line that cannot be taken back.

Each event carries the hash of the one before it in the same account, so a row that was altered or
removed behind our back is found by ``verify_audit``.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from accounts.models import Account, AuditEvent, User
from config.request_id import current_request_id


@dataclass(frozen=True, slots=True)
class Change:
    """From which state to which; ``subject`` names the object when it is not the account."""

    before: str = ""
    after: str = ""
    subject: str = ""


def record_event(
    account: Account,
    *,
    verb: str,
    actor: User | None,
    change: Change = Change(),
    reasons: Sequence[str] = (),
    facts: Mapping[str, Any] | None = None,
) -> AuditEvent:
    """Append an event inside the caller's transaction.

    ``reasons`` are codes of the reason catalog. ``facts`` must hold nothing secret.
    """
    _serialize_writers(account)
    last = AuditEvent.objects.filter(account=account).order_by("-sequence").first()
    event = AuditEvent(
        account=account,
        sequence=last.sequence + 1 if last else 1,
        occurred_at=timezone.now(),
        verb=verb,
        actor=actor,
        subject=change.subject,
        from_state=change.before,
        to_state=change.after,
        reasons=list(reasons),
        facts=dict(facts or {}),
        request_id=current_request_id(),
        previous_hash=last.hash if last else "",
    )
    event.hash = compute_hash(event)
    event.save(force_insert=True)
    return event


def _serialize_writers(account: Account) -> None:
    """One chain has one end: writers of the same account queue up until commit.

    It is the lock that every service takes first, so no two of them wait for each other.
    """
    Account.objects.select_for_update(no_key=True).values_list("pk").get(pk=account.pk)


def compute_hash(event: AuditEvent) -> str:
    """Return the hash over everything the event says and the hash before it."""
    content = [
        event.previous_hash,
        str(event.account_id),
        event.sequence,
        event.occurred_at.isoformat(),
        event.verb,
        str(event.actor_id or ""),
        event.subject,
        event.from_state,
        event.to_state,
        event.reasons,
        event.facts,
        event.request_id,
    ]
    text = json.dumps(content, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
