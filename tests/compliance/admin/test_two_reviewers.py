"""Two reviewers press a button at the same moment: one decision, and a clear word."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest
from django.apps import apps

from accounts.models import Notice
from accounts.roles import StaffRole
from compliance.models import Decision, KycCase
from compliance.models.kyc_case import CaseState
from tests.compliance.admin.desk import SAID, form_of, version_of
from tests.compliance.factories import claimed_case, submitted_case
from tests.compliance.services.test_at_once import race
from tests.staff import make_staff, sign_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _catalog(transactional_db: None) -> None:
    """Tests with real commits empty every table afterwards, the catalog of reasons too."""
    import_module("compliance.migrations.0002_seed_reasons").seed(apps, None)


def press(clients: list[Any], case: KycCase, *names: str) -> list[Any]:
    """Send forms that all saw the same version at once; return the answers."""
    seen = version_of(case)

    def send(client: Any, name: str) -> Any:
        return client.post(form_of(case, name), {**SAID[name], "version": seen})

    calls = [
        lambda client=client, name=name: send(client, name)
        for client, name in zip(clients, names, strict=True)
    ]
    return race(*calls)


def test_one_version_is_decided_once_and_the_other_hears_who_and_when() -> None:
    reviewer = make_staff(StaffRole.REVIEWER)
    case, _ = claimed_case(reviewer)
    windows = [sign_in(reviewer), sign_in(reviewer)]
    answers = press(windows, case, "approve", "approve")
    assert sorted(each.status_code for each in answers) == [302, 409]
    (refusal,) = [each for each in answers if each.status_code == 409]
    decision = Decision.objects.get()
    text = refusal.content.decode()
    assert f"{decision.created_at:%Y-%m-%d %H:%M} UTC, Reviewer Jones: approve" in text
    assert Notice.objects.filter(kind="submission_approved").count() == 1


def test_two_people_claim_at_once_and_one_has_it() -> None:
    case = submitted_case()
    people = [make_staff(StaffRole.REVIEWER), make_staff(StaffRole.REVIEWER)]
    answers = press([sign_in(each) for each in people], case, "claim", "claim")
    assert sorted(each.status_code for each in answers) == [302, 409]
    assert KycCase.objects.get(pk=case.pk).claimed_by in people


def test_verdict_and_take_over_at_once_are_one_or_the_other() -> None:
    reviewer, senior = make_staff(StaffRole.REVIEWER), make_staff(StaffRole.SENIOR)
    case, _ = claimed_case(reviewer)
    answers = press([sign_in(reviewer), sign_in(senior)], case, "approve", "claim")
    assert sorted(each.status_code for each in answers) == [302, 409]
    case = KycCase.objects.get(pk=case.pk)
    if answers[0].status_code == 302:
        assert case.state == CaseState.APPROVED
    else:
        assert (case.claimed_by, Decision.objects.count()) == (senior, 0)
