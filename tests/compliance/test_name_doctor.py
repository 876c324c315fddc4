from __future__ import annotations

import pytest

from compliance.name_doctor import Diagnosis, Kind, diagnose
from tests.compliance.names import (
    BUSINESSES,
    DOUBTFUL_PERSONS,
    EDITS,
    OTHER_FORMS,
    OTHER_PERSONS,
    OTHERS,
    PERSONS,
)

PAIRS = sorted(
    {
        (edit, typed, official)
        for official in BUSINESSES
        for edit, change in EDITS.items()
        if (typed := change(official)) != official
    }
)


def test_the_name_on_file_is_exact() -> None:
    assert diagnose("Acme Corp, LLC", "Acme Corp, LLC") == Diagnosis(Kind.EXACT)


def test_there_are_pairs_enough() -> None:
    assert len(BUSINESSES) >= 60
    assert len(PAIRS) >= 500
    assert {edit for edit, _, _ in PAIRS} == set(EDITS)
    assert len(set(OTHERS)) >= 60


@pytest.mark.parametrize("edit", EDITS)
def test_a_name_written_otherwise_gets_the_name_on_file(edit: str) -> None:
    for name, typed, official in PAIRS:
        if name == edit:
            diagnosis = diagnose(typed, official)
            assert (diagnosis.kind, diagnosis.suggestion) == (Kind.DIFFERS, official), typed
            assert diagnosis.differences, typed


@pytest.mark.parametrize(("typed", "official"), OTHERS)
@pytest.mark.parametrize("person", [False, True])
def test_a_similar_name_of_another_business_gets_nothing(
    typed: str, official: str, person: bool
) -> None:
    assert diagnose(typed, official, person=person) == Diagnosis(Kind.ANOTHER)
    assert diagnose(official, typed, person=person) == Diagnosis(Kind.ANOTHER)


@pytest.mark.parametrize(("typed", "official"), OTHER_FORMS)
def test_another_legal_form_is_another_legal_person_and_is_not_told(
    typed: str, official: str
) -> None:
    diagnosis = diagnose(typed, official)
    assert (diagnosis.kind, diagnosis.suggestion) == (Kind.DIFFERS, None)
    (said,) = diagnosis.differences
    assert said.startswith("On file the legal form is another one than “")
    assert official.rpartition(" ")[2] not in said


@pytest.mark.parametrize(("typed", "official"), PERSONS)
def test_a_person_s_name_written_otherwise_gets_the_name_on_file(typed: str, official: str) -> None:
    diagnosis = diagnose(typed, official, person=True)
    assert (diagnosis.kind, diagnosis.suggestion) == (Kind.DIFFERS, official)
    assert diagnosis.differences


@pytest.mark.parametrize(("typed", "official"), DOUBTFUL_PERSONS)
def test_a_person_who_may_be_another_gets_nothing(typed: str, official: str) -> None:
    diagnosis = diagnose(typed, official, person=True)
    assert (diagnosis.kind, diagnosis.suggestion) == (Kind.DIFFERS, None)
    assert official not in " ".join(diagnosis.differences)


@pytest.mark.parametrize(("typed", "official"), OTHER_PERSONS)
def test_another_person_gets_nothing(typed: str, official: str) -> None:
    assert diagnose(typed, official, person=True) == Diagnosis(Kind.ANOTHER)


def test_a_company_has_no_middle_name() -> None:
    assert diagnose("Acme Books", "Acme Used Books") == Diagnosis(Kind.ANOTHER)
    assert diagnose("Acme Books Ltd", "Acme Used Books Ltd", person=True).suggestion is None


