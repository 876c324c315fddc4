"""The rules of risk screening can be read by all, and changed by nobody here."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.roles import StaffRole
from compliance.models import RiskRule
from tests.staff import browser_of

pytestmark = pytest.mark.django_db
RULES = "/admin/compliance/riskrule/"


@pytest.fixture
def rule(db: None) -> RiskRule:
    return RiskRule.objects.create(
        code="for_this_test",
        version=2,
        title="Sells <fireworks> \u202eexe",
        pattern="words",
        parameters={"strong": ["rocket", "banger"], "at_least": 2, "deep": {"a": ["b"]}},
        points=35,
        outcome="hold",
        source="Nobody's rule",
    )


def page_of(rule: RiskRule) -> str:
    return reverse("admin:compliance_riskrule_change", args=[rule.pk])


@pytest.mark.parametrize("role", StaffRole.values)
def test_everybody_reads_what_a_rule_looks_for_and_what_it_weighs(
    role: str, rule: RiskRule
) -> None:
    text = browser_of(role).get(page_of(rule)).content.decode()
    for words in ("for_this_test, version 2", "35", "hold", "Nobody&#x27;s rule", "rocket"):
        assert words in text
    assert "<fireworks>" not in text
    assert "\u202e" not in text + browser_of(role).get(RULES, {"q": rule.code}).content.decode()


def test_every_rule_there_is_can_be_opened() -> None:
    client = browser_of(StaffRole.VIEWER)
    assert RiskRule.objects.count() > 20
    for rule in RiskRule.objects.all():
        assert client.get(page_of(rule)).status_code == 200


def test_older_versions_are_listed_only_when_asked_for(rule: RiskRule) -> None:
    old = RiskRule.objects.create(
        code=rule.code,
        version=1,
        title="Older wording",
        pattern="words",
        points=10,
        outcome="review",
        retired_at=timezone.now(),
    )
    client = browser_of(StaffRole.VIEWER)
    force = client.get(RULES, {"q": rule.code}).context["cl"].result_list
    assert list(force) == [rule]
    every = client.get(RULES, {"q": rule.code, "show": "all"}).context["cl"].result_list
    assert set(every) == {rule, old}
    assert page_of(old) in client.get(page_of(rule)).content.decode()


def test_more_rules_take_no_more_queries(rule: RiskRule) -> None:
    client = browser_of(StaffRole.VIEWER)
    with CaptureQueriesContext(connection) as queries:
        client.get(RULES)
    assert len(queries) <= 30
    with CaptureQueriesContext(connection) as queries:
        client.get(page_of(rule))
    assert len(queries) <= 30


def test_nothing_can_be_done_with_a_rule(rule: RiskRule) -> None:
    assert admin.site.get_model_admin(RiskRule).decisions == ()
    client = browser_of(StaffRole.SENIOR)
    assert client.post(page_of(rule), {"points": "0"}).status_code == 405
    rule.refresh_from_db()
    assert rule.points == 35
