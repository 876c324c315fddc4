from __future__ import annotations

import dataclasses

import pytest

from compliance.findings.checks.name import check_name
from compliance.findings.finding import Finding, Severity
from compliance.providers.registry import Known, RegistryAnswer
from tests.compliance.findings.dossiers import make_dossier


def check(typed: str, official: str, entity_type: str = "private_company") -> list[Finding]:
    registry = RegistryAnswer(known=Known.FOUND, legal_name=official, status="active")
    answers = {"business_name": typed, "entity_type": entity_type}
    return check_name(make_dossier({"registry": registry}, **answers))


def test_the_name_on_file_is_confirmed() -> None:
    (finding,) = check("Acme Corp, LLC", "Acme Corp, LLC")
    assert (finding.code, finding.severity) == ("name_confirmed", Severity.INFO)
    assert finding.quote == "Acme Corp, LLC"


def test_a_difference_is_named_and_the_name_on_file_offered() -> None:
    (finding,) = check("Acme Corp LLC", "Acme Corp, LLC")
    assert (finding.code, finding.severity) == ("name_differs", Severity.WARN)
    assert finding.problem == "On file there is a comma after “Corp”: “Acme Corp, LLC”."
    assert finding.correction == "Acme Corp, LLC"
    assert finding.field == "business_name"


def test_another_business_is_stopped_and_never_named() -> None:
    (finding,) = check("Acme Books Ltd", "Zebra Holdings Ltd")
    assert (finding.code, finding.severity) == ("name_belongs_to_another", Severity.BLOCK)
    assert finding.correction == ""
    assert "Zebra" not in " ".join(map(str, dataclasses.astuple(finding)))


@pytest.mark.parametrize(
    ("typed", "official", "secret"),
    [("Acme Books Inc", "Acme Books LLC", "LLC"), ("J. Doe", "Jane Doe", "Jane")],
)
def test_a_doubtful_name_warns_without_telling(typed: str, official: str, secret: str) -> None:
    (finding,) = check(typed, official, "sole_trader")
    assert (finding.code, finding.correction) == ("name_differs", "")
    assert secret not in " ".join(map(str, dataclasses.astuple(finding)))


def test_a_sole_trader_may_leave_out_a_middle_name() -> None:
    (finding,) = check("Jane Doe", "Jane Marie Doe", "sole_trader")
    assert (finding.code, finding.correction) == ("name_differs", "Jane Marie Doe")
    (company,) = check("Jane Doe", "Jane Marie Doe")
    assert company.code == "name_belongs_to_another"


@pytest.mark.parametrize("known", [Known.UNKNOWN, Known.NOT_FOUND])
def test_a_silent_register_says_nothing_about_the_name(known: Known) -> None:
    assert check_name(make_dossier({"registry": RegistryAnswer(known=known)})) == []


@pytest.mark.parametrize(("typed", "official"), [("", "Acme"), ("Acme", ""), ("  ", "Acme")])
def test_no_name_is_not_judged(typed: str, official: str) -> None:
    assert check(typed, official) == []
