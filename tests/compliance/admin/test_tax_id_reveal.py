"""A whole tax id on a reviewer's screen: asked for, agreed to, shown once, kept nowhere."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEvent, Membership, SecondLook, User
from accounts.roles import StaffRole
from compliance.models import KycCase, TaxIdReveal
from tests.compliance.factories import TAX_ID, draft_case, submitted_case
from tests.staff import browser_of, make_staff, sign_in

pytestmark = pytest.mark.django_db
WHY = "The tax office asks us about this business."


@pytest.fixture
def asker(db: None) -> User:
    return make_staff(StaffRole.SENIOR)


@pytest.fixture
def colleague(db: None) -> User:
    return make_staff(StaffRole.SENIOR)


@pytest.fixture
def case(db: None) -> KycCase:
    return submitted_case()


def page_of(case: KycCase) -> str:
    return reverse("admin:compliance_kyccase_change", args=[case.pk])


def ask_url(case: KycCase) -> str:
    return reverse("admin:compliance_kyccase_decide", args=[case.pk, "ask-tax-id"])


def show_url(case: KycCase) -> str:
    return reverse("admin:compliance_kyccase_tax_id", args=[case.pk])


def ask(client: Client, case: KycCase, note: str = WHY) -> Any:
    return client.post(ask_url(case), {"version": "", "note": note})


def agree(colleague: User) -> SecondLook:
    """As the colleague does it, on the page of second looks."""
    look = SecondLook.objects.get()
    url = reverse("admin:accounts_secondlook_decide", args=[look.pk, "confirm"])
    answer = sign_in(colleague).post(url, {"version": look.updated_at.isoformat(), "answer": ""})
    assert answer.status_code == 302
    return look


def test_asked_for_agreed_to_and_shown(case: KycCase, asker: User, colleague: User) -> None:
    client = sign_in(asker)
    assert ask(client, case).status_code == 302
    assert SecondLook.objects.get().note == WHY
    agree(colleague)
    assert show_url(case) in client.get(page_of(case)).content.decode()
    answer = client.post(show_url(case))
    assert answer.status_code == 200
    assert TAX_ID in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert TaxIdReveal.objects.get().seen_by == asker
    assert AuditEvent.objects.filter(verb="reveal_tax_id", actor=asker).count() == 1


def test_it_is_shown_once(case: KycCase, asker: User, colleague: User) -> None:
    client = sign_in(asker)
    ask(client, case)
    agree(colleague)
    client.post(show_url(case))
    again = client.post(show_url(case), follow=True)
    assert again.redirect_chain == [(page_of(case), 302)]
    assert "ask again" in again.content.decode()
    assert TAX_ID not in again.content.decode()
    assert TaxIdReveal.objects.count() == 1


def test_looking_shows_nothing_and_uses_nothing_up(
    case: KycCase, asker: User, colleague: User
) -> None:
    client = sign_in(asker)
    ask(client, case)
    agree(colleague)
    for method in ("get", "head", "put", "delete"):
        assert getattr(client, method)(show_url(case)).status_code == 405
    assert TAX_ID not in client.get(page_of(case)).content.decode()
    assert not TaxIdReveal.objects.exists()
    assert TAX_ID in client.post(show_url(case)).content.decode()


def test_without_agreement_it_is_not_shown_and_the_attempt_is_kept(
    case: KycCase, asker: User
) -> None:
    client = sign_in(asker)
    ask(client, case)
    answer = client.post(show_url(case), follow=True)
    assert TAX_ID not in answer.content.decode()
    event = AuditEvent.objects.get(verb="refuse")
    assert (event.actor, event.subject) == (asker, "tax id")
    assert event.facts == {"attempt": "reveal", "code": "COMPLIANCE_004"}


def test_the_offer_ends_after_a_quarter_of_an_hour(
    case: KycCase, asker: User, colleague: User
) -> None:
    client = sign_in(asker)
    ask(client, case)
    agree(colleague)
    with time_machine.travel(timezone.now() + timedelta(minutes=15)):
        assert show_url(case) not in client.get(page_of(case)).content.decode()
        assert TAX_ID not in client.post(show_url(case), follow=True).content.decode()
    assert not TaxIdReveal.objects.exists()


@pytest.mark.parametrize("role", sorted(set(StaffRole) - {StaffRole.SENIOR}))
def test_other_roles_neither_ask_nor_see(
    role: str, case: KycCase, asker: User, colleague: User
) -> None:
    client = browser_of(role)
    assert ask(client, case).status_code == 403
    assert not SecondLook.objects.exists()
    ask(sign_in(asker), case)
    agree(colleague)
    assert client.post(show_url(case)).status_code == 403
    assert show_url(case) not in client.get(page_of(case)).content.decode()
    assert not TaxIdReveal.objects.exists()


def test_the_colleague_who_agreed_does_not_see_it(
    case: KycCase, asker: User, colleague: User
) -> None:
    ask(sign_in(asker), case)
    agree(colleague)
    client = sign_in(colleague)
    assert show_url(case) not in client.get(page_of(case)).content.decode()
    assert TAX_ID not in client.post(show_url(case), follow=True).content.decode()


def test_nobody_sees_their_own_companys(case: KycCase, asker: User, colleague: User) -> None:
    client = sign_in(asker)
    ask(client, case)
    agree(colleague)
    Membership.objects.create(account_id=case.account_id, user=asker, role="developer")
    assert TAX_ID not in client.post(show_url(case), follow=True).content.decode()
    assert AuditEvent.objects.get(verb="refuse").facts["code"] == "AUTH_003"
    assert ask(client, case).status_code == 403


def test_a_forged_form_from_elsewhere_is_refused(
    case: KycCase, asker: User, colleague: User
) -> None:
    ask(sign_in(asker), case)
    agree(colleague)
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = sign_in(asker).cookies
    assert strict.post(show_url(case)).status_code == 403
    halfway = sign_in(asker, second_factor=False)
    assert halfway.post(show_url(case)).status_code == 302
    assert not TaxIdReveal.objects.exists()


@pytest.mark.parametrize("note", ["", " ", f"Is it {TAX_ID}?", "19558-39661"])
def test_a_request_needs_a_reason_without_the_id(note: str, case: KycCase, asker: User) -> None:
    answer = ask(sign_in(asker), case, note)
    assert answer.status_code in (400, 422)
    assert not SecondLook.objects.exists()


def test_the_case_page_says_why_it_cannot_be_asked_for(case: KycCase, asker: User) -> None:
    client = sign_in(asker)
    assert ask_url(case) in client.get(page_of(case)).content.decode()
    ask(client, case)
    text = client.get(page_of(case)).content.decode()
    assert "asked for it; a colleague must answer first." in text
    assert ask(client, case).status_code == 422
    assert SecondLook.objects.count() == 1


def test_a_draft_has_nothing_to_ask_for(asker: User) -> None:
    case = draft_case()
    client = sign_in(asker)
    assert "Nothing was submitted yet." in client.get(page_of(case)).content.decode()
    assert ask(client, case).status_code == 422
    assert client.post(show_url(case)).status_code == 302
    assert not TaxIdReveal.objects.exists()
