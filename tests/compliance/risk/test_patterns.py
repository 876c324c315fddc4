from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from compliance.findings.dossier import Reuse
from compliance.providers.registry import Known, RegistryAnswer
from tests.compliance.findings.dossiers import NOW, make_dossier
from tests.compliance.risk.rules import ask, list_fired


def test_an_honest_business_fires_nothing() -> None:
    registry = RegistryAnswer(
        known=Known.FOUND,
        legal_name="Harbor Books LLC",
        status="active",
        address={"country": "US"},
    )
    facts = {"registry": registry, "domain_registered_on": date(2019, 5, 1)}
    assert list_fired(make_dossier(facts)) == set()


@pytest.mark.parametrize(
    ("days", "code"),
    [(0, "new_domain"), (29, "new_domain"), (30, "young_domain"), (179, "young_domain")],
)
def test_a_domain_of_yesterday_is_told_with_its_age(days: int, code: str) -> None:
    dossier = make_dossier({"domain_registered_on": NOW.date() - timedelta(days=days)})
    assert list_fired(dossier) == {code}
    found = ask(code, dossier)
    assert found is not None
    assert f"{days} days ago" in found.evidence[0]


def test_a_domain_of_an_old_or_unknown_age_is_no_sign() -> None:
    old = {"domain_registered_on": NOW.date() - timedelta(days=180)}
    assert list_fired(make_dossier(old)) == set()
    assert list_fired(make_dossier({"domain_registered_on": None})) == set()


def test_a_date_in_the_future_counts_as_today() -> None:
    future = {"domain_registered_on": NOW.date() + timedelta(days=5)}
    assert list_fired(make_dossier(future)) == {"new_domain"}


@pytest.mark.parametrize(
    "answers",
    [
        {"sample_1": "Harbor Books: see bit.ly/abc for your order"},
        {"sample_2": "Harbor Books: see https://tinyurl.com/abc today"},
        {"use_case": "Links like https://t.co/abc are sent to customers after a purchase."},
        {"cta_url": "https://rb.gy/abc"},
    ],
)
def test_a_shortener_is_found_wherever_it_stands(answers: dict[str, str]) -> None:
    found = ask("url_shortener", make_dossier(**answers))
    assert found is not None
    assert found.where == next(iter(answers))
    assert found.evidence[0] in next(iter(answers.values()))


def test_a_host_that_only_looks_like_a_shortener_is_none() -> None:
    sample = "Harbor Books: https://bit.ly.harborbooks.example/x and harborbooks.example/bit.ly"
    assert ask("url_shortener", make_dossier(sample_1=sample)) is None


@pytest.mark.parametrize(
    ("answers", "where"),
    [
        ({"contact_phone": "+4915112345678"}, "contact_phone"),
        ({"website_url": "https://harborbooks.ru"}, "website_url"),
        ({"contact_email": "dana@other.cn"}, "contact_email"),
    ],
)
def test_one_sign_of_another_country_only_adds_points(answers: dict[str, str], where: str) -> None:
    dossier = make_dossier(**{"contact_email": "dana@harborbooks.com", **answers})
    assert list_fired(dossier) == {"country_mismatch"}
    found = ask("country_mismatch", dossier)
    assert found is not None
    assert (found.where, found.outcome) == (where, "allow")


def test_several_signs_ask_for_a_look() -> None:
    dossier = make_dossier(contact_phone="+4915112345678", website_url="https://harborbooks.ru")
    assert list_fired(dossier) == {"country_mismatch", "countries_mismatch"}


def test_a_register_that_knows_another_country_asks_for_a_look() -> None:
    registry = RegistryAnswer(
        known=Known.FOUND, legal_name="Harbor Books LLC", address={"country": "PA"}
    )
    assert list_fired(make_dossier({"registry": registry})) == {"registered_elsewhere"}


@pytest.mark.parametrize(
    "answers",
    [
        {"website_url": "https://harborbooks.io"},
        {"website_url": "https://harborbooks.co"},
        {"website_url": "https://harborbooks.us"},
        {"website_url": "https://1.2.3.4/"},
        {"website_url": ""},
        {"contact_phone": "+17872345678"},  # Puerto Rico
        {"contact_phone": "none"},
        {"country": ""},
        {
            "country": "GB",
            "website_url": "https://harborbooks.co.uk",
            "contact_phone": "+447700900123",
        },
        {
            "country": "GB",
            "website_url": "https://harborbooks.eu",
            "contact_phone": "+441534123456",
        },
    ],
)
def test_what_is_at_home_or_nowhere_is_no_sign(answers: dict[str, str]) -> None:
    assert "country_mismatch" not in list_fired(make_dossier(**answers))


