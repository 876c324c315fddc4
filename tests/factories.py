"""Rows to begin a test with. An account made here is where a test needs it, in one step."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import count
from typing import Any

import factory

from accounts.models import Account, ApiKey, Balance, Channel, Membership, PhoneNumber, User
from accounts.models.account import Stage, Tier
from accounts.models.channel import ChannelKind, ChannelState
from accounts.models.membership import Role
from accounts.models.phone_number import NumberState
from accounts.secrets import hash_api_key, make_api_key
from templates_app.models import Template
from templates_app.models.template import TemplateState

_numbers = count(0)


class UserFactory(factory.django.DjangoModelFactory[User]):
    class Meta:
        model = User

    email = factory.Sequence(lambda n: f"person{n}@example.com")
    full_name = "Sam Rivers"
    password = factory.django.Password("correct-horse-battery")


class AccountFactory(factory.django.DjangoModelFactory[Account]):
    class Meta:
        model = Account

    name = factory.Sequence(lambda n: f"Harbor Books {n} Ltd")
    stage = Stage.ACTIVE
    tier = Tier.FULL
    destination_countries = ["GB", "DE"]


class TemplateFactory(factory.django.DjangoModelFactory[Template]):
    class Meta:
        model = Template

    account = factory.SubFactory(AccountFactory)
    name = factory.Sequence(lambda n: f"order_shipped_{n}")
    category = "UTILITY"
    state = TemplateState.APPROVED
    definition = {"body": {"multiChannel": {"template": "Hello {{0:name}}", "type": "text"}}}
    body = "Hello {{0:name}}, your order is on its way."
    variables = ["name"]


@dataclass
class Business:
    """An account with its people, key and whatever it needs to send."""

    account: Account
    owner: User
    key: str
    number: str
    template: Template

    @property
    def headers(self) -> dict[str, str]:
        return {"x-api-key": self.key}


def make_key(account: Account, *, owner: User | None = None) -> str:
    """Give an account a working key; return the key itself."""
    secret = make_api_key()
    ApiKey.objects.create(
        account=account,
        name="Test",
        key_hash=hash_api_key(secret),
        prefix=secret[:12],
        last_four=secret[-4:],
        created_by=owner,
    )
    return secret


def give_number(account: Account) -> str:
    """Give an account an assigned number and an active SMS channel."""
    e164 = f"+44207946{next(_numbers) % 1000:04d}"
    number = PhoneNumber.objects.create(
        account=account, e164=e164, country="GB", state=NumberState.ASSIGNED
    )
    Channel.objects.create(
        account=account, kind=ChannelKind.SMS, state=ChannelState.ACTIVE, number=number
    )
    return e164


def make_business(*, balance: str = "10", **fields: Any) -> Business:
    """Return an account that is ready to send unless ``fields`` say otherwise."""
    account = AccountFactory.create(**fields)
    owner = UserFactory.create()
    Membership.objects.create(account=account, user=owner, role=Role.OWNER)
    Balance.objects.create(account=account, available=Decimal(balance))
    return Business(
        account=account,
        owner=owner,
        key=make_key(account, owner=owner),
        number=give_number(account),
        template=TemplateFactory.create(account=account),
    )
