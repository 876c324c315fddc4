"""The wait is told honestly: what, when, which version, how long, who acts."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import time_machine
from django.test import Client
from django.utils import timezone as clock

from accounts.models.account import Stage
from compliance.models import KycCase
from compliance.models.kyc_case import CaseState
from compliance.selectors import get_case, get_submission_under_review
from compliance.services.appeal_case import appeal_rejection
from compliance.services.heartbeat import write_heartbeats
from compliance.services.reject_case import reject_case
from compliance.services.reminders import remind_customers
from compliance.services.write_note import write_private_note, write_shared_note
from tests.compliance.history import make_history
from tests.dashboard.situations import Guest, make_staff


def visit_since(
    visit: Callable, situation: str, *, days: int, role: str = "owner"
) -> tuple[Guest, Client]:
    """Somebody who has been in a situation for some days, signed in now."""
    with time_machine.travel(clock.now() - timedelta(days=days)):
        guest, client = visit(situation, role=role)
    client.force_login(guest.user)
    return guest, client


def test_waiting_page_shows_what_was_submitted_when_and_who_acts(visit: Callable) -> None:
    _, client = visit("in_review")
    text = client.get("/compliance/status").content.decode()
    assert "Waiting for approval" in text
    assert "version 1" in text
    assert "Typically 1–3 business days" in text
    assert "Our compliance team" in text
    assert "12 Quay Street" in text
    assert "France, Germany" in text
    assert "Compliance details submitted" in text


def test_waiting_page_refreshes_itself_without_inline_script(visit: Callable) -> None:
    _, client = visit("in_review")
    text = client.get("/compliance/status").content.decode()
    assert 'hx-get="/compliance/status"' in text
    assert "look again now" in text


def test_page_says_when_a_reviewer_is_reading(visit: Callable) -> None:
    _, client = visit("claimed")
    assert b"A reviewer is reading it." in client.get("/compliance/status").content


def test_page_says_how_many_are_ahead(visit: Callable) -> None:
    _, client = visit("in_review")
    assert b"Fewer than 5 cases are ahead of yours." in client.get("/compliance/status").content


def test_page_says_when_to_expect_an_answer_from_our_history(visit: Callable) -> None:
    _, client = visit("in_review")
    make_history([3] * 30 + [12] * 10)
    text = client.get("/compliance/status").content.decode()
    assert "decided within 1 business day, for you that is by" in text
    assert "nine in ten within 2 business days" in text
    assert "computed from 40 decisions" in text


def test_an_estimate_that_ran_out_says_so(visit: Callable) -> None:
    _, client = visit_since(visit, "in_review", days=5)
    make_history([1] * 180 + [60] * 20)
    text = client.get("/compliance/status").content.decode()
    assert "Longer than nine in ten reviews like yours" in text


def test_overdue_is_told_with_whom_to_write_to(visit: Callable, settings: Any) -> None:
    _, client = visit("in_review")
    KycCase.objects.update(due_at=clock.now() - timedelta(minutes=1))
    text = client.get("/compliance/status").content.decode()
    assert "This is overdue, and we are sorry." in text
    assert settings.SUPPORT_EMAIL in text


def test_before_it_is_overdue_it_says_when_it_would_be(visit: Callable) -> None:
    guest, client = visit("in_review")
    due = get_case(guest.account).due_at
    text = client.get("/compliance/status").content.decode()
    assert f"We owe you an answer by {due.day} {due:%B %Y}" in text
    assert "overdue" not in text


def test_page_says_that_a_second_reviewer_checks(visit: Callable) -> None:
    guest, client = visit("claimed")
    case = get_case(guest.account)
    version = get_submission_under_review(case)
    facts = {"submission_id": version.pk, "actor": case.claimed_by}
    reject_case(case.pk, reason_codes=["prohibited_industry"], **facts)
    text = client.get("/compliance/status").content.decode()
    assert "One reviewer has read it; a second one is checking it." in text
    assert "reject" not in text.lower()


def test_page_says_that_an_appeal_waits(visit: Callable) -> None:
    guest, client = visit("rejected")
    words = "Our website was down for a week because of a flood; it is back."
    appeal_rejection(guest.account.pk, text=words, actor=guest.user)
    text = client.get("/compliance/status").content.decode()
    assert "Waiting for an answer to your appeal" in text
    assert "Appeal handed in" in text


def test_notes_for_the_customer_stand_on_the_page_and_private_ones_do_not(visit: Callable) -> None:
    guest, client = visit("in_review")
    case, staff = get_case(guest.account), make_staff()
    write_shared_note(case.pk, actor=staff, text="We have asked <our> lawyers.")
    write_private_note(case.pk, actor=staff, text="Looks odd to me.")
    text = client.get("/compliance/status").content.decode()
    assert "We have asked &lt;our&gt; lawyers." in text
    assert "Our reviewer wrote you a note" in text
    assert "Looks odd" not in text
    assert str(staff) not in text


def test_heartbeats_stand_on_the_timeline_and_on_home(visit: Callable) -> None:
    _, client = visit_since(visit, "in_review", days=5)
    write_heartbeats()
    for page in ("/compliance/status", "/"):
        assert b"Nobody has opened it since" in client.get(page).content


def test_a_lapsed_review_is_continued_with_one_click(visit: Callable) -> None:
    guest, client = visit_since(visit, "action_required", days=20)
    remind_customers()
    assert client.get("/compliance")["Location"] == "/compliance/status"
    text = client.get("/compliance/status").content.decode()
    assert "the review is paused" in text
    assert "Please say what triggers them." in text
    assert client.post("/compliance/resume")["Location"] == "/compliance"
    assert get_case(guest.account).state == CaseState.ACTION_REQUIRED
    assert b"Welcome back" in client.get("/compliance").content


def test_what_has_not_lapsed_cannot_be_continued(visit: Callable) -> None:
    guest, client = visit("in_review")
    assert client.post("/compliance/resume").status_code == 422
    assert client.get("/compliance/resume").status_code == 405
    assert get_case(guest.account).state == CaseState.SUBMITTED


def test_whoever_may_not_change_anything_may_not_continue(visit: Callable) -> None:
    guest, client = visit_since(visit, "action_required", days=20, role="billing")
    remind_customers()
    assert client.post("/compliance/resume").status_code == 403
    assert get_case(guest.account).state == CaseState.LAPSED


def test_the_page_takes_few_queries(
    visit: Callable, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    _, client = visit("in_review")
    with django_assert_max_num_queries(25):
        client.get("/compliance/status")


def test_rejection_names_reason_fix_note_and_appeal(visit: Callable) -> None:
    _, client = visit("rejected")
    text = client.get("/compliance/status").content.decode()
    assert "Website not live" in text
    assert "What would fix it:" in text
    assert "We tried on three days." in text
    assert "How to appeal" in text


def test_withdrawing_reopens_the_form(visit: Callable) -> None:
    guest, client = visit("in_review")
    assert client.post("/compliance/withdraw")["Location"] == "/compliance"
    guest.account.refresh_from_db()
    assert guest.account.stage == Stage.COMPLIANCE_DETAILS
    assert b"12 Quay Street" in client.get("/compliance").content


def test_claimed_submission_cannot_be_withdrawn(visit: Callable) -> None:
    guest, client = visit("claimed")
    assert b"Withdraw and edit" not in client.get("/compliance/status").content
    assert client.post("/compliance/withdraw").status_code == 422
    assert get_case(guest.account).state == CaseState.IN_REVIEW


def test_withdrawing_takes_a_post(visit: Callable) -> None:
    guest, client = visit("in_review")
    assert client.get("/compliance/withdraw").status_code == 405
    assert get_case(guest.account).state == CaseState.SUBMITTED
