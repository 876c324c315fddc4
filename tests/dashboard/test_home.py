"""Home tells where one stands, what comes next, and who must act."""

from collections.abc import Callable
from typing import Any

import pytest

from accounts.models import ProvisionalGrant

EXPECTED = {
    "signup": ("0 of 4", "Verify your e-mail address", "You"),
    "fresh": ("1 of 4", "Tell us about your business", "You"),
    "draft": ("1 of 4", "Tell us about your business", "You"),
    "in_review": ("2 of 4", "Waiting for approval", "Our compliance team"),
    "action_required": ("1 of 4", "Action required", "You"),
    "rejected": ("2 of 4", "not approved", "You"),
    "channel_setup": ("3 of 4", "Choose the number", "You"),
    "ordered": ("3 of 4", "Your number is on order", "The carrier"),
    "held_back": ("3 of 4", "final activation", "Our compliance team"),
}


@pytest.mark.parametrize("situation", EXPECTED)
def test_home_says_what_comes_next_and_who_must_act(visit: Callable, situation: str) -> None:
    done, title, actor = EXPECTED[situation]
    _, client = visit(situation)
    text = client.get("/").content.decode()
    assert f"<strong>{done}</strong> steps done" in text
    assert title in text
    assert f"Who must act: <strong>{actor}</strong>" in text


def test_while_waiting_the_third_step_is_current(visit: Callable) -> None:
    _, client = visit("in_review")
    text = client.get("/").content.decode()
    current = text.partition('aria-current="step"')[2].partition("</li>")[0]
    assert "Get approved" in current
    assert text.count("(done)") == 2


def test_active_account_sees_balance_and_events_instead_of_the_bar(visit: Callable) -> None:
    _, client = visit("active")
    text = client.get("/").content.decode()
    assert "steps done" not in text
    assert "Balance" in text
    assert "Compliance details approved" in text


@pytest.mark.parametrize(
    ("situation", "words"), [("held", "Many people replied"), ("suspended", "asked for passwords")]
)
def test_stop_stands_on_every_page_with_its_reason(
    visit: Callable, settings: Any, situation: str, words: str
) -> None:
    _, client = visit(situation)
    for page in ("/", "/keys", "/account"):
        text = client.get(page).content.decode()
        assert words in text
        assert settings.SUPPORT_EMAIL in text


def test_provisional_limit_is_shown_as_used_of_limit(visit: Callable) -> None:
    guest, client = visit("provisional")
    ProvisionalGrant.objects.filter(account=guest.account).update(used=8)
    assert b"8 of 10 sends used" in client.get("/").content


def test_used_up_provisional_limit_says_that_sends_are_refused(visit: Callable) -> None:
    guest, client = visit("provisional")
    ProvisionalGrant.objects.filter(account=guest.account).update(used=10)
    assert b"sends are refused until your review is complete" in client.get("/").content


def test_events_name_no_reviewer_and_tell_a_decision_once(visit: Callable) -> None:
    _, client = visit("rejected")
    text = client.get("/").content.decode()
    assert "Rita Reviewer" not in text
    assert text.count("Compliance details not approved") == 1
