"""What the checks would look at now, read for an account rather than for a key: for staff."""

import uuid
from collections.abc import Sequence
from typing import Any

from django.db import connection

from accounts.selectors import PRINCIPAL_COLUMNS, Principal
from contacts.models import Contact
from messaging.snapshots.request import KnownContact, RequestFacts
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

_ACCOUNT = f"""
    SELECT {PRINCIPAL_COLUMNS}, {ACCOUNT_COLUMNS}, {SENDER_COLUMNS}, {TEMPLATE_COLUMNS},
        a.stage_since, a.send_rate
    FROM accounts_account a
    LEFT JOIN accounts_senderprofile f
        ON f.account_id = a.id AND f.deleted_at IS NULL AND f.id = coalesce(%s::uuid, (
            SELECT d.id FROM accounts_senderprofile d
            WHERE d.account_id = a.id AND d.is_default AND d.deleted_at IS NULL
        ))
    {FACTS}
    LEFT JOIN templates_app_template t
        ON t.account_id = a.id AND t.name = %s::text AND t.deleted_at IS NULL
    {USAGE}
    WHERE a.id = %s
"""


def read_account_facts(
    account_id: uuid.UUID,
    *,
    template: str | None,
    recipients: Sequence[str],
    profile: uuid.UUID | None = None,
) -> RequestFacts:
    """Read the snapshot as a request by this account would now, the template by its name."""
    with connection.cursor() as cursor:
        cursor.execute(_ACCOUNT, [profile, template, account_id])
        row = cursor.fetchone()
    contacts = _read_contacts(account_id, recipients)
    return _read(row, contacts, reason="requested" if profile else "default")


def _read(row: Sequence[Any], contacts: dict[str, KnownContact], *, reason: str) -> RequestFacts:
    principal = Principal(*row[:6])
    account = read_account(
        principal.account_id, principal.standing, principal.tier, principal.risk, row[6:11]
    )
    return RequestFacts(
        principal=principal,
        account=account,
        sender=read_sender(row[11:19], reason=reason),
        template=read_template(row[19:27]),
        contacts=contacts,
        stage_since=row[27],
        send_rate=row[28],
        answered=None,
        has_webhooks=False,
    )


def _read_contacts(account_id: uuid.UUID, recipients: Sequence[str]) -> dict[str, KnownContact]:
    known = Contact.objects.filter(account_id=account_id, e164__in=recipients)
    return {
        each.e164: KnownContact(
            each.pk,
            each.opted_out,
            each.carrier,
            each.doubted_at is not None,
            each.last_inbound_at,
        )
        for each in known
    }
