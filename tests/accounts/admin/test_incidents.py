"""The queue of conflicts: what stands in whose way, and since which request."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.urls import reverse
from django.utils import timezone

from accounts.models import Account, Incident
from accounts.roles import StaffRole
from config.admin import ReviewAdmin
from tests.factories import make_business
from tests.staff import browser_of

pytestmark = pytest.mark.django_db
QUEUE = "/admin/accounts/incident/"


def meet(account: Account, told: str = "the deleted profile “Old shop”") -> Incident:
    return Incident.objects.create(
        account=account,
        constraint="one_default_profile",
        table="accounts_senderprofile",
        row_id="0198c0de",
        told=told,
        request_id="req_met",
    )


@pytest.mark.parametrize("role", StaffRole.values)
def test_the_queue_lists_the_row_whose_way_it_is_in_and_the_last_request(role: str) -> None:
    business = make_business()
    meet(business.account)
    text = browser_of(role).get(QUEUE).content.decode()
    assert "the deleted profile “Old shop”" in text
    assert business.account.name in text
    assert "req_met" in text


def test_what_was_cleared_is_listed_only_when_asked_for() -> None:
    incident = meet(make_business().account)
    Incident.objects.filter(pk=incident.pk).update(cleared_at=timezone.now())
    client = browser_of(StaffRole.SENIOR)
    assert "Old shop" not in client.get(QUEUE).content.decode()
    assert "Old shop" in client.get(QUEUE, {"show": "all"}).content.decode()


def test_a_conflict_says_how_it_is_cleared() -> None:
    incident = meet(make_business().account)
    page = reverse("admin:accounts_incident_change", args=[incident.pk])
    text = browser_of(StaffRole.SENIOR).get(page).content.decode()
    assert "The profile named above is no longer the default one." in text
    assert "Clear it" in text


def test_no_column_of_a_list_is_named_request() -> None:
    """The theme keeps the request under that name, and such a list would not open."""
    pages = [each for each in admin.site._registry.values() if isinstance(each, ReviewAdmin)]
    assert pages
    assert not [each for each in pages if "request" in each.list_display]
