from __future__ import annotations

import pytest

from compliance.findings.checks.reuse import check_reuse
from compliance.findings.dossier import Reuse
from compliance.findings.finding import Severity
from tests.compliance.findings.dossiers import make_dossier


def test_what_nobody_else_uses_needs_no_word() -> None:
    assert check_reuse(make_dossier()) == []


def test_a_tax_id_and_a_domain_of_another_account_are_told() -> None:
    found = check_reuse(make_dossier({"reuse": Reuse(tax_id=1, domain=3)}))
    assert [each.code for each in found] == ["tax_id_reused", "domain_reused"]
    assert {each.severity for each in found} == {Severity.WARN}
    assert [each.field for each in found] == ["tax_id", "website_url"]


def test_nothing_says_how_many_accounts_there_are() -> None:
    few = check_reuse(make_dossier({"reuse": Reuse(tax_id=1, domain=1)}))
    many = check_reuse(make_dossier({"reuse": Reuse(tax_id=77, domain=77)}))
    assert few == many


@pytest.mark.parametrize(
    "url", ["https://www.facebook.com/harborbooks", "https://sites.google.com/view/harbor"]
)
def test_a_host_that_everybody_uses_is_nobody_s(url: str) -> None:
    assert check_reuse(make_dossier({"reuse": Reuse(domain=5)}, website_url=url)) == []


def test_a_phone_number_in_common_is_the_reviewer_s_affair() -> None:
    assert check_reuse(make_dossier({"reuse": Reuse(phone=2, email=2)})) == []
