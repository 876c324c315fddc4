"""A customer says that we are wrong, and sees what became of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import Appeal, Notice, User
from accounts.services.appeal_suspension import deny_suspension_appeal, uphold_suspension_appeal
from accounts.services.standing import suspend_account
from compliance.selectors import get_case
from compliance.services.appeal_case import deny_rejection_appeal, uphold_rejection_appeal
from tests.dashboard.situations import SITUATIONS, TAX_ID, Guest
from tests.four_eyes import make_senior

WORDS = "Our website was down for a day while we moved it; it is back now."
ANSWER = "We tried again on two days and found everything as you say."
APPEAL = "/appeal"


@pytest.fixture
def judge(db: None) -> User:
    return make_senior("Jo Judge")


def send(client: Client, kind: str, text: str = WORDS) -> object:
    return client.post(APPEAL, {"kind": kind, "text": text})


def read(client: Client, page: str = APPEAL) -> str:
    return client.get(page).content.decode()


def test_a_rejection_is_appealed_against_from_the_status_page(visit: Callable) -> None:
    guest, client = visit("rejected")
    page = read(client, "/compliance/status")
    assert 'action="/appeal"' in page
    assert 'name="kind" value="rejection"' in page
    assert send(client, "rejection")["Location"] == APPEAL
    assert get_case(guest.account).state == "appealed"
    page = read(client)
    assert "Your appeal is with us." in page
    assert "Waiting for our answer" in page
    assert WORDS in page
    assert WORDS in read(client, "/compliance/status")
    assert Notice.objects.filter(kind="appeal_received").count() == 1


def test_a_suspension_is_appealed_against_from_every_page(visit: Callable) -> None:
    _, client = visit("suspended")
    assert 'href="/appeal"' in read(client, "/account")
    assert 'name="kind" value="suspension"' in read(client)
    assert send(client, "suspension").status_code == 302
    page = read(client)
    assert "Waiting for our answer" in page
    assert "You hear from us by" in page


def test_a_hold_is_not_appealed_against(visit: Callable) -> None:
    _, client = visit("held")
    assert 'href="/appeal"' not in read(client, "/account")
    assert "no decision of ours to appeal against" in read(client)
    assert send(client, "suspension").status_code == 422
    assert not Appeal.objects.exists()


def test_rejected_and_suspended_at_once_takes_two_appeals(visit: Callable) -> None:
    guest, client = visit("rejected")
    suspend_account(guest.account.pk, actor=make_senior("Sam Suspender"), note="x")
    assert read(client).count("How to appeal") == 2
    send(client, "rejection")
    send(client, "suspension")
    assert sorted(Appeal.objects.values_list("kind", flat=True)) == ["rejection", "suspension"]


@pytest.mark.parametrize(
    ("situation", "kind", "uphold"),
    [
        ("rejected", "rejection", uphold_rejection_appeal),
        ("suspended", "suspension", uphold_suspension_appeal),
    ],
)
def test_an_upheld_appeal_shows_its_answer_and_no_name(
    visit: Callable, judge: User, situation: str, kind: str, uphold: Callable
) -> None:
    _, client = visit(situation)
    send(client, kind)
    uphold(Appeal.objects.get().pk, actor=judge, answer=ANSWER)
    page = read(client)
    assert "You were right" in page
    assert ANSWER in page
    assert "Jo Judge" not in page


@pytest.mark.parametrize(
    ("situation", "kind", "deny"),
    [
        ("rejected", "rejection", deny_rejection_appeal),
        ("suspended", "suspension", deny_suspension_appeal),
    ],
)
def test_a_denied_appeal_shows_its_answer_and_takes_no_other(
    visit: Callable, judge: User, situation: str, kind: str, deny: Callable
) -> None:
    _, client = visit(situation)
    send(client, kind)
    deny(Appeal.objects.get().pk, actor=judge, answer=ANSWER)
    page = read(client)
    assert "this is final" in page
    assert ANSWER in page
    assert "<textarea" not in page
    assert send(client, kind).status_code == 409
    assert Appeal.objects.count() == 1


def test_an_upheld_rejection_is_told_on_the_waiting_page(visit: Callable, judge: User) -> None:
    _, client = visit("rejected")
    send(client, "rejection")
    uphold_rejection_appeal(Appeal.objects.get().pk, actor=judge, answer=ANSWER)
    page = read(client, "/compliance/status")
    assert ANSWER in page
    assert "Not approved" not in page


# --- refusals -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Write why"),
        ("   ", "Write why"),
        ("Too short.", "Write 20 to 4000 characters"),
        ("x" * 4001, "these are 4001"),
        (f"{WORDS}\x00", "Null characters are not allowed"),
        (f"{WORDS} Our id is {TAX_ID}.", "tax id"),
    ],
)
def test_words_that_cannot_be_taken_are_kept_on_the_page_with_what_is_wrong(
    visit: Callable, text: str, words: str
) -> None:
    guest, client = visit("rejected")
    answer = send(client, "rejection", text)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert 'class="fault"' in page
    if text.strip():
        assert text.replace("\x00", "")[:10] in page
    assert not Appeal.objects.exists()
    assert get_case(guest.account).state == "rejected"


def test_line_ends_of_a_browser_count_once(visit: Callable) -> None:
    _, client = visit("suspended")
    assert send(client, "suspension", "\r\n".join(["line"] * 800)).status_code == 302
    assert len(Appeal.objects.get().text) == 3999


@pytest.mark.parametrize("role", ["billing", "developer"])
def test_other_roles_are_told_who_may_appeal(visit: Callable, role: str) -> None:
    _, client = visit("suspended", role=role)
    page = read(client)
    assert "An owner or admin of your account can appeal" in page
    assert "<textarea" not in page
    assert send(client, "suspension").status_code == 403
    assert not Appeal.objects.exists()


def test_an_admin_may_appeal(visit: Callable) -> None:
    guest, client = visit("suspended", role="admin")
    assert send(client, "suspension").status_code == 302
    assert Appeal.objects.get().opened_by == guest.user


@pytest.mark.parametrize("kind", ["", "closure", "rejection\x00"])
def test_an_unknown_kind_does_not_exist(visit: Callable, kind: str) -> None:
    _, client = visit("suspended")
    assert send(client, kind).status_code == 404
    assert not Appeal.objects.exists()


def test_sent_twice_it_is_taken_down_once(visit: Callable) -> None:
    _, client = visit("suspended")
    send(client, "suspension")
    answer = send(client, "suspension")
    assert answer.status_code == 409
    assert b"each takes one appeal" in answer.content
    assert Appeal.objects.count() == 1


def test_nobody_sees_or_opens_an_appeal_of_another_account(visit: Callable) -> None:
    _, client = visit("suspended")
    send(client, "suspension")
    _, other = visit("active")
    assert WORDS not in read(other)
    assert send(other, "suspension").status_code == 422
    assert Appeal.objects.count() == 1


def test_markup_in_words_and_answer_is_text(visit: Callable, judge: User) -> None:
    _, client = visit("suspended")
    send(client, "suspension", f"<script>alert(1)</script> {WORDS}")
    answer = f"<img src=x onerror=alert(1)> {ANSWER}"
    deny_suspension_appeal(Appeal.objects.get().pk, actor=judge, answer=answer)
    page = read(client)
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "&lt;script&gt;" in page


def test_without_a_csrf_token_nothing_is_taken_down(visit: Callable) -> None:
    guest, _ = visit("suspended")
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(guest.user)
    assert send(strict, "suspension").status_code == 403
    assert not Appeal.objects.exists()


def test_the_page_asks_to_sign_in(db: None, client: Client) -> None:
    assert client.get(APPEAL)["Location"] == "/accounts/login/?next=/appeal"
    assert send(client, "suspension").status_code == 302
    assert not Appeal.objects.exists()


@pytest.mark.parametrize("situation", SITUATIONS)
def test_the_page_answers_in_every_situation(visit: Callable, situation: str) -> None:
    guest: Guest
    guest, client = visit(situation)
    answer = client.get(APPEAL)
    assert answer.status_code == 200
    assert b" style=" not in answer.content
    assert guest.account.name.encode() in answer.content
