from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from accounts.models import AuditEvent, Membership, Notice, User
from accounts.models.membership import Role
from accounts.roles import StaffRole
from templates_app.models import Template
from templates_app.services.create_template import create_template
from tests.factories import Business, UserFactory, make_business, make_key

MISSING = "01a00000-0000-7000-8000-000000000000"
TEXT = "Hello {{0:variable}}, your order {{1:variable}} has just been shipped to you."


def write(text: str = TEXT, *names: str, **parts: Any) -> dict[str, Any]:
    """Return a definition with one body for all channels, and whatever ``parts`` add."""
    names = names or ("name", "order_id")
    variables = [
        {"id": index, "name": name, "type": "variable", "props": {"sample": "x"}}
        for index, name in enumerate(names)
    ]
    body = {"multiChannel": {"template": text, "type": "text", "variables": variables}}
    return {"body": body, **parts}


@dataclass
class Caller:
    """One person with a key."""

    key: str
    client: Client = field(default_factory=Client)

    def ask(self, method: str, path: str = "", body: Any = None) -> HttpResponse:
        return self.client.generic(
            method,
            "/v3/templates" + path,
            "" if body is None else json.dumps(body),
            content_type="application/json",
            headers={"x-api-key": self.key},
        )


@pytest.fixture
def author(business: Business) -> Business:
    """Our business before it has written any template."""
    business.template.delete()
    return business


@pytest.fixture
def owner(author: Business) -> Caller:
    return Caller(author.key)


@pytest.fixture
def teammate(author: Business) -> Caller:
    user = UserFactory.create()
    Membership.objects.create(account=author.account, user=user, role=Role.DEVELOPER)
    return Caller(make_key(author.account, owner=user))


@pytest.fixture
def outsider(db: None) -> Caller:
    theirs = make_business()
    theirs.template.delete()
    return Caller(theirs.key)


@pytest.fixture
def reviewer(db: None) -> User:
    return UserFactory.create(staff_role=StaffRole.REVIEWER)


@pytest.fixture
def draft(author: Business) -> Template:
    return create_template(author.account.pk, definition=write())


@pytest.fixture
def pending(author: Business) -> Template:
    return create_template(author.account.pk, definition=write(), submit_for_review=True)


@pytest.fixture
def unchanged(db: None) -> Callable[[], Any]:
    """``with unchanged():`` nothing that this app stores may differ afterwards."""

    def picture() -> list[Any]:
        tables = (Template, AuditEvent, Notice)
        return [list(table.objects.order_by("pk").values_list()) for table in tables]

    @contextmanager
    def check() -> Iterator[None]:
        before = picture()
        yield
        assert picture() == before

    return check
