from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from accounts.models import Membership
from accounts.models.membership import Role
from contacts.models import ConsentEvent, Contact
from contacts.services.create_contact import create_contact
from tests.factories import Business, UserFactory, make_business, make_key

PHONE = "+447700900123"
MISSING = "01a00000-0000-7000-8000-000000000000"


@dataclass
class Caller:
    """One person with a key."""

    key: str
    client: Client = field(default_factory=Client)

    def ask(self, method: str, path: str = "", body: Any = None) -> HttpResponse:
        return self.client.generic(
            method,
            "/v3/contacts" + path,
            "" if body is None else json.dumps(body),
            content_type="application/json",
            headers={"x-api-key": self.key},
        )


@pytest.fixture
def owner(business: Business) -> Caller:
    return Caller(business.key)


@pytest.fixture
def teammate(business: Business) -> Caller:
    user = UserFactory.create()
    Membership.objects.create(account=business.account, user=user, role=Role.DEVELOPER)
    return Caller(make_key(business.account, owner=user))


@pytest.fixture
def outsider(db: None) -> Caller:
    return Caller(make_business().key)


@pytest.fixture
def contact(business: Business) -> Contact:
    return create_contact(business.account.pk, phone_number=PHONE)[0]


@pytest.fixture
def unchanged(db: None) -> Callable[[], Any]:
    """``with unchanged():`` nothing that this app stores may differ afterwards."""

    def picture() -> list[Any]:
        return [
            list(table.objects.order_by("pk").values_list()) for table in (Contact, ConsentEvent)
        ]

    @contextmanager
    def check() -> Iterator[None]:
        before = picture()
        yield
        assert picture() == before

    return check
