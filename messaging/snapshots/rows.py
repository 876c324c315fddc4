"""The columns that both statements read for the checks, and what becomes of them.

One statement reads them for a request, the other for queued messages that are claimed.
"""

import json
import uuid
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from django.conf import settings

from accounts.models.sender_profile import ProfileState
from messaging.protection.send import AccountFacts, Grant, SenderFacts, TemplateFacts

ACCOUNT_COLUMNS = """
    a.destination_countries, b.available, g.send_limit, g.used, g.expires_at
"""
SENDER_COLUMNS = """
    f.id, f.state, f.deleted_at IS NOT NULL, f.inherits_brand AND f.inherits_campaign,
    n.e164, c.state = 'blocked' AND c.number_id = n.id, n.registered_at IS NOT NULL,
    n.blocked_carriers
"""
TEMPLATE_COLUMNS = """
    t.id, t.name, t.state, t.is_published, t.daily_cap, coalesce(u.used, 0), t.body, t.variables
"""
# A profile ``f`` that inherits all and has no number sends from the account's.
FACTS = """
    LEFT JOIN accounts_balance b ON b.account_id = a.id
    LEFT JOIN accounts_provisionalgrant g ON g.account_id = a.id
    LEFT JOIN accounts_channel c ON c.account_id = a.id AND c.kind = 'sms'
        AND c.state IN ('active', 'degraded', 'blocked')
    LEFT JOIN accounts_phonenumber n
        ON n.id = CASE
            WHEN f.id IS NULL OR (
                f.number_id IS NULL AND f.inherits_brand AND f.inherits_campaign
            ) THEN c.number_id ELSE f.number_id END
        AND (n.id = c.number_id OR n.state = 'assigned')
"""
USAGE = """
    LEFT JOIN templates_app_templateusage u
        ON u.template_id = t.id AND u.day = (now() AT TIME ZONE 'UTC')::date
"""


def read_account(
    account_id: uuid.UUID, standing: str, tier: str, risk: str, row: Sequence[Any]
) -> AccountFacts:
    """Return the facts behind ACCOUNT_COLUMNS."""
    destinations, available, send_limit, used, expires_at = row
    return AccountFacts(
        id=account_id,
        standing=standing,
        tier=tier,
        risk=risk,
        destinations=frozenset(destinations),
        available=available or Decimal(0),
        grant=None if send_limit is None else Grant(send_limit, used, expires_at),
    )


def read_sender(
    row: Sequence[Any], *, reason: str = "default", is_strict: bool = False
) -> SenderFacts:
    """Return the facts behind SENDER_COLUMNS; without a number it is the shared short code."""
    profile_id, state, is_deleted, inherits, number, is_blocked, is_registered, carriers = row
    facts = SenderFacts(
        value=number or settings.SHARED_SENDER,
        reason=reason if number else "shared_fallback",
        is_blocked=bool(is_blocked),
        is_us_registered=is_registered,
        profile_id=profile_id,
        blocked_carriers=frozenset(carriers or ()),
        is_strict=is_strict,
    )
    if profile_id is None:
        return facts
    return replace(facts, obstacle=_find_obstacle(state, is_deleted, bool(number or inherits)))


def _find_obstacle(state: str, is_deleted: bool, has_number: bool) -> str:
    """Return why a profile cannot send, in a word; what brings its own number needs that."""
    if is_deleted:
        return "deleted"
    if state != ProfileState.APPROVED:
        return state
    return "" if has_number else "number_not_ready"


def read_template(row: Sequence[Any]) -> TemplateFacts | None:
    """Return the facts behind TEMPLATE_COLUMNS, ``None`` when there is no such template."""
    if row[0] is None:
        return None
    return TemplateFacts(*row[:7], variables=tuple(json.loads(row[7])))
