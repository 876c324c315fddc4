from __future__ import annotations

from compliance.findings.checks.local_rules import check_local_rules
from compliance.local_rules import REGIONS
from tests.compliance.findings.dossiers import make_dossier

EVERYWHERE = ["US", "GB", "FR", "CA", "JP"]


def test_rules_that_were_confirmed_need_no_word() -> None:
    assert check_local_rules(make_dossier()) == []
    confirmed = [region.code for region in REGIONS]
    answers = {"destination_countries": EVERYWHERE, "local_rules": confirmed}
    assert check_local_rules(make_dossier(**answers)) == []


def test_each_region_that_was_not_confirmed_is_stopped() -> None:
    found = check_local_rules(make_dossier(destination_countries=EVERYWHERE, local_rules=["CA"]))
    assert [each.element for each in found] == ["US", "EU_UK", "OTHER"]
    assert all(each.blocks and each.field == "local_rules" for each in found)
    assert "TCPA" in found[0].problem


def test_rules_of_regions_that_nobody_sends_to_prove_nothing() -> None:
    found = check_local_rules(make_dossier(destination_countries=["JP"], local_rules=["US", "x"]))
    assert [each.element for each in found] == ["OTHER"]


def test_without_a_destination_nothing_is_asked() -> None:
    assert check_local_rules(make_dossier(destination_countries=[], local_rules=[])) == []
