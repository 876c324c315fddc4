"""Restricted countries on the staff pages: read by all, changed by seniors and operators."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.urls import reverse

from accounts.roles import StaffRole
from messaging.models import RestrictedCountry, RestrictionChange
from tests.staff import browser_of

pytestmark = pytest.mark.django_db
LIST = "/admin/messaging/restrictedcountry/"
ADD = LIST + "restrict/"
SAID = {"region": "LV", "mode": "block", "reason": "Pumped traffic."}
MAY = (StaffRole.SENIOR, StaffRole.OPERATOR)


@pytest.fixture
def latvia(db: None) -> RestrictedCountry:
    return RestrictedCountry.objects.create(**SAID)


def decide(client: object, country: RestrictedCountry, name: str, **said: str) -> object:
    version = admin.site.get_model_admin(RestrictedCountry).get_version(country)
    address = reverse("admin:messaging_restrictedcountry_decide", args=[country.pk, name])
    return client.post(address, {"version": version, **said})


@pytest.mark.parametrize("role", StaffRole.values)
def test_everybody_reads_the_list(role: str, latvia: RestrictedCountry) -> None:
    text = browser_of(role).get(LIST).content.decode()
    assert "Latvia (LV)" in text
    assert "Pumped traffic." in text
    assert ("Restrict a country" in text) is (role in MAY)


@pytest.mark.parametrize("role", MAY)
def test_a_country_is_added(role: str) -> None:
    client = browser_of(role)
    assert "Restrict a country" in client.get(ADD).content.decode()
    answer = client.post(ADD, SAID)
    assert (answer.status_code, answer.url) == (302, LIST)
    country = RestrictedCountry.objects.get()
    assert (country.region, country.mode) == ("LV", "block")
    assert country.set_by is not None


@pytest.mark.parametrize("role", sorted(set(StaffRole) - set(MAY)))
def test_other_roles_do_not_even_see_the_form(role: str) -> None:
    client = browser_of(role)
    assert client.get(ADD).status_code == 403
    assert client.post(ADD, SAID).status_code == 403
    assert not RestrictedCountry.objects.exists()


@pytest.mark.parametrize("said", [{"reason": ""}, {"region": "XX"}, {"mode": "off"}])
def test_a_form_that_is_wrong_adds_nothing(said: dict[str, str]) -> None:
    answer = browser_of(StaffRole.SENIOR).post(ADD, {**SAID, **said})
    assert answer.status_code == 422
    assert not RestrictedCountry.objects.exists()


def test_a_country_that_is_listed_is_refused_on_the_page(latvia: RestrictedCountry) -> None:
    answer = browser_of(StaffRole.SENIOR).post(ADD, {**SAID, "reason": "What I typed."})
    assert answer.status_code == 409
    assert "What I typed." in answer.content.decode()
    assert RestrictedCountry.objects.get().reason == latvia.reason


def test_nothing_is_added_by_another_method() -> None:
    client = browser_of(StaffRole.SENIOR)
    assert client.put(ADD, SAID).status_code == 405
    assert not RestrictedCountry.objects.exists()


def test_the_mode_is_changed(latvia: RestrictedCountry) -> None:
    client = browser_of(StaffRole.OPERATOR)
    answer = decide(client, latvia, "set-mode", mode="monitor", reason="It is better.")
    assert answer.status_code == 302
    latvia.refresh_from_db()
    assert (latvia.mode, latvia.reason) == ("monitor", "It is better.")


def test_a_country_is_removed(latvia: RestrictedCountry) -> None:
    answer = decide(browser_of(StaffRole.SENIOR), latvia, "remove", reason="It is over.")
    assert (answer.status_code, answer.url) == (302, LIST)
    assert not RestrictedCountry.objects.exists()


def test_a_country_is_not_removed_without_a_reason(latvia: RestrictedCountry) -> None:
    answer = decide(browser_of(StaffRole.SENIOR), latvia, "remove", reason="")
    assert answer.status_code == 422
    assert RestrictedCountry.objects.filter(pk=latvia.pk).exists()


def test_the_history_says_what_was_done_to_a_country_and_why(latvia: RestrictedCountry) -> None:
    client = browser_of(StaffRole.SENIOR)
    decide(client, latvia, "remove", reason="It is over.")
    history = "/admin/messaging/restrictionchange/"
    assert "It is over." in client.get(history).content.decode()
    change = RestrictionChange.objects.get()
    page = client.get(f"{history}{change.pk}/change/").content.decode()
    assert "Latvia" in page
    assert "open" in page
