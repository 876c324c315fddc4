"""The one statement that claims queued messages for dispatch, with the facts for a second look."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import connection

from messaging.protection.send import AccountFacts, SenderFacts, TemplateFacts
from messaging.snapshots.rows import (
    ACCOUNT_COLUMNS,
    FACTS,
    SENDER_COLUMNS,
    TEMPLATE_COLUMNS,
    USAGE,
    read_account,
    read_sender,
    read_template,
)

_MESSAGE_COLUMNS = """
    m.id, m.phone, m.region, m.channel, m.sender, m.subject, m.body, m.media, m.price, m.attempts,
    m.is_reply, m.contact_id, p.opted_out, p.carrier, p.doubted_at IS NOT NULL, p.last_inbound_at,
    o.registered_at IS NOT NULL, o.blocked_carriers
"""
# The limit is written out: as a parameter the planner would take it for a tenth of the queue and
# read whole tables for a handful of rows. The profile ``f`` is the one it was accepted with.
_CLAIM = f"""
    WITH due AS (
        SELECT id FROM messaging_message
        WHERE status = 'QUEUED' AND (claimed_until IS NULL OR claimed_until < now())
        ORDER BY id LIMIT {{most:d}} FOR UPDATE SKIP LOCKED
    ), m AS (
        UPDATE messaging_message SET claimed_until = now() + make_interval(secs => %s)
        FROM due WHERE messaging_message.id = due.id
        RETURNING messaging_message.*
    )
    SELECT {_MESSAGE_COLUMNS}, a.id, a.standing, a.tier, a.risk,
        {ACCOUNT_COLUMNS}, {SENDER_COLUMNS}, {TEMPLATE_COLUMNS}
    FROM m
    JOIN accounts_account a ON a.id = m.account_id
    JOIN contacts_contact p ON p.id = m.contact_id
    LEFT JOIN accounts_senderprofile f ON f.id = m.profile_id AND f.account_id = a.id
    {FACTS}
    LEFT JOIN accounts_phonenumber o
        ON o.e164 = m.sender AND o.account_id = a.id AND o.state = 'assigned'
    LEFT JOIN templates_app_template t ON t.id = m.template_id
    {USAGE}
    ORDER BY m.id
"""


@dataclass(frozen=True, slots=True)
class Claimed:
    """A queued message under our lease."""

    id: uuid.UUID
    phone: str
    region: str
    channel: str
    sender_value: str
    subject: str
    body: str
    media: list[str]
    price: Decimal
    attempts: int
    is_reply: bool
    contact_id: uuid.UUID
    opted_out: bool
    carrier: str
    is_doubted: bool
    last_inbound_at: datetime | None
    is_us_registered: bool  # the number it leaves from
    blocked_carriers: list[str] | None
    account: AccountFacts
    sender: SenderFacts
    template: TemplateFacts | None


def claim_queued(*, most: int, lease: int) -> list[Claimed]:
    """Claim up to ``most`` queued messages, oldest first, for ``lease`` seconds."""
    with connection.cursor() as cursor:
        cursor.execute(_CLAIM.format(most=most), [lease])
        return [_read(row) for row in cursor.fetchall()]


def _read(row: Sequence[Any]) -> Claimed:
    return Claimed(
        *row[:18],
        account=read_account(*row[18:22], row[22:27]),
        sender=read_sender(row[27:35]),
        template=read_template(row[35:43]),
    )
