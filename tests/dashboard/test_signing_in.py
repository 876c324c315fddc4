"""Signing up, verifying, signing in and resetting a password, as a person does it."""

import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from accounts.models import Account, User
from accounts.models.account import Stage

PASSWORD = "correct-horse-battery"
SIGNUP = {
    "full_name": "Amira Holt",
    "business_name": "Holt Bakery",
    "email": "amira@example.com",
    "password1": PASSWORD,
}
_LINK = re.compile(r"http://\S+?(/accounts/\S+)")


def _follow_mail(client: Client) -> str:
    return _LINK.search(mail.outbox[-1].body)[1]


def test_person_signs_up_verifies_and_lands_on_home(db: None, client: Client) -> None:
    assert client.post("/accounts/signup/", SIGNUP)["Location"] == "/accounts/confirm-email/"
    assert b"Look into your inbox" in client.get("/accounts/confirm-email/").content
    link = _follow_mail(client)
    assert b"Yes, verify it" in client.get(link).content
    assert client.post(link, follow=True).redirect_chain[-1] == ("/", 302)
    assert Account.objects.get().stage == Stage.COMPLIANCE_DETAILS


def test_unverified_person_does_not_come_in(db: None, client: Client) -> None:
    client.post("/accounts/signup/", SIGNUP)
    client.post("/accounts/login/", {"login": SIGNUP["email"], "password": PASSWORD})
    assert client.get("/").status_code == 302


def test_sign_up_keeps_what_was_typed_and_says_what_is_wrong(db: None, client: Client) -> None:
    answer = client.post("/accounts/signup/", {**SIGNUP, "password1": "short"})
    text = answer.content.decode()
    assert 'value="Holt Bakery"' in text
    assert 'class="fault"' in text
    assert not User.objects.exists()


def test_password_can_be_reset_by_mail(db: None, client: Client) -> None:
    client.post("/accounts/signup/", SIGNUP)
    client.post(_follow_mail(client))
    client.post("/accounts/logout/")
    client.post("/accounts/password/reset/", {"email": SIGNUP["email"]})
    page = client.get(_follow_mail(client), follow=True)
    form = {"password1": "another-horse-battery", "password2": "another-horse-battery"}
    done = client.post(page.redirect_chain[-1][0], form, follow=True)
    assert b"Your password is changed" in done.content


@pytest.mark.parametrize(
    "link", ["/accounts/confirm-email/wrong/", "/accounts/password/reset/key/1-x/"]
)
def test_stale_link_says_what_to_do(db: None, client: Client, link: str) -> None:
    answer = client.get(link)
    assert answer.status_code == 200
    assert b"expired or was used before" in answer.content


@pytest.mark.parametrize("odd", ["a\0b", "x" * 1_000_000, "<script>"])
def test_odd_text_is_no_accident(db: None, client: Client, odd: str) -> None:
    for path, fields in (
        ("/accounts/signup/", SIGNUP),
        ("/accounts/login/", {"login": "x", "password": "y"}),
        ("/accounts/password/reset/", {"email": "x"}),
    ):
        for name in fields:
            answer = client.post(path, {**fields, name: odd})
            assert answer.status_code < 500, (path, name)
            assert b"<script>" not in answer.content


def test_unknown_page_says_so_in_our_look(db: None, client: Client) -> None:
    answer = client.get("/no/such/page")
    assert answer.status_code == 404
    assert b"There is nothing here" in answer.content
    assert answer["X-Request-Id"].encode() in answer.content


def test_too_many_tries_are_told_to_wait(db: None, client: Client, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}
    for _ in range(2):
        answer = client.post("/accounts/login/", {"login": "a@example.com", "password": "x"})
    assert answer.status_code == 429
    assert b"Wait a few minutes" in answer.content
