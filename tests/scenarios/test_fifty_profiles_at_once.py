"""Fifty calls at once on a fresh account: one organization, no 500, no word of the database."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client

from accounts.models import AuditEvent, Organization, SenderProfile
from tests.at_once import race
from tests.conftest import Api
from tests.factories import Business, make_business

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
CALLS = 50
BODY = {"name": "Bakery", "short_name": "BAKERY", "billing_model": "organization"}
DATABASE_WORDS = ("duplicate key", "unique constraint", "violates", "psycopg", "accounts_", "SQL")


def _call(business: Business) -> tuple[int, str]:
    response = Api(Client(raise_request_exception=False)).post("/v3/profiles", BODY, business)
    return response.status_code, response.content.decode()


def test_fifty_calls_make_one_organization() -> None:
    business = make_business()
    answers = race(*[lambda: _call(business)] * CALLS)
    statuses = [status for status, _ in answers]  # type: ignore[misc]
    assert set(statuses) <= {201, 503}, statuses
    assert 201 in statuses
    assert not [
        word
        for _, text in answers
        for word in DATABASE_WORDS
        if word in text  # type: ignore[misc]
    ]
    made = statuses.count(201)
    assert Organization.objects.filter(account=business.account).count() == 1
    assert SenderProfile.objects.filter(account=business.account).count() == made
    events = AuditEvent.objects.filter(account=business.account)
    assert events.filter(verb="become_organization").count() == 1
    assert events.filter(verb="create_profile").count() == made
    assert connection.vendor == "postgresql"


def test_the_same_fifty_again_change_nothing_about_the_organization() -> None:
    business = make_business()
    _call(business)
    organization = Organization.objects.get()
    race(*[lambda: _call(business)] * 10)
    assert list(Organization.objects.all()) == [organization]
