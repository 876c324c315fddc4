"""Screening holds, and never rejects; what a person decided about a version stands."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from accounts.models import Account, AuditEvent
from accounts.models.account import Risk
from accounts.services.set_risk import set_risk
from compliance.findings.dossier import Dossier
from compliance.models import KycCase, RiskRule, RiskScreening, Submission
from compliance.risk.screen import screen
from compliance.selectors import get_screening
from compliance.services.approve_case import approve_case
from compliance.services.claim_case import claim_case
from compliance.services.request_changes import ChangeRequest, request_changes
from compliance.services.save_draft import save_draft
from compliance.services.screen_submission import (
    list_rules,
    resume_screenings,
    screen_case,
    screen_submission,
)
from compliance.services.submit_case import submit_case
from config.celery import app
from config.errors import ErrorCode
from messaging.protection.checks.risk import check_risk
from tests.compliance.factories import (
    claimed_case,
    complete_submission_values,
    draft_case,
    get_customer,
    make_reviewer,
    make_senior,
    returned_case,
    submitted_case,
    under_review,
)
from tests.messaging.protection.sends import make_send

pytestmark = pytest.mark.django_db

HOLD_ME = (
    "Order confirmations sent to customers after a purchase of CBD oil or cannabis in our online "
    "shop; two or three messages an order."
)
BETTER = "Order confirmations sent to customers after a purchase in our shop; one an order."


@pytest.fixture
def scheduled(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> Callable[[Callable[[], object]], list[tuple[str, list[str]]]]:
    """Return what a call hands to the broker, as (name, arguments)."""

    def run(call: Callable[[], object]) -> list[tuple[str, list[str]]]:
        tasks: list[tuple[str, list[str]]] = []
        monkeypatch.setattr(app, "send_task", lambda name, args: tasks.append((name, args)))
        with django_capture_on_commit_callbacks(execute=True):
            call()
        return tasks

    return run


def read_account(case: KycCase) -> Account:
    return Account.objects.get(pk=case.account_id)


def read_case(case: KycCase) -> KycCase:
    return KycCase.objects.get(pk=case.pk)


def test_a_harmless_submission_is_allowed_with_every_rule_on_record() -> None:
    case = submitted_case()
    screening = get_screening(under_review(case))
    assert screening is not None
    assert screening.outcome == Risk.ALLOW
    assert read_account(case).risk == Risk.ALLOW
    assert screening.rules == [f"{rule.code}@{rule.version}" for rule in list_rules()]
    assert len(screening.rules) == RiskRule.objects.filter(retired_at=None).count() > 20


def test_the_score_is_the_sum_of_its_lines_each_with_its_evidence() -> None:
    case = submitted_case(use_case=HOLD_ME)
    screening = get_screening(under_review(case))
    assert screening is not None
    assert screening.score == sum(line["points"] for line in screening.contributions) > 0
    (line,) = [line for line in screening.contributions if line["code"] == "cannabis"]
    assert line["where"] == "use_case"
    assert all(quote in HOLD_ME for quote in line["evidence"])
    assert (read_case(case).risk_score, read_case(case).risk_outcome) == (screening.score, "hold")


def test_a_hold_is_what_the_check_of_every_message_reads() -> None:
    case = submitted_case(use_case=HOLD_ME)
    account = read_account(case)
    assert account.risk == Risk.HOLD
    verdict = check_risk(make_send(account={"risk": account.risk}))
    assert verdict.code is ErrorCode.RISK_HELD
    event = AuditEvent.objects.get(verb="set_risk")
    assert (event.actor, event.from_state, event.to_state) == (None, "allow", "hold")
    assert "score" in event.facts["note"]


def test_a_screening_rejects_nobody() -> None:
    case = submitted_case(use_case=HOLD_ME)
    assert read_case(case).state == "submitted"
    assert read_account(case).stage == "in_review"
    assert read_account(case).standing == "good"


def test_a_hold_takes_two_people_to_approve() -> None:
    reviewer = make_reviewer()
    case, version = claimed_case(reviewer, use_case=HOLD_ME)
    case = approve_case(case.pk, submission_id=version.pk, actor=reviewer)
    assert case.state == "second_review"


def test_before_screening_nothing_is_decided_by_it() -> None:
    case = draft_case()
    submit_case(case.account_id, actor=get_customer(case))
    assert read_case(case).risk_outcome == ""
    screen_submission(under_review(case).pk)
    assert read_case(case).risk_outcome == "allow"


def test_what_a_senior_decided_about_this_version_stands() -> None:
    case = submitted_case(use_case=HOLD_ME)
    set_risk(case.account_id, outcome=Risk.ALLOW, actor=make_senior(), note="Hemp soap only.")
    screening = screen_submission(under_review(case).pk)
    assert screening is not None
    assert screening.outcome == "hold"  # kept on record
    assert read_account(case).risk == "allow"  # and not applied


def test_a_new_version_is_judged_anew() -> None:
    reviewer = make_reviewer()
    case, version = claimed_case(reviewer)
    set_risk(case.account_id, outcome=Risk.ALLOW, actor=make_senior(), note="Known to us.")
    case = request_changes(
        case.pk,
        submission_id=version.pk,
        actor=reviewer,
        requests=[ChangeRequest("use_case", "vague_use_case")],
    )
    owner = get_customer(case)
    save_draft(case.account_id, values={"use_case": HOLD_ME}, actor=owner)
    submit_case(case.account_id, actor=owner)
    screen_submission(under_review(case).pk)
    assert read_account(case).risk == "hold"


def test_a_correction_takes_the_hold_away() -> None:
    reviewer = make_reviewer()
    case, version = claimed_case(reviewer, use_case=HOLD_ME)
    request_changes(
        case.pk,
        submission_id=version.pk,
        actor=reviewer,
        requests=[ChangeRequest("use_case", "vague_use_case")],
    )
    owner = get_customer(case)
    save_draft(case.account_id, values={"use_case": BETTER}, actor=owner)
    submit_case(case.account_id, actor=owner)
    assert read_account(case).risk == "hold"  # until it was looked at
    screen_submission(under_review(case).pk)
    assert read_account(case).risk == "allow"


def test_an_older_version_is_not_screened() -> None:
    case = returned_case(make_reviewer())
    old, owner = under_review(case), get_customer(case)
    save_draft(case.account_id, values={"use_case": BETTER}, actor=owner)
    submit_case(case.account_id, actor=owner)
    screenings, events = RiskScreening.objects.count(), AuditEvent.objects.count()
    assert screen_submission(old.pk) is None
    assert (RiskScreening.objects.count(), AuditEvent.objects.count()) == (screenings, events)
    assert read_case(case).risk_outcome == ""


def test_the_same_outcome_again_is_no_event() -> None:
    case = submitted_case(use_case=HOLD_ME)
    events = AuditEvent.objects.count()
    screen_case(case.pk)
    assert AuditEvent.objects.count() == events
    assert RiskScreening.objects.filter(submission__case=case).count() == 2


def test_a_case_without_a_version_has_nothing_to_screen() -> None:
    screen_case(draft_case().pk)
    assert not RiskScreening.objects.exists()


def test_the_sweeper_finds_what_was_never_screened(scheduled: Callable[..., Any]) -> None:
    submitted_case()
    lost = draft_case()
    submit_case(lost.account_id, actor=get_customer(lost))
    draft_case()
    tasks = scheduled(resume_screenings)
    assert tasks == [("compliance.screen_case", [str(lost.pk)])]
    screen_case(lost.pk)
    assert scheduled(resume_screenings) == []


def test_a_submission_has_linked_accounts_looked_at_again(scheduled: Callable[..., Any]) -> None:
    first = submitted_case()
    claimed, _ = claimed_case(make_reviewer())
    stranger = submitted_case(
        tax_id="5234567893",
        website_url="https://www.harbor.example",
        contact_email="hal@harbor.example",
        contact_phone="+442079460999",
    )
    second = draft_case()
    tasks = scheduled(lambda: submit_case(second.account_id, actor=get_customer(second)))
    screenings = [task for task in tasks if task[0].startswith("compliance.screen")]
    assert screenings[0] == ("compliance.screen_submission", [str(under_review(second).pk)])
    again = {arguments[0] for name, arguments in screenings if name == "compliance.screen_case"}
    assert again == {str(first.pk), str(claimed.pk)}
    assert str(stranger.pk) not in again


def test_the_first_account_learns_of_the_second() -> None:
    """A tax id that turns up again weighs on both."""
    first = submitted_case()
    before = get_screening(under_review(first))
    submitted_case()
    screen_case(first.pk)
    after = get_screening(under_review(first))
    assert before is not None
    assert after is not None
    codes = [{line["code"] for line in each.contributions} for each in (before, after)]
    assert "reused_tax_id" in codes[1] - codes[0]
    assert after.score > before.score


def test_a_retired_rule_is_not_asked() -> None:
    RiskRule.objects.filter(code="cannabis").update(retired_at="2026-01-01T00:00Z")
    case = submitted_case(use_case=HOLD_ME)
    screening = get_screening(under_review(case))
    assert screening is not None
    assert "cannabis" not in {line["code"] for line in screening.contributions}
    assert "cannabis@1" not in screening.rules


@pytest.mark.parametrize(
    "tamper",
    [lambda: RiskScreening.objects.update(score=0), lambda: RiskScreening.objects.all().delete()],
)
def test_what_a_screening_said_takes_no_change(tamper: Callable[[], object]) -> None:
    case = submitted_case(use_case=HOLD_ME)
    with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic():
        tamper()
    assert RiskScreening.objects.get().score == read_case(case).risk_score > 0


@pytest.mark.parametrize("unit", ["…", "&", "'", "n'", "n", "a.", "- "])
def test_no_sample_keeps_a_worker_busy(unit: str) -> None:
    """As long as a sample may be: the screening of one must not hold up those of others."""
    sample = (unit * 1024)[:1024]
    values = complete_submission_values(sample_1=sample, use_case=sample * 4)
    start = time.monotonic()
    screen(Dossier(submission=Submission(**values), now=timezone.now()), list_rules())
    assert time.monotonic() - start < 2


def test_screening_moves_no_claim_and_no_clock() -> None:
    reviewer = make_reviewer()
    case, version = claimed_case(reviewer)
    names = ("state", "claimed_by_id", "lease_until", "due_at", "turn_since", "told_at")
    before = [getattr(read_case(case), name) for name in names]
    screen_submission(version.pk)
    assert [getattr(read_case(case), name) for name in names] == before
    assert claim_case(case.pk, actor=reviewer).claimed_by == reviewer
    assert Submission.objects.get(pk=version.pk).frozen_at == version.frozen_at
