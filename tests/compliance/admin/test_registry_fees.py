"""What the registry charges can be read by everybody on the staff, and changed by nobody."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.urls import reverse

from accounts.roles import StaffRole
from compliance.models import RegistryFee
from tests.staff import browser_of

pytestmark = pytest.mark.django_db
FEES = "/admin/compliance/registryfee/"


@pytest.mark.parametrize("role", StaffRole.values)
def test_everybody_reads_the_fees_in_words(role: str) -> None:
    client = browser_of(role)
    text = client.get(FEES).content.decode()
    for words in ("Register a brand", "4.50", "A month of a campaign: low volume"):
        assert words in text
    fee = RegistryFee.objects.get(kind="brand")
    page = client.get(reverse("admin:compliance_registryfee_change", args=[fee.pk]))
    assert "Reckoned with today" in page.content.decode()


def test_nobody_changes_one() -> None:
    assert admin.site.get_model_admin(RegistryFee).decisions == ()
    fee = RegistryFee.objects.get(kind="brand")
    page = reverse("admin:compliance_registryfee_change", args=[fee.pk])
    assert browser_of(StaffRole.SENIOR).post(page, {"amount": "0"}).status_code == 405