@pytest.mark.parametrize(
    ("reuse", "code", "outcome"),
    [
        (Reuse(tax_id=1), "reused_tax_id", "review"),
        (Reuse(domain=2), "reused_domain", "review"),
        (Reuse(phone=1), "reused_phone", "allow"),
    ],
)
def test_what_another_account_has_too_is_told(reuse: Reuse, code: str, outcome: str) -> None:
    dossier = make_dossier({"reuse": reuse})
    assert list_fired(dossier) == {code}
    found = ask(code, dossier)
    assert found is not None
    assert found.outcome == outcome
    assert "account" in found.evidence[0]


def test_a_host_that_everybody_uses_links_nobody_and_is_a_sign_itself() -> None:
    url = "https://www.facebook.com/harborbooks"
    dossier = make_dossier({"reuse": Reuse(domain=9)}, website_url=url)
    assert list_fired(dossier) == {"shared_host"}


def test_a_free_mailbox_weighs_for_a_company_only() -> None:
    assert list_fired(make_dossier(contact_email="dana@gmail.com")) == {"free_mail"}
    sole = {"contact_email": "dana@gmail.com", "entity_type": "sole_trader"}
    assert list_fired(make_dossier(**sole)) == set()


@pytest.mark.parametrize("field", ["use_case", "sample_1", "sample_2"])
def test_an_offer_among_one_time_codes_is_told(field: str) -> None:
    offer: dict[str, Any] = {field: "Harbor Books: 20% off all novels with your code today."}
    found = ask(
        "promotional_in_authentication", make_dossier(use_case_type="authentication", **offer)
    )
    assert found is not None
    assert (found.where, found.evidence) == (field, ("20% off",))
    assert ask("promotional_in_authentication", make_dossier(**offer)) is None


def test_a_code_without_an_offer_is_none() -> None:
    answers = {"use_case_type": "authentication", "sample_1": "Use code 123456 to sign in."}
    assert ask("promotional_in_authentication", make_dossier(**answers)) is None


def test_a_tax_id_that_is_not_on_file_asks_for_a_look() -> None:
    registry = RegistryAnswer(known=Known.NOT_FOUND)
    assert list_fired(make_dossier({"registry": registry})) == {"tax_id_not_on_file"}


def test_a_dissolved_business_asks_for_a_look() -> None:
    registry = RegistryAnswer(known=Known.FOUND, legal_name="Harbor Books LLC", status="dissolved")
    found = ask("business_inactive", make_dossier({"registry": registry}))
    assert found is not None
    assert found.evidence == ("Status on file: dissolved.",)


def test_another_name_on_file_asks_for_a_look() -> None:
    another = RegistryAnswer(known=Known.FOUND, legal_name="Zebra Holdings Ltd", status="active")
    found = ask("name_mismatch", make_dossier({"registry": another}))
    assert found is not None
    assert found.evidence == ("Typed “Harbor Books LLC”, on file “Zebra Holdings Ltd”.",)


def test_a_name_that_is_only_written_otherwise_does_not() -> None:
    registry = RegistryAnswer(known=Known.FOUND, legal_name="HARBOR BOOKS, L.L.C.")
    assert list_fired(make_dossier({"registry": registry})) == set()


@pytest.mark.parametrize(
    ("sample", "signature"),
    [
        ("USPS: your parcel [number] is here", "USPS"),
        ("PayPal - your receipt is ready", "PayPal"),
        ("Bank of America: see your statement", "Bank of America"),
        ("P\u200bayPal: your receipt is ready", "P\u200bayPal"),
    ],
)
def test_a_sample_signed_by_somebody_known_is_held(sample: str, signature: str) -> None:
    found = ask("impersonation", make_dossier(sample_1=sample))
    assert found is not None
    assert (found.outcome, found.evidence) == ("hold", (signature,))


def test_the_owner_of_the_name_may_sign_with_it() -> None:
    answers = {"sample_1": "PayPal: your receipt is ready", "website_url": "https://www.paypal.com"}
    assert ask("impersonation", make_dossier(**answers)) is None


@pytest.mark.parametrize(
    "sample",
    [
        "Harbor Books: your parcel is with USPS",
        "Apple pie, fresh today: Harbor Books",
        "Upside Books: your order is ready",
    ],
)
def test_a_name_that_is_only_mentioned_is_no_signature(sample: str) -> None:
    assert ask("impersonation", make_dossier(sample_1=sample)) is None


@pytest.mark.parametrize("word", ["Раypal", "cas\u200bino", "Νetflix", "ab\u202ecd"])
def test_letters_of_two_alphabets_in_one_word_are_told(word: str) -> None:
    found = ask("disguised_words", make_dossier(sample_1=f"Welcome to {word} today"))
    assert found is not None
    assert found.evidence == (word,)


@pytest.mark.parametrize(
    "word", ["Café", "Россия", "Ελλάδα", "naïve", "東京", "👨\u200d👩\u200d👧", "Łódź"]
)
def test_words_of_one_alphabet_are_not(word: str) -> None:
    assert ask("disguised_words", make_dossier(sample_1=f"Welcome to {word} today")) is None
