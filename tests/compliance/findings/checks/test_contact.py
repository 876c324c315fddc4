from __future__ import annotations

import pytest

from compliance.findings.checks.contact import check_contact
from compliance.findings.finding import Severity
from tests.compliance.findings.dossiers import make_dossier


def test_an_address_at_the_own_domain_needs_no_word() -> None:
    assert check_contact(make_dossier()) == []


@pytest.mark.parametrize("email", ["dana@gmail.com", "Dana@GMAIL.com", "d@outlook.com"])
def test_a_free_mailbox_stops_a_company_that_sends_to_the_us(email: str) -> None:
    (finding,) = check_contact(make_dossier(contact_email=email))
    assert (finding.code, finding.severity) == ("contact_free_mail", Severity.BLOCK)
    assert finding.example == "dana@harborbooks.example"
    assert finding.quote == email


@pytest.mark.parametrize(
    ("entity_type", "destinations"),
    [("sole_trader", ["US"]), ("private_company", ["FR"]), ("sole_trader", ["GB"])],
)
def test_it_only_warns_a_sole_trader_or_elsewhere(
    entity_type: str, destinations: list[str]
) -> None:
    (finding,) = check_contact(
        make_dossier(
            contact_email="dana@gmail.com",
            entity_type=entity_type,
            destination_countries=destinations,
        )
    )
    assert finding.severity == Severity.WARN


@pytest.mark.parametrize("email", ["", "dana", "dana@gmail.com.example", "dana@notgmail.com"])
def test_anything_else_is_no_free_mailbox(email: str) -> None:
    assert check_contact(make_dossier(contact_email=email)) == []


@pytest.mark.parametrize("name", ["", "3M", "Ødegård, Ida", "李"])
def test_an_example_is_made_for_any_name(name: str) -> None:
    (finding,) = check_contact(
        make_dossier(contact_email="d@gmail.com", contact_name=name, website_url="")
    )
    assert finding.example.endswith("@example.com")
