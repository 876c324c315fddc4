"""What was submitted and decided cannot be changed, not even around the services."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import DatabaseError, transaction

from compliance.models import Decision, Submission
from compliance.services.approve_case import approve_case
from tests.compliance.factories import claimed_case, draft_case, submitted_case

pytestmark = pytest.mark.django_db


def test_a_draft_may_change_and_go() -> None:
    draft = draft_case().submissions.get()
    assert Submission.objects.filter(pk=draft.pk).update(city="York") == 1
    assert Submission.objects.filter(pk=draft.pk).delete()[0] == 1


def test_a_frozen_version_cannot_be_changed() -> None:
    version = submitted_case().submissions.get()
    with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic():
        Submission.objects.filter(pk=version.pk).update(city="York")
    version.frozen_at = None
    with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic():
        version.save()
    assert Submission.objects.get(pk=version.pk).city == "Leeds"


def test_a_frozen_version_cannot_be_deleted() -> None:
    version = submitted_case().submissions.get()
    with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic():
        version.delete()
    assert Submission.objects.filter(pk=version.pk).exists()


@pytest.mark.parametrize(
    "tamper", [lambda: Decision.objects.update(kind="reject"), Decision.objects.all().delete]
)
def test_a_decision_cannot_be_taken_back(tamper: Callable[[], object], reviewer) -> None:
    case, version = claimed_case(reviewer)
    approve_case(case.pk, submission_id=version.pk, actor=reviewer)
    with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic():
        tamper()
    assert Decision.objects.get().kind == "approve"
