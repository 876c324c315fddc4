from __future__ import annotations

import pytest

from compliance.evidence.visit import ROLES
from compliance.risk.seed_rules import RULES
from tests.compliance.findings.checks.use_case_texts import HELD_OUT_SPECIFIC, SPECIFIC
from tests.compliance.findings.dossiers import make_dossier, make_visit, show
from tests.compliance.risk.rules import ask, list_fired
from tests.compliance.risk.texts_of_risk import FIRING, HARMLESS

WORDS = {rule["code"]: rule for rule in RULES if rule["pattern"] == "words"}
EVERYWHERE = [code for code, rule in WORDS.items() if "places" not in rule["parameters"]]
RISKY = [(code, text) for code, texts in FIRING.items() for text in texts]
SELLS_WINE = {text for text in SPECIFIC if "wine club" in text}


def test_every_rule_of_words_has_texts_to_be_tested_with() -> None:
    assert set(FIRING) == set(HARMLESS) == set(WORDS)


@pytest.mark.parametrize(("code", "text"), RISKY)
def test_a_rule_fires_on_what_such_a_business_writes(code: str, text: str) -> None:
    found = ask(code, make_dossier(use_case=text))
    assert found is not None
    assert found.where == "use_case"
    assert found.evidence
    assert all(quote in text for quote in found.evidence)


@pytest.mark.parametrize(("code", "text"), [each for each in RISKY if each[0] in EVERYWHERE])
def test_it_fires_on_the_website_as_well(code: str, text: str) -> None:
    dossier = make_dossier(show(f"Welcome\n{text}\nContact us"))
    found = ask(code, dossier)
    assert found is not None
    assert (found.where, found.url) == ("website", dossier.visits["website"].fetched.final_url)
    assert found.page_hash == dossier.visits["website"].sha256
    assert all(quote in text for quote in found.evidence)


@pytest.mark.parametrize("text", [text for texts in HARMLESS.values() for text in texts])
def test_what_only_sounds_like_it_fires_nothing(text: str) -> None:
    assert list_fired(make_dossier(use_case=text, sample_1=text, business_name=text)) == set()
    assert list_fired(make_dossier(show(text))) == set()


@pytest.mark.parametrize("text", [*SPECIFIC, *HELD_OUT_SPECIFIC])
def test_honest_descriptions_fire_nothing(text: str) -> None:
    expected = {"alcohol"} if text in SELLS_WINE else set()
    assert list_fired(make_dossier(use_case=text)) == expected


@pytest.mark.parametrize(
    "written",
    [
        "Lucky casino tonight",
        "Lucky CASINO tonight",
        "Lucky cas\u200bino tonight",
        "Lucky саѕіnо tonight",
        "Lucky c.a.s.i.n.o tonight",
        "Lucky cas1no tonight",
        "Lucky ca\u00adsino tonight",
    ],
)
def test_disguised_words_are_found_and_quoted_as_they_were_written(written: str) -> None:
    found = ask("gambling", make_dossier(sample_1=written))
    assert found is not None
    assert found.evidence == (written,)


@pytest.mark.parametrize(
    "text",
    [
        "We do not sell alcohol, tobacco, firearms or cannabis.",
        "No cannabis, no gambling, no firearms.",
        "Our shop never offers vape pens or cigarettes for sale.",
        "Casino sites, payday loans and firearms are prohibited.",
        "All dishes are alcohol-free; casino content is not allowed.",
        "You may not use our service to promote a casino or payday loans.",
    ],
)
def test_what_is_ruled_out_fires_nothing(text: str) -> None:
    assert list_fired(make_dossier(use_case=text)) == set()
    assert list_fired(make_dossier(show(text))) == set()


@pytest.mark.parametrize(
    "text",
    [
        "No deposit casino bonus today.",
        "Don't miss it! Casino open all night.",
        "No limits at our online casino",
        "We do not close at night. Visit our casino.",
    ],
)
def test_a_no_that_rules_nothing_out_protects_nobody(text: str) -> None:
    assert "gambling" in list_fired(make_dossier(use_case=text))


def test_a_list_of_prohibited_uses_on_a_page_fires_nothing() -> None:
    page = (
        "Acceptable use\nYou may not send messages about:\nGambling and casinos\nFirearms\nCBD oil"
    )
    assert list_fired(make_dossier(show(page, role="terms"))) == set()


def test_such_a_list_does_not_cover_the_rest_of_the_page() -> None:
    page = "Prohibited uses\nFirearms\n" + "Our rooms are quiet.\n" * 60 + "Play in our casino"
    assert list_fired(make_dossier(show(page))) == {"gambling"}


def test_one_weak_word_proves_nothing_and_two_do() -> None:
    assert ask("gambling", make_dossier(use_case="The odds are good")) is None
    assert ask("gambling", make_dossier(use_case="The odds of this jackpot")) is not None


def test_the_same_weak_word_twice_is_one() -> None:
    assert ask("gambling", make_dossier(use_case="Odds, odds and odds again")) is None


def test_weak_words_of_different_places_do_not_meet() -> None:
    assert ask("gambling", make_dossier(use_case="The odds", sample_1="A jackpot")) is None


def test_the_name_of_the_business_is_read() -> None:
    found = ask("cannabis", make_dossier(business_name="Green Leaf Cannabis LLC"))
    assert found is not None
    assert found.where == "business_name"


@pytest.mark.parametrize("role", ROLES)
def test_every_page_is_read(role: str) -> None:
    found = ask("gambling", make_dossier(show("Our casino", role=role)))
    assert found is not None
    assert found.where == role


def test_several_places_are_named_and_the_first_is_quoted() -> None:
    dossier = make_dossier(show("Welcome to our casino"), use_case="Casino", sample_2="A casino")
    found = ask("gambling", dossier)
    assert found is not None
    assert (found.where, found.also, found.evidence) == (
        "use_case",
        ("sample_2", "website"),
        ("Casino",),
    )


def test_a_page_that_answers_two_addresses_is_read_once() -> None:
    visit = make_visit("Our casino")
    twin = type(visit)("opt_in", visit.fetched, visit.page, visit.at)
    found = ask("gambling", make_dossier({"visits": {"website": visit, "opt_in": twin}}))
    assert found is not None
    assert (found.where, found.also) == ("website", ())


def test_a_page_that_could_not_be_read_is_passed_over() -> None:
    visit = make_visit("Our casino")
    unread = type(visit)("website", visit.fetched, None, visit.at)
    assert ask("gambling", make_dossier({"visits": {"website": unread}})) is None


def test_a_quote_stays_within_its_line_and_within_reason() -> None:
    page = "First line\n" + "word " * 100 + "our casino is open " + "word " * 100 + "\nLast line"
    found = ask("gambling", make_dossier(show(page)))
    assert found is not None
    (quote,) = found.evidence
    assert quote in page
    assert "casino" in quote
    assert len(quote) < 160
    assert "line" not in quote


def test_a_page_of_two_million_characters_is_read_in_part() -> None:
    page = "Our casino. " + "lorem ipsum " * 170_000
    assert ask("gambling", make_dossier(show(page))) is not None
