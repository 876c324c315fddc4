"""How a person's consent changed, as the account may read it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.http import HttpResponse

from contacts.models import Contact
from contacts.models.consent_event import ConsentSource
from contacts.services.delete_contact import delete_contact
from contacts.services.record_consent import record_consent
from tests.contacts.conftest import MISSING, Caller
from tests.staff import make_staff

ErrorOf = Callable[[HttpResponse], tuple[int, str]]


def test_changes_are_listed_newest_first_with_words_and_who(
    owner: Caller, contact: Contact
) -> None:
    keyword = ConsentSource.INBOUND_KEYWORD
    record_consent(contact.pk, opted_out=True, source=ConsentSource.API)
    record_consent(contact.pk, opted_out=True, source=keyword, words="no more texts")
    record_consent(contact.pk, opted_out=False, source=keyword, words="START")
    response = owner.ask("GET", f"/{contact.pk}/consent")
    assert response.status_code == 200
    data = response.json()["data"]
    facts = [(each["opted_out"], each["source"], each["words"]) for each in data["consent"]]
    assert facts == [
        (False, "INBOUND_KEYWORD", "START"),
        (True, "INBOUND_KEYWORD", "no more texts"),
        (True, "API", ""),
    ]
    assert [each["who"] for each in data["consent"]] == [
        "the person",
        "the person",
        "the account's program",
    ]
    times = [each["created_at"] for each in data["consent"]]
    assert times == sorted(times, reverse=True)
    assert data["pagination"]["total_count"] == 3


def test_who_of_the_staff_it_was_stays_with_us(owner: Caller, contact: Contact) -> None:
    staff = make_staff()
    record_consent(contact.pk, opted_out=True, source=ConsentSource.STAFF, words="x", actor=staff)
    response = owner.ask("GET", f"/{contact.pk}/consent")
    assert response.json()["data"]["consent"][0]["who"] == "our staff"
    assert staff.full_name not in response.content.decode()


def test_consent_that_never_changed_is_an_empty_list(owner: Caller, contact: Contact) -> None:
    assert owner.ask("GET", f"/{contact.pk}/consent").json()["data"]["consent"] == []


def test_pages_follow_each_other(owner: Caller, contact: Contact) -> None:
    for opted_out in (True, False, True):
        record_consent(contact.pk, opted_out=opted_out, source=ConsentSource.API)
    data = owner.ask("GET", f"/{contact.pk}/consent?page=2&page_size=2").json()["data"]
    assert [each["opted_out"] for each in data["consent"]] == [True]
    assert data["pagination"]["has_more"] is False


def test_strangers_and_deleted_contacts_look_like_missing_ones(
    owner: Caller, outsider: Caller, contact: Contact, error_of: ErrorOf
) -> None:
    missing = (404, "RESOURCE_001")
    assert error_of(outsider.ask("GET", f"/{contact.pk}/consent")) == missing
    assert error_of(owner.ask("GET", f"/{MISSING}/consent")) == missing
    assert error_of(owner.ask("GET", "/contact/consent")) == (400, "VALIDATION_003")
    delete_contact(contact.account_id, contact_id=contact.pk)
    assert error_of(owner.ask("GET", f"/{contact.pk}/consent")) == missing


@pytest.mark.parametrize("method", ["POST", "PATCH", "PUT", "DELETE"])
def test_history_is_to_be_read_only(
    owner: Caller, contact: Contact, error_of: ErrorOf, method: str
) -> None:
    assert error_of(owner.ask(method, f"/{contact.pk}/consent", {})) == (405, "RESOURCE_011")
