"""No page falls over, whatever situation the account is in."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.dashboard.situations import LOCKED, SITUATIONS, UNLOCKED
from tests.factories import UserFactory

PAGES = ("/", "/compliance", "/compliance/status", "/channels", "/keys", "/contacts", "/templates")
PAGES += ("/profiles", "/messages")
PAGES += (
    "/channels/us-sms",
    "/webhooks",
    "/billing",
    "/billing/months",
    "/account",
    "/docs",
    "/docs/errors",
)
SHUT_BEFORE_APPROVAL = ("/channels", "/profiles", "/keys", "/contacts", "/templates", "/messages")
SHUT_BEFORE_APPROVAL += ("/webhooks",)
MEMBERS_ONLY = PAGES[:-2]


@pytest.mark.parametrize("situation", SITUATIONS)
def test_every_page_answers_in_every_situation(
    visit: Callable, carrier: object, situation: str
) -> None:
    _, client = visit(situation)
    for page in PAGES:
        answer = client.get(page, follow=True)
        assert answer.status_code == 200, page
        assert b"</html>" in answer.content


@pytest.mark.parametrize("situation", LOCKED)
def test_locked_section_says_why_and_leads_to_the_step_that_opens_it(
    visit: Callable, situation: str
) -> None:
    _, client = visit(situation)
    for page in SHUT_BEFORE_APPROVAL:
        text = client.get(page).content.decode()
        assert "This section is locked" in text
        assert "step 3 of 4, Get approved" in text
        assert 'href="/compliance' in text


@pytest.mark.parametrize("situation", UNLOCKED)
def test_sections_open_with_approval_or_provisional_access(
    visit: Callable, carrier: object, situation: str
) -> None:
    _, client = visit(situation)
    for page in SHUT_BEFORE_APPROVAL:
        assert b"This section is locked" not in client.get(page).content


@pytest.mark.parametrize("page", SHUT_BEFORE_APPROVAL)
def test_post_to_a_locked_section_is_refused_and_writes_nothing(visit: Callable, page: str) -> None:
    guest, client = visit("in_review")
    answer = client.post(page, {"name": "Shop", "e164": "+447700900500", "country": "GB"})
    assert answer.status_code == 403
    assert b"under review" in answer.content
    assert not guest.account.api_keys.exists()
    assert not guest.account.numbers.exists()


@pytest.mark.parametrize("page", MEMBERS_ONLY)
def test_page_asks_to_sign_in(db: None, client: Client, page: str) -> None:
    answer = client.get(page)
    assert answer.status_code == 302
    assert answer["Location"] == f"/accounts/login/?next={page}"


def test_fragment_that_lost_its_session_reloads_instead_of_swapping_in_the_sign_in_page(
    db: None, client: Client
) -> None:
    answer = client.get("/compliance/status", headers={"HX-Request": "true"})
    assert answer["HX-Refresh"] == "true"
    assert answer.content == b""


@pytest.mark.parametrize("page", MEMBERS_ONLY)
def test_staff_without_membership_are_led_to_the_admin(db: None, client: Client, page: str) -> None:
    client.force_login(UserFactory.create(staff_role="reviewer"))
    answer = client.get(page)
    assert answer.status_code == 302
    assert answer["Location"] == "/admin/"


def test_person_without_account_is_told_so(db: None, client: Client) -> None:
    client.force_login(UserFactory.create())
    answer = client.get("/")
    assert answer.status_code == 403
    assert b"do not belong to an account" in answer.content


def test_pages_stay_out_of_caches(visit: Callable) -> None:
    _, client = visit("active")
    assert "no-store" in client.get("/account")["Cache-Control"]


def test_pages_carry_neither_inline_script_nor_style(visit: Callable, carrier: object) -> None:
    _, client = visit("channel_setup")
    for page in PAGES:
        text = client.get(page, follow=True).content.decode()
        assert " style=" not in text
        assert "<style" not in text
        assert "<script>" not in text
        assert "default-src 'self'" in client.get(page)["Content-Security-Policy"]


def test_form_without_csrf_token_is_refused(visit: Callable) -> None:
    guest, _ = visit("active")
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(guest.user)
    answer = strict.post("/keys", {"name": "Shop"})
    assert answer.status_code == 403
    assert b"Please send the form again" in answer.content
    assert not guest.account.api_keys.exists()


def test_our_own_failure_names_the_request_and_support(
    visit: Callable, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, client = visit("active")
    client.raise_request_exception = False
    monkeypatch.setattr("dashboard.pages.home.get_advice", lambda *_, **__: 1 / 0)
    answer = client.get("/")
    assert answer.status_code == 500
    assert answer["X-Request-Id"].encode() in answer.content
    assert settings.SUPPORT_EMAIL.encode() in answer.content
    assert b"ZeroDivisionError" not in answer.content
