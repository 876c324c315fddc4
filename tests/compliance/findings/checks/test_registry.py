from __future__ import annotations

import dataclasses

import pytest

from compliance.findings.checks.registry import check_registry
from compliance.findings.finding import Finding, Severity
from compliance.providers.registry import Known, RegistryAnswer
from tests.compliance.findings.dossiers import ANSWERS, make_dossier


def check(known: Known, status: str = "", **answers: str) -> list[Finding]:
    registry = RegistryAnswer(known=known, status=status, legal_name="Harbor Books LLC")
    return check_registry(make_dossier({"registry": registry}, **answers))


@pytest.mark.parametrize("status", ["active", "Active", "REGISTERED", "in good standing", ""])
def test_a_business_on_file_and_active_needs_no_word(status: str) -> None:
    assert check(Known.FOUND, status) == []


@pytest.mark.parametrize("status", ["dissolved", "Struck off", "suspended", "in liquidation"])
def test_a_business_that_is_no_longer_active_is_told(status: str) -> None:
    (finding,) = check(Known.FOUND, status)
    assert (finding.code, finding.severity) == ("business_inactive", Severity.WARN)
    assert f"“{status}”" in finding.problem


def test_a_tax_id_that_is_not_on_file_warns_and_is_not_repeated() -> None:
    (finding,) = check(Known.NOT_FOUND)
    assert (finding.code, finding.severity) == ("tax_id_not_on_file", Severity.WARN)
    assert "EIN" in finding.problem
    written = " ".join(map(str, dataclasses.astuple(finding)))
    assert ANSWERS["tax_id"] not in written
    assert ANSWERS["tax_id"].replace("-", "") not in written


def test_silence_is_told_and_counted_against_nobody() -> None:
    (finding,) = check(Known.UNKNOWN)
    assert (finding.code, finding.severity) == ("registry_silent", Severity.INFO)


def test_without_a_tax_id_nobody_was_asked() -> None:
    assert check(Known.UNKNOWN, tax_id="") == []
