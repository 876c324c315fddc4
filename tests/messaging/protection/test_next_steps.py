"""Every reason has its way out: whose turn it is, and what to do."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from accounts.models.account import Standing
from accounts.models.sender_profile import ProfileState
from config.errors import ErrorCode
from messaging.protection.explain import explain
from messaging.protection.next_steps import ADVICE, NOTHING, advise, name_reason
from messaging.protection.verdict import PASS, Verdict
from templates_app.models.template import TemplateState
from tests.architecture.source import ROOT, parse
from tests.messaging.protection.random_sends import Dice, make_request
from tests.messaging.protection.sends import make_send
from tests.messaging.protection.test_checks import _BY_NAME, REFUSALS

_CHECKS = sorted((ROOT / "messaging" / "protection" / "checks").glob("*.py"))


def _constants(node: ast.AST) -> Iterator[str]:
    for each in ast.walk(node):
        if isinstance(each, ast.Constant) and isinstance(each.value, str):
            yield each.value


def _written_reasons() -> set[str]:
    """Every word that a check writes as its reason."""
    return {
        word
        for path in _CHECKS
        for node in ast.walk(parse(path))
        if isinstance(node, ast.keyword) and node.arg == "reason"
        for word in _constants(node.value)
    }


def _written_codes() -> set[str]:
    return {
        node.attr
        for path in _CHECKS
        for node in ast.walk(parse(path))
        if isinstance(node, ast.Attribute) and getattr(node.value, "id", "") == "ErrorCode"
    }


def test_every_reason_that_a_check_writes_has_its_steps() -> None:
    known = {reason.partition(".")[0] for _, reason in ADVICE}
    assert _written_reasons() - known == set()


def test_every_code_that_a_check_writes_has_its_steps() -> None:
    assert {code.name for code, _ in ADVICE} == _written_codes()


def test_every_state_that_a_check_hands_on_has_its_steps() -> None:
    of = {code: {reason for each, reason in ADVICE if each is code} for code, _ in ADVICE}
    standings = set(Standing.values) - {Standing.GOOD}
    assert of[ErrorCode.STANDING_NOT_GOOD] == standings
    obstacles = {"deleted", "number_not_ready"} | set(ProfileState.values)
    assert of[ErrorCode.SENDER_NOT_READY] == obstacles - {ProfileState.APPROVED}
    states = {f"not_approved.{each}" for each in TemplateState.values}
    assert of[ErrorCode.TEMPLATE_NOT_USABLE] >= states - {"not_approved.approved"}


def _assert_advised(verdict: Verdict) -> None:
    assert verdict.code is not None
    assert (verdict.code, name_reason(verdict)) in ADVICE
    advice = advise(verdict)
    assert advice.steps
    for step in advice.steps:
        assert "{" not in step
        assert step.endswith(".")


def test_every_refusal_of_the_checks_tests_is_advised() -> None:
    for name, changes, _, _ in REFUSALS:
        _assert_advised(_BY_NAME[name](make_send(**changes)))


def test_whatever_is_refused_is_advised_with_its_details_filled_in() -> None:
    dice, heard = Dice(7), set()
    for _ in range(2000):
        explained = explain(make_request(dice))
        seen = [*explained.everybody, *(each for one in explained.people for each in one.seen)]
        for verdict in (each.verdict for each in seen if each.verdict is not PASS):
            _assert_advised(verdict)
            heard.add((verdict.code, name_reason(verdict)))
    assert heard == set(ADVICE)  # and there is no line for what never happens


def test_who_passes_has_nothing_to_do() -> None:
    assert advise(PASS) is NOTHING


def test_a_reason_that_nobody_knows_any_more_gets_what_the_catalog_says() -> None:
    verdict = Verdict(ErrorCode.BALANCE_TOO_LOW, {"reason": ["of_the_past"]})
    assert advise(verdict).steps == (ErrorCode.BALANCE_TOO_LOW.spec.remedy,)
