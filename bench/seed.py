"""Accounts that are ready to send, with money and contacts, put in place in a second or two."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from decimal import Decimal

from django.db import connection, transaction

from accounts.models import Account, ApiKey, Balance, Channel, PhoneNumber
from accounts.models.account import Stage, Tier
from accounts.models.channel import ChannelKind, ChannelState
from accounts.models.phone_number import NumberState
from accounts.secrets import hash_api_key, make_api_key
from bench.numbers import ACCOUNTS, BLOCK_SIZE, BLOCKS, CONTACTS, OPTED_OUT, REGION
from templates_app.models import Template
from templates_app.models.template import TemplateCategory, TemplateState

MONEY = Decimal(1_000_000)  # USD for each account
TEMPLATE = "bench"
_BODY = "Hello {{0:name}}, your order is on its way."

_CONTACTS = """
    INSERT INTO contacts_contact (id, account_id, phone_number, e164, region, opted_out)
    SELECT gen_random_uuid(), a.id, p.e164, p.e164, %(region)s, place >= %(opted_out_from)s
    FROM unnest(%(accounts)s::uuid[]) WITH ORDINALITY AS a(id, n),
        generate_series(0, %(contacts)s - 1) AS place,
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
    accounts = Account.objects.bulk_create([_account(n) for n in range(ACCOUNTS)])
    Balance.objects.bulk_create([Balance(account=account, available=MONEY) for account in accounts])
    _give_numbers(accounts)
    senders = list(zip(_give_keys(accounts), _give_templates(accounts), strict=True))
    _give_contacts(accounts)
    return [Sender(key, template) for key, template in senders]


def tidy() -> None:
    """Vacuum and analyze now, so that nobody's race is slowed by cleaning up after another's."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")


def _account(n: int) -> Account:
    return Account(
        name=f"Harbor Books {n} Ltd",
        stage=Stage.ACTIVE,
        tier=Tier.FULL,
        destination_countries=[REGION],
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


def _give_contacts(accounts: list[Account]) -> None:
    parameters = {
        "accounts": [account.pk for account in accounts],
        "contacts": CONTACTS,
        "opted_out_from": CONTACTS - OPTED_OUT,
        "region": REGION,
        "blocks": list(BLOCKS),
        "size": BLOCK_SIZE,
    }
    with connection.cursor() as cursor:
        cursor.execute(_CONTACTS, parameters)
