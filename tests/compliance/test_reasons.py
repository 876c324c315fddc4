from __future__ import annotations

import pytest

from compliance.form_fields import FIELD_NAMES
from compliance.models import Reason
from compliance.selectors import list_reasons

pytestmark = pytest.mark.django_db

BRIEF = {"missing_privacy_policy", "no_opt_in_disclosure", "website_not_live", "vague_use_case"}


def test_the_brief_s_rejection_reasons_are_in_the_catalog() -> None:
    assert set(list_reasons().values_list("code", flat=True)) >= BRIEF


def test_every_reason_says_what_is_wrong_and_how_to_put_it_right() -> None:
    for reason in list_reasons():
        assert reason.title
        assert reason.problem.endswith(".")
        assert reason.fix.endswith(".")
        assert set(reason.fields) <= set(FIELD_NAMES)
        assert reason.example or reason.code == "other" or not reason.resubmittable


def test_what_a_business_is_cannot_be_put_right() -> None:
    codes = list_reasons().filter(resubmittable=False).values_list("code", flat=True)
    assert set(codes) == {
        "high_risk_finance",
        "impersonation",
        "lead_generation",
        "misleading_registration",
        "prohibited_industry",
    }


def test_a_retired_reason_is_not_offered() -> None:
    Reason.objects.filter(code="other").update(retired_at="2026-01-01T00:00:00Z")
    assert not list_reasons().filter(code="other").exists()
