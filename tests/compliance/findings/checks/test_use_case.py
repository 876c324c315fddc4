from __future__ import annotations

import pytest

from compliance.findings.checks.use_case import check_use_case, make_example
from compliance.findings.finding import Finding, Severity
from compliance.models.submission import UseCaseType
from tests.compliance.findings.checks.use_case_texts import (
    HELD_OUT_SPECIFIC,
    HELD_OUT_VAGUE,
    SPECIFIC,
    VAGUE,
)
from tests.compliance.findings.dossiers import make_dossier

BRIEFS_GOOD = (
    "Transactional order confirmations sent to customers after purchase on our e-commerce platform."
)
BRIEFS_VAGUE = "Sending notifications"
PADDED_VAGUE = "Sending notifications to the people who use our shop and app."


def check(text: str, **answers: str) -> list[Finding]:
    return check_use_case(make_dossier(use_case=text, **answers))


def get_vague(text: str) -> Finding | None:
    return next((each for each in check(text) if each.code == "use_case_vague"), None)


def is_stopped(text: str) -> bool:
    finding = get_vague(text)
    return finding is not None and finding.blocks


def test_the_good_example_of_the_brief_passes() -> None:
    assert [each.code for each in check(BRIEFS_GOOD)] == [
        "use_case_specific",
        "use_case_no_frequency",
    ]


@pytest.mark.parametrize("text", [BRIEFS_VAGUE, PADDED_VAGUE])
def test_the_vague_example_of_the_brief_fails_however_it_is_padded(text: str) -> None:
    assert is_stopped(text)


@pytest.mark.parametrize("text", SPECIFIC)
def test_a_specific_description_is_never_stopped(text: str) -> None:
    assert not is_stopped(text)


@pytest.mark.parametrize("text", VAGUE)
def test_a_vague_description_is_stopped(text: str) -> None:
    assert is_stopped(text)


def test_descriptions_that_were_kept_back_are_judged_rightly() -> None:
    wrongly_stopped = [text for text in HELD_OUT_SPECIFIC if is_stopped(text)]
    wrongly_passed = [text for text in HELD_OUT_VAGUE if not is_stopped(text)]
    assert (wrongly_stopped, wrongly_passed) == ([], [])


def test_a_specific_description_seldom_gets_a_warning() -> None:
    texts = SPECIFIC + HELD_OUT_SPECIFIC
    warned = [text for text in texts if get_vague(text)]
    assert len(warned) <= len(texts) / 10


def test_what_is_missing_is_named_and_what_is_there_is_quoted() -> None:
    finding = get_vague("Appointment reminders to our patients.")
    assert finding is not None
    assert finding.element == "trigger"
    assert finding.problem == (
        "The description does not say what triggers a message. It does say what a message "
        "contains (“Appointment reminders”); who receives it (“patients”)."
    )
    assert finding.fix.startswith("Say what triggers a message")
    assert finding.quote == "Appointment reminders"


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Messages are sent to customers after they place an order.", "content"),
        ("Order confirmations with the order number, sent when an order is placed.", "recipients"),
        ("Appointment reminders to our patients.", "trigger"),
        ("Sending SMS to patients.", "trigger,content"),
        (BRIEFS_VAGUE, "trigger,content,recipients"),
    ],
)
def test_each_part_can_be_the_missing_one(text: str, missing: str) -> None:
    finding = get_vague(text)
    assert finding is not None
    assert finding.element == missing


def test_nothing_found_quotes_the_nearest_miss() -> None:
    finding = get_vague(BRIEFS_VAGUE)
    assert finding is not None
    assert finding.quote == "Sending notifications"


@pytest.mark.parametrize("text", SPECIFIC + VAGUE + HELD_OUT_SPECIFIC + HELD_OUT_VAGUE)
def test_every_quote_stands_in_the_description(text: str) -> None:
    assert all(finding.quote in text for finding in check(text))


@pytest.mark.parametrize("kind", UseCaseType.values)
def test_the_example_is_this_business_s_and_would_pass(kind: str) -> None:
    dossier = make_dossier(use_case_type=kind, use_case=BRIEFS_VAGUE)
    example = check_use_case(dossier)[0].example
    assert "Harbor Books LLC" in example
    assert "harborbooks.example" in example
    assert [each.code for each in check(example)] == ["use_case_specific"]


def test_an_example_needs_neither_name_nor_website() -> None:
    submission = make_dossier(business_name="", website_url="", use_case_type="").submission
    assert [each.code for each in check(make_example(submission))] == ["use_case_specific"]


@pytest.mark.parametrize(
    "often", ["One message per order.", "Twice a month.", "Up to 4 texts a week.", "Daily."]
)
def test_a_frequency_is_understood(often: str) -> None:
    assert [each.code for each in check(f"{BRIEFS_GOOD} {often}")] == ["use_case_specific"]


def test_a_missing_frequency_only_warns() -> None:
    finding = check(BRIEFS_GOOD)[-1]
    assert (finding.code, finding.severity) == ("use_case_no_frequency", Severity.WARN)


@pytest.mark.parametrize(
    "text",
    [
        "order confirmation customers purchase delivery reminder patients appointment code login",
        "customers customers customers after after purchase confirmation confirmation order",
        "Lorem ipsum: order confirmations to customers after purchase.",
        "orders, customers, purchase, confirmation, delivery, after, when, shipped",
    ],
)
def test_words_without_a_sentence_are_told_apart(text: str) -> None:
    finding = get_vague(text)
    assert finding is not None
    assert finding.blocks
    assert finding.problem.startswith("This does not read like a description")


@pytest.mark.parametrize(
    "text",
    [
        "Bestellbestätigungen an Kunden, wenn sie in unserem Shop etwas bestellt haben, mit der "
        "Nummer der Bestellung und dem Tag der Lieferung.",
        "Confirmations de commande envoyées à nos clients après un achat sur notre boutique, avec "
        "le numéro de la commande et la date de livraison.",
        "お客様がオンラインショップで購入した後に注文確認を送信します。",
        "Подтверждения заказов покупателям после покупки в нашем магазине.",
    ],
)
def test_another_language_is_left_to_the_reviewer(text: str) -> None:
    (finding,) = check(text)
    assert (finding.code, finding.severity) == ("use_case_vague", Severity.WARN)
    assert "not seem to be English" in finding.problem


def test_a_rich_description_that_we_fail_to_understand_only_warns() -> None:
    finding = get_vague(
        "Homeowners whose solar panels produce less than expected receive a warning and the name "
        "of the faulty inverter."
    )
    assert finding is not None
    assert finding.severity == Severity.WARN
    assert finding.problem.startswith("We could not find what triggers a message.")


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_an_empty_description_is_the_form_s_affair(text: str) -> None:
    assert check(text) == []


def test_hidden_characters_neither_help_nor_harm() -> None:
    hidden = BRIEFS_GOOD.replace("confirmations", "confir\u200bmations")
    finding = check(hidden)[0]
    assert finding.code == "use_case_specific"
    assert finding.quote in hidden
    assert is_stopped(PADDED_VAGUE.replace("notifications", "notifi\u200bcations"))


@pytest.mark.parametrize("text", ["\u202e" * 50, "🎉" * 100, "<script>" * 20, "a" * 4000, "\0x"])
def test_strange_input_is_stopped_and_never_an_error(text: str) -> None:
    assert get_vague(text) is not None
