"""Staff see which checks are or were out of order."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.roles import StaffRole
from messaging.admin.check_outages import count_open
from messaging.models import CheckOutage
from tests.staff import browser_of

pytestmark = pytest.mark.django_db
LIST = reverse("admin:messaging_checkoutage_changelist")


def test_open_outages_are_counted_in_the_sidebar() -> None:
    CheckOutage.objects.create(check_name="risk", mode="open")
    CheckOutage.objects.create(check_name="all", mode="closed", until=timezone.now())
    assert count_open() == 1
    text = browser_of(StaffRole.VIEWER).get("/admin/").content.decode()
    assert "Check outages" in text


@pytest.mark.parametrize("role", StaffRole.values)
def test_every_role_reads_what_happened(role: str) -> None:
    outage = CheckOutage.objects.create(check_name="recipient_rate", mode="open", count=7)
    client = browser_of(role)
    assert "recipient rate lets everything through" in client.get(LIST).content.decode()
    page = reverse("admin:messaging_checkoutage_change", args=[outage.pk])
    text = client.get(page).content.decode()
    assert "Sends go on without this check" in text
    assert "goes on" in text