SENTENCES = [
    ("Acme Corp LLC", "Acme Corp, LLC", "On file there is a comma after “Corp”: “Acme Corp, LLC”."),
    ("Acme, LLC", "Acme LLC", "On file there is no comma after “Acme”: “Acme LLC”."),
    ("Acme Ltd", "Acme Ltd.", "On file there is a full stop after “Ltd”: “Acme Ltd.”."),
    ("acme ltd", "ACME Ltd", "On file the capital letters are others: “ACME Ltd”."),
    ("Book Shop Ltd", "Bookshop Ltd", "On file it is written as one word: “Bookshop”."),
    ("Bookshop Ltd", "Book Shop Ltd", "On file it is more than one word: “Book Shop”."),
    ("Cafe Zed", "Café Zed", "On file it is written with accents: “Café”, not “Cafe”."),
    ("Café Zed", "Cafe Zed", "On file it is written without accents: “Cafe”, not “Café”."),
    ("Mueller AG", "Müller AG", "On file it is written “Müller”, not “Mueller”."),
    ("A and B Ltd", "A & B Ltd", "On file it says “&”, not “and”: “A & B Ltd”."),
    ("A B Ltd", "A & B Ltd", "On file there is “&”: “A & B Ltd”."),
    ("A & B Ltd", "A B Ltd", "On file there is no “&”: “A B Ltd”."),
    ("Acme Limited", "Acme Ltd", "On file the legal form is written “Ltd”, not “Limited”."),
    ("Acme LLC", "Acme L.L.C.", "On file the legal form is written “L.L.C.”, not “LLC”."),
    ("Acme", "Acme Ltd", "On file the legal form is part of the name: “Ltd”."),
    ("Acme Ltd", "Acme", "On file there is no “Ltd” at the end: “Acme”."),
    ("Mill Ltd", "The Mill Ltd", "On file the name has “The”."),
    ("The Mill Ltd", "Mill Ltd", "On file the name has no “The”."),
    ("B A Ltd", "A B Ltd", "On file the words stand in another order: “A B Ltd”."),
    ("Janes Pub", "Jane's Pub", "On file it is written “Jane's”, not “Janes”."),
    ("Acme Bros", "Acme Brothers", "On file it is written “Brothers”, not “Bros”."),
    ("Jo Doe dba Zed", "Jo Doe", "On file there is no trade name: leave out “dba Zed”."),
    ("Acme", "Acme dba Zed", "On file a trade name is part of it: “dba Zed”."),
    ("Acme dba Zet", "Acme dba Zed", "On file the trade name is “Zed”."),
    ("Acme t/a Zed", "Acme dba Zed", "On file the trade name is written “dba Zed”."),
    ("Ac\u200bme", "Acme", "What you typed contains characters that cannot be seen."),
    ("Acme  Ltd", "Acme Ltd", "What you typed contains more spaces than the name on file."),
    ("Blue Sky", "Blue-Sky", "On file there is a hyphen after “Blue”: “Blue-Sky”."),
]


@pytest.mark.parametrize(("typed", "official", "said"), SENTENCES)
def test_the_difference_is_said_in_plain_words(typed: str, official: str, said: str) -> None:
    diagnosis = diagnose(typed, official)
    assert diagnosis.differences == (said,)
    assert diagnosis.suggestion == official


@pytest.mark.parametrize(
    ("typed", "official", "said"),
    [
        ("Jo Doe", "Jo Ann Doe", "On file there is also “Ann” between given name and surname."),
        ("Jo Ann Doe", "Jo Doe", "On file there is no “Ann” between given name and surname."),
        ("Doe, Jo Ann", "Jo Doe", "On file the names stand in another order: “Jo Doe”."),
        ("Dr Jo Doe", "Jo Doe", "On file there is no “Dr”: “Jo Doe”."),
    ],
)
def test_the_difference_of_a_person_is_said_in_plain_words(
    typed: str, official: str, said: str
) -> None:
    assert said in diagnose(typed, official, person=True).differences


@pytest.mark.parametrize(
    "name",
    ["", " ", "...", "&", "\u202e", "\0", "💥", "Ltd", "the", ",,,", "dba", "a" * 5000, "株式会社"],
)
def test_strange_names_are_compared_and_never_an_error(name: str) -> None:
    assert diagnose(name, "Acme Ltd").suggestion is None
    assert diagnose("Acme Ltd", name).suggestion is None
    assert diagnose(name, name).kind == Kind.EXACT
