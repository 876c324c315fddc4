from __future__ import annotations

import pytest

from compliance.country_documents import REQUIRED, list_papers
from compliance.findings.checks.documents import check_documents
from compliance.findings.dossier import DocumentFacts
from tests.compliance.findings.dossiers import make_dossier


def test_a_country_without_papers_asks_for_none() -> None:
    assert check_documents(make_dossier(destination_countries=["US", "FR"])) == []


@pytest.mark.parametrize("country", sorted(REQUIRED))
def test_each_paper_of_a_country_is_asked_for_until_it_is_there(country: str) -> None:
    papers = list_papers([country])
    found = check_documents(make_dossier(destination_countries=[country]))
    assert [each.element for each in found] == [paper.key for paper in papers]
    assert all(each.blocks and each.field == "documents" and each.example for each in found)
    facts = tuple(DocumentFacts(paper.country, paper.kind.value) for paper in papers)
    assert (
        check_documents(make_dossier({"documents": facts}, destination_countries=[country])) == []
    )


def test_a_paper_for_one_country_does_not_serve_another() -> None:
    facts = {"documents": (DocumentFacts("GB", "proof_of_local_address"),)}
    found = check_documents(make_dossier(facts, destination_countries=["GB", "SE"]))
    assert [each.element for each in found] == ["SE:proof_of_local_address"]


def test_the_country_and_the_paper_are_called_by_name() -> None:
    found = check_documents(make_dossier(destination_countries=["BE", "BE"]))
    assert len(found) == 3
    assert found[1].problem == "Belgium asks for a document that is not here: passport."


def test_a_country_that_does_not_exist_asks_for_nothing() -> None:
    assert check_documents(make_dossier(destination_countries=["XX", ""])) == []
