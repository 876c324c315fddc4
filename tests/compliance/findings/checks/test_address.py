from __future__ import annotations

import pytest

from compliance.findings.checks.address import check_address
from compliance.findings.finding import Finding, Severity
from compliance.findings.wording.us_zip_codes import PREFIXES
from tests.compliance.findings.dossiers import make_dossier


def check(**answers: str) -> list[Finding]:
    return check_address(make_dossier(**answers))


def codes(**answers: str) -> list[tuple[str, str]]:
    return [(each.code, each.element) for each in check(**answers)]


def test_a_whole_address_needs_no_word() -> None:
    assert check() == []


@pytest.mark.parametrize(
    "street",
    [
        "PO Box 12",
        "P.O. Box 12",
        "p o box 12",
        "P.O.Box 7",
        "Post Office Box 4",
        "Postfach 10 20",
        "Boîte postale 3",
        "BP 45",
        "Apartado 77",
        "Private Bag 9",
        "Locked Bag 1",
        "PMB 120",
        "Postbus 9",
        "Box 17",
    ],
)
def test_a_post_office_box_warns(street: str) -> None:
    (finding,) = check(street=street, country="GB", postal_code="LS1 4AB")
    assert (finding.code, finding.severity) == ("address_po_box", Severity.WARN)
    assert finding.quote in street


@pytest.mark.parametrize(
    "street",
    ["3 Box Hill Road", "12 Post Office Road", "5 Boxwood Lane", "1 Pob Street", "7 Apollo Box St"],
)
def test_a_street_that_sounds_like_a_box_is_none(street: str) -> None:
    assert check(street=street) == []


def test_where_letters_go_to_boxes_only_a_box_is_an_address() -> None:
    assert check(street="P.O. Box 1234", country="AE", city="Dubai", postal_code="") == []


@pytest.mark.parametrize("street", ["Main Street", "Wharf Lane", "Rue de la Paix"])
def test_a_street_without_a_number_warns(street: str) -> None:
    assert codes(street=street) == [("address_incomplete", "street")]


@pytest.mark.parametrize(
    "street",
    ["Rose Cottage, Mill Lane", "One Liberty Plaza", "Unit B, The Old Mill", "Calle 5 s/n"],
)
def test_a_house_with_a_name_needs_no_number(street: str) -> None:
    assert check(street=street, country="GB", postal_code="LS1 4AB") == []


def test_where_houses_have_no_numbers_none_is_asked() -> None:
    assert check(street="Del parque cien metros al sur", country="CR") == []


@pytest.mark.parametrize("city", ["test", "N/A", "xxx", "City", "none", "aaaa", "-", "Test City"])
def test_what_only_stands_for_an_address_warns(city: str) -> None:
    (finding,) = check(city=city)
    assert (finding.code, finding.field) == ("address_incomplete", "city")
    assert finding.quote == city


@pytest.mark.parametrize(
    ("region", "postal_code"),
    [("NY", "10001"), ("CA", "90210"), ("TX", "75001-1234"), ("PR", "00901"), ("ME", "04101")],
)
def test_a_zip_code_in_its_state_needs_no_word(region: str, postal_code: str) -> None:
    assert check(region=region, postal_code=postal_code) == []


@pytest.mark.parametrize(("region", "postal_code"), [("NY", "90210"), ("CA", "10001")])
def test_a_zip_code_of_another_state_warns(region: str, postal_code: str) -> None:
    (finding,) = check(region=region, postal_code=postal_code)
    assert (finding.code, finding.field) == ("address_incomplete", "postal_code")
    assert region in finding.problem


@pytest.mark.parametrize(
    "answers",
    [{"region": "ZZ"}, {"region": "ny", "postal_code": "10001"}, {"postal_code": "ABCDE"}],
)
def test_what_the_form_checks_is_not_said_twice(answers: dict[str, str]) -> None:
    assert check(**answers) == []


def test_an_empty_address_is_the_form_s_affair() -> None:
    assert check(street="", city="", region="", postal_code="") == []


def test_every_state_has_zip_codes_and_hardly_any_serve_two() -> None:
    military_and_islands = {"AA", "AE", "AP", "PR", "VI", "GU", "AS", "MP", "PW", "FM", "MH"}
    states = {
        state: codes for state, codes in PREFIXES.items() if state not in military_and_islands
    }
    assert len(states) == 51
    assert sum(map(len, states.values())) - len(frozenset().union(*states.values())) <= 3
