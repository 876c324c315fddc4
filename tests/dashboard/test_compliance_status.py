"""The wait is told honestly: what, when, which version, how long, who acts."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone as clock

from accounts.models.account import Stage
from compliance.models import KycCase
from compliance.models.kyc_case import CaseState
from compliance.selectors import get_case
from dashboard.business_days import count_business_days


def test_waiting_page_shows_what_was_submitted_when_and_who_acts(visit: Callable) -> None:
    _, client = visit("in_review")
    text = client.get("/compliance/status").content.decode()
    assert "Waiting for approval" in text
    assert "version 1" in text
    assert "Typically 1–3 business days" in text
    assert "Our compliance team" in text
    assert "12 Quay Street" in text
    assert "United Kingdom, Germany" in text
    assert "Compliance details submitted" in text


def test_waiting_page_refreshes_itself_without_inline_script(visit: Callable) -> None:
    _, client = visit("in_review")
    text = client.get("/compliance/status").content.decode()
    assert 'hx-get="/compliance/status"' in text
    assert "look again now" in text


def test_page_says_when_a_reviewer_is_reading(visit: Callable) -> None:
    _, client = visit("claimed")
    assert b"A reviewer is reading it." in client.get("/compliance/status").content


def test_after_five_business_days_it_says_to_write_to_us(visit: Callable, settings: Any) -> None:
    _, client = visit("in_review")
    KycCase.objects.update(submitted_at=clock.now() - timedelta(days=12))
    text = client.get("/compliance/status").content.decode()
    assert "longer than it should be" in text
    assert settings.SUPPORT_EMAIL in text


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


@pytest.mark.parametrize(
    ("end", "days"), [("2026-03-06", 0), ("2026-03-07", 0), ("2026-03-09", 1), ("2026-03-16", 6)]
)
def test_weekends_are_not_business_days(end: str, days: int) -> None:
    friday = datetime(2026, 3, 6, 12, tzinfo=UTC)
    assert count_business_days(friday, datetime.fromisoformat(end + "T13:00+00:00")) == days
