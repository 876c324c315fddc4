"""Accounts that are ready to send, with money and contacts, put in place in a second or two."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from django.db import connection, transaction
from django.utils import timezone

from accounts.models import Account, ApiKey, Balance, Channel, LedgerEntry, PhoneNumber
from accounts.models.account import Stage, Tier
from accounts.models.balance import EntryKind
from accounts.models.channel import ChannelKind, ChannelState
from accounts.models.phone_number import NumberState
from accounts.secrets import hash_api_key, make_api_key
from bench.numbers import (
    ACCOUNTS,
    BLOCK_SIZE,
    BLOCKS,
    BUSY,
    BUSY_CONTACTS,
    CONTACTS,
    OPTED_OUT,
    REGION,
)
from templates_app.models import Template
from templates_app.models.template import TemplateCategory, TemplateState

MONEY = Decimal(1_000_000)  # USD for each account
_SEND_RATE = 60_000_000  # requests a minute, so that the account's rate is counted and never met
_ACTIVE_SINCE = timedelta(days=30)  # past the first days, in which risk screening stops who is fast
TEMPLATE = "bench"
_BODY = "Hello {{0:name}}, your order is on its way."

_CONTACTS = """
    INSERT INTO contacts_contact (id, account_id, phone_number, e164, region, opted_out)
    SELECT gen_random_uuid(), a.id, p.e164, p.e164, %(region)s,
        place BETWEEN %(contacts)s - %(opted_out)s AND %(contacts)s - 1
    FROM unnest(%(accounts)s::uuid[]) WITH ORDINALITY AS a(id, n),
        generate_series(%(first)s::int, %(last)s::int) AS place,
        LATERAL (SELECT ((a.n - 1) * %(contacts)s + place)::int AS i) AS index,
        LATERAL (SELECT (%(blocks)s::text[])[i / %(size)s + 1]
            || lpad((i %% %(size)s)::text, 4, '0') AS e164) AS p
"""


@dataclass(frozen=True, slots=True)
class Sender:
    key: str
    template_id: str


@transaction.atomic
def seed() -> list[Sender]:
    """Fill an empty database; return who may send."""
    accounts = add_accounts(range(ACCOUNTS))
    _give_numbers(accounts)
    senders = list(zip(_give_keys(accounts), _give_templates(accounts), strict=True))
    _give_contacts(accounts, range(CONTACTS))
    _give_contacts([accounts[BUSY]], range(CONTACTS, BUSY_CONTACTS))
    return [Sender(key, template) for key, template in senders]


def add_accounts(numbers: Sequence[int]) -> list[Account]:
    """Add active accounts with money and nothing else."""
    accounts = Account.objects.bulk_create([_account(n) for n in numbers])
    _give_money(accounts)
    return accounts


def tidy() -> None:
    """Vacuum and analyze now, so that nobody's race is slowed by cleaning up after another's."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")


def _account(n: int) -> Account:
    return Account(
        name=f"Harbor Books {n} Ltd",
        stage=Stage.ACTIVE,
        stage_since=timezone.now() - _ACTIVE_SINCE,
        tier=Tier.FULL,
        destination_countries=[REGION],
        send_rate=_SEND_RATE,
    )


def _give_money(accounts: list[Account]) -> None:
    Balance.objects.bulk_create(Balance(account=account, available=MONEY) for account in accounts)
    LedgerEntry.objects.bulk_create(
        LedgerEntry(account=account, kind=EntryKind.TOP_UP, amount=MONEY) for account in accounts
    )


def _give_numbers(accounts: list[Account]) -> None:
    numbers = PhoneNumber.objects.bulk_create(
        PhoneNumber(
            account=account, e164=f"+442079460{n:03d}", country="GB", state=NumberState.ASSIGNED
        )
        for n, account in enumerate(accounts)
    )
    Channel.objects.bulk_create(
        Channel(
            account=number.account, kind=ChannelKind.SMS, state=ChannelState.ACTIVE, number=number
        )
        for number in numbers
    )


def _give_keys(accounts: list[Account]) -> list[str]:
    """Each gets a real key and one that the limit's statement can compute from a number."""
    secrets = [make_api_key() for _ in accounts]
    hashes = [(account, hash_api_key(key)) for account, key in zip(accounts, secrets, strict=True)]
    hashes += [(account, limit_hash(n)) for n, account in enumerate(accounts)]
    ApiKey.objects.bulk_create(
        ApiKey(account=account, name="Benchmark", key_hash=digest, prefix="-", last_four="-")
        for account, digest in hashes
    )
    return secrets


def limit_hash(n: int) -> bytes:
    """Return what ``sha256(n::text::bytea)`` is in SQL."""
    return hashlib.sha256(str(n).encode()).digest()


def _give_templates(accounts: list[Account]) -> list[str]:
    templates = Template.objects.bulk_create(
        Template(
            account=account,
            name=TEMPLATE,
            category=TemplateCategory.UTILITY,
            state=TemplateState.APPROVED,
            definition={},
            body=_BODY,
            variables=["name"],
        )
        for account in accounts
    )
    return [str(template.pk) for template in templates]


def _give_contacts(accounts: list[Account], places: range) -> None:
    parameters = {
        "accounts": [account.pk for account in accounts],
        "contacts": CONTACTS,
        "opted_out": OPTED_OUT,
        "first": places[0],
        "last": places[-1],
        "region": REGION,
        "blocks": list(BLOCKS),
        "size": BLOCK_SIZE,
    }
    with connection.cursor() as cursor:
        cursor.execute(_CONTACTS, parameters)
