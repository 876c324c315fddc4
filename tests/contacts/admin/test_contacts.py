"""Contacts are to be looked at only."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.urls import reverse

from contacts.models import ConsentEvent, Contact
from contacts.models.consent_event import ConsentSource
from tests.factories import Business
from tests.staff import browser_of

pytestmark = pytest.mark.django_db


def test_page_shows_each_change_of_consent(business: Business) -> None:
    contact = Contact.objects.create(
        account=business.account,
        phone_number="07700 900001",
        e164="+447700900001",
        region="GB",
        opted_out=True,
    )
    ConsentEvent.objects.create(
        contact=contact, opted_out=True, source=ConsentSource.INBOUND_KEYWORD, words="STOP"
    )
    page = browser_of().get(reverse("admin:contacts_contact_change", args=[contact.pk]))
    assert "STOP" in page.content.decode()
    assert "opted out" in page.content.decode()


def test_staff_decides_nothing_about_a_contact() -> None:
    assert admin.site.get_model_admin(Contact).decisions == ()
