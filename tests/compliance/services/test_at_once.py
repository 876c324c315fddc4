"""Two people press a button at the same moment: it happens once, and the other is told."""

from __future__ import annotations

import threading
from collections.abc import Callable
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from accounts.models import Notice
from accounts.services.standing import hold_account
from compliance.models import Decision, KycCase
from compliance.services.approve_case import approve_case
from compliance.services.claim_case import claim_case
from compliance.services.reject_case import reject_case
from compliance.services.save_draft import save_draft
from compliance.services.submit_case import submit_case
from config.errors import DomainError, ErrorCode
from tests.compliance.factories import (
    claimed_case,
    draft_case,
    get_customer,
    make_customer,
    make_reviewer,
    submitted_case,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _catalog(transactional_db: None) -> None:
    """Tests with real commits empty every table afterwards, the catalog of reasons too."""
    import_module("compliance.migrations.0002_seed_reasons").seed(apps, None)
    import_module("compliance.migrations.0005_more_reasons").seed(apps, None)


def race(*calls: Callable[[], object]) -> list[object]:
    """Run the calls at once; return what each returned or was refused with."""
    results: list[object] = [None] * len(calls)
    start = threading.Barrier(len(calls))

    def run(place: int, call: Callable[[], object]) -> None:
        try:
            start.wait(timeout=5)
            results[place] = call()
        except DomainError as error:
            results[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(place, call)) for place, call in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=10)
    return results


def test_the_same_case_in_two_windows_is_decided_once() -> None:
    reviewer = make_reviewer()
    case, version = claimed_case(reviewer)
    results = race(
        lambda: approve_case(case.pk, submission_id=version.pk, actor=reviewer),
        lambda: reject_case(
            case.pk, submission_id=version.pk, actor=reviewer, reason_codes=["name_mismatch"]
        ),
    )
    (refusal,) = [each for each in results if isinstance(each, DomainError)]
    decision = Decision.objects.get()
    assert refusal.code is ErrorCode.STALE_FORM
    assert f"{decision} on " in refusal.details["case"][0]
    told = Notice.objects.filter(kind="submission_approved").count()
    assert told == (1 if decision.kind == "approve" else 0)


def test_two_reviewers_deciding_at_once_make_one_decision() -> None:
    reviewer = make_reviewer()
    case, version = claimed_case(reviewer)
    other = make_reviewer(full_name="Second Reviewer")
    results = race(
        lambda: approve_case(case.pk, submission_id=version.pk, actor=reviewer),
        lambda: approve_case(case.pk, submission_id=version.pk, actor=other),
    )
    (refusal,) = [each for each in results if isinstance(each, DomainError)]
    assert refusal.code in (ErrorCode.STALE_FORM, ErrorCode.STATE_FORBIDS)
    assert "Rae Reviewer" in refusal.details["case"][0]
    assert Decision.objects.get().decided_by == reviewer


def test_two_reviewers_claiming_at_once_one_gets_it_and_the_other_is_told() -> None:
    case = submitted_case()
    people = [make_reviewer(full_name=f"Reviewer {name}") for name in "AB"]
    results = race(*(lambda actor=each: claim_case(case.pk, actor=actor) for each in people))
    (refusal,) = [each for each in results if isinstance(each, DomainError)]
    winner = KycCase.objects.get(pk=case.pk).claimed_by
    assert refusal.details["case"][0].startswith(f"{winner} has this case since")


def test_submitting_twice_at_once_submits_once() -> None:
    case = draft_case()
    owner = get_customer(case)
    results = race(*[lambda: submit_case(case.account_id, actor=owner)] * 2)
    (refusal,) = [each for each in results if isinstance(each, DomainError)]
    assert refusal.code in (ErrorCode.STATE_FORBIDS, ErrorCode.ACCOUNT_RATE_EXCEEDED)
    assert Notice.objects.count() == 1
    assert case.submissions.count() == 1


def test_two_first_saves_at_once_open_one_case() -> None:
    account, owner = make_customer()
    results = race(
        lambda: save_draft(account.pk, values={"city": "Leeds"}, actor=owner),
        lambda: save_draft(account.pk, values={"street": "12 Example Street"}, actor=owner),
    )
    assert not [each for each in results if each is None or isinstance(each, Exception)]
    draft = KycCase.objects.get().submissions.get()
    assert (draft.city, draft.street) == ("Leeds", "12 Example Street")


def test_a_hold_and_an_approval_at_once_do_not_wait_for_each_other() -> None:
    reviewer, senior = make_reviewer(), make_reviewer()
    case, version = claimed_case(reviewer)
    results = race(
        lambda: approve_case(case.pk, submission_id=version.pk, actor=reviewer),
        lambda: hold_account(case.account_id, actor=senior, note="A look at the traffic."),
    )
    assert not [each for each in results if each is None or isinstance(each, Exception)]
    account = KycCase.objects.get(pk=case.pk).account
    assert (account.stage, account.standing) == ("channel_setup", "held")
