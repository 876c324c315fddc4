from __future__ import annotations

from typing import Any

import pytest

from compliance.completeness import FIELD_NAMES, FIELDS, find_gaps, list_opened_fields
from compliance.models import Submission
from tests.compliance.factories import complete_submission_values


def gaps_of(**changes: Any) -> dict[str, str]:
    """Field → sentence, for a complete form with ``changes``."""
    submission = Submission(**complete_submission_values(**changes))
    return {gap.field: gap.sentence for gap in find_gaps(submission)}


def test_a_complete_submission_has_no_gaps() -> None:
    assert gaps_of() == {}


def test_an_empty_form_lacks_every_required_field_in_form_order() -> None:
    gaps = find_gaps(Submission(channels=[]))
    assert [gap.field for gap in gaps] == [spec.name for spec in FIELDS if spec.required]
    assert all(gap.missing and gap.problem and gap.fix for gap in gaps)


US_COMPANY = {
    "entity_type": "private_company",
    "country": "US",
    "tax_id": "12-5550299",
    "region": "NY",
    "postal_code": "10001",
    "industry": "RETAIL",
    "destination_countries": ["US"],
}


def test_texting_to_the_us_asks_for_an_industry() -> None:
    assert gaps_of(**US_COMPANY) == {}
    assert gaps_of(**{**US_COMPANY, "industry": ""}) == {
        "industry": "Industry is missing. Choose the industry that fits best; US carriers ask "
        "for it."
    }


@pytest.mark.parametrize(
    "elsewhere", [{"channels": ["whatsapp"]}, {"destination_countries": ["FR"]}]
)
def test_who_does_not_text_to_the_us_is_not_asked(elsewhere: dict[str, list[str]]) -> None:
    assert gaps_of(**{**US_COMPANY, "industry": "", **elsewhere}) == {}


def test_a_public_company_that_texts_to_the_us_names_its_listing() -> None:
    public = {**US_COMPANY, "entity_type": "public_company"}
    assert list(gaps_of(**public)) == ["stock_listing"]
    assert gaps_of(**public, stock_listing="NASDAQ:EXMP") == {}
    assert "Write it like" in gaps_of(**public, stock_listing="Exmp Inc")["stock_listing"]


def test_made_up_channels_and_industries_are_told() -> None:
    gaps = gaps_of(channels=["pigeon"], industry="MAGIC")
    assert set(gaps) == {"channels", "industry"}


def test_a_field_of_blanks_is_missing_only_if_nothing_is_left() -> None:
    assert gaps_of(city="") == {
        "city": "Town or city is missing. Write the town or city of the registered address."
    }


def test_a_sole_trader_is_told_to_give_their_own_name() -> None:
    assert gaps_of(business_name="")["business_name"] == (
        "Business name is missing. Write your own name, exactly as the tax office knows it."
    )


def test_a_company_is_told_to_give_its_legal_name() -> None:
    sentence = gaps_of(business_name="", entity_type="private_company")["business_name"]
    assert sentence.endswith("Write the legal name, exactly as the tax office knows it.")


@pytest.mark.parametrize("name", ["Ada Example Ltd", "EXAMPLE GMBH", "Example, Inc."])
def test_a_sole_trader_under_a_company_name_is_told(name: str) -> None:
    assert "own name" in gaps_of(business_name=name)["business_name"]


@pytest.mark.parametrize("name", ["Ada Incledon", "Ltd Example", "Cory", "Björk"])
def test_a_persons_name_is_a_name(name: str) -> None:
    assert gaps_of(business_name=name) == {}


def test_the_tax_id_is_called_what_it_is_called_in_the_country() -> None:
    assert gaps_of(tax_id="")["tax_id"].startswith("UTR (Unique Taxpayer Reference) is missing.")
    assert gaps_of(tax_id="", country="US", region="NY", postal_code="10001") == {
        "tax_id": "EIN or SSN is missing. An EIN is two digits, a dash and seven digits; "
        "an SSN is three, two and four digits with dashes."
    }
    assert gaps_of(tax_id="", country="AE")["tax_id"].startswith("Tax registration number is")


def test_a_wrong_tax_id_is_explained_and_not_repeated() -> None:
    sentence = gaps_of(tax_id="1955839662")["tax_id"]
    assert sentence.startswith("This is not a valid UTR")
    assert "1955839662" not in sentence


def test_a_tax_id_is_not_judged_before_country_and_type_are_known() -> None:
    assert "tax_id" not in gaps_of(tax_id="anything", country="")
    assert "tax_id" not in gaps_of(tax_id="anything", entity_type="")


@pytest.mark.parametrize(
    "url",
    [
        "http://example.com",
        "https://www.example.co.uk/path?x=1#y",
        "https://bücher.example/",
        "https://shop.example.com:8443/",
    ],
)
def test_a_public_web_address_is_accepted(url: str) -> None:
    assert gaps_of(website_url=url, cta_url=url) == {}


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("example.com", "https:// in front"),
        ("www.example.com/page", "https:// in front"),
        ("ftp://example.com", "not a web address"),
        ("javascript://example.com/%0aalert(1)", "not a web address"),
        ("https://", "not a web address"),
        ("https://exa mple.com", "not a web address"),
        ("https://localhost/", "outside your network"),
        ("https://127.0.0.1/", "outside your network"),
        ("http://[::1]/", "outside your network"),
        ("http://10.0.0.8/", "outside your network"),
        ("http://93.184.216.34/", "outside your network"),
        ("http://2130706433/", "not a web address"),
        ("http://intranet/", "not a web address"),
        ("https://shop.local/", "outside your network"),
        ("https://shop.internal./", "outside your network"),
        ("https://user:secret@example.com/", "user name"),
        ("http://[::1", "not a web address"),
    ],
)
def test_an_address_that_the_public_cannot_open_is_refused(url: str, said: str) -> None:
    gaps = gaps_of(website_url=url, cta_url=url)
    assert set(gaps) == {"website_url", "cta_url"}
    assert said in gaps["website_url"]


@pytest.mark.parametrize("phone", ["+447700900123", "+12125550123", "+49 30 23125000"])
def test_an_international_phone_number_is_accepted(phone: str) -> None:
    assert gaps_of(contact_phone=phone) == {}


@pytest.mark.parametrize(
    "phone", ["020 7946 0123", "+44", "+44 20 7946 0123 ext. 5", "+999123456789", "call me"]
)
def test_any_other_phone_number_is_refused(phone: str) -> None:
    assert "plus and the country code" in gaps_of(contact_phone=phone)["contact_phone"]


@pytest.mark.parametrize("email", ["ada", "ada@", "ada@localhost", "a b@example.com"])
def test_a_malformed_email_address_is_refused(email: str) -> None:
    assert "not an e-mail address" in gaps_of(contact_email=email)["contact_email"]


def test_countries_are_iso_codes() -> None:
    assert "country code" in gaps_of(country="UK")["country"]
    wrong = gaps_of(destination_countries=["GB", "XX", "EU"])["destination_countries"]
    assert wrong.startswith("Not country codes: XX, EU.")
    assert "destination_countries" in gaps_of(destination_countries=[])


def test_a_use_case_is_at_least_a_sentence() -> None:
    assert "too short" in gaps_of(use_case="Sending notifications")["use_case"]


def test_an_entity_type_is_one_of_the_list() -> None:
    assert gaps_of(entity_type="club")["entity_type"] == (
        "This is not a type of business. Choose one from the list."
    )


def test_an_address_in_the_us_needs_state_and_zip_code() -> None:
    us = {"country": "US", "tax_id": "91-1144442"}
    assert set(gaps_of(**us, postal_code="")) == {"region", "postal_code"}
    assert set(gaps_of(**us, region="New York", postal_code="1000")) == {"region", "postal_code"}
    assert gaps_of(**us, region="NY", postal_code="10001-0001") == {}


def test_a_country_without_postal_codes_needs_none() -> None:
    assert gaps_of(country="HK", tax_id="12345678-000", postal_code="") == {}


def test_what_is_too_long_is_named() -> None:
    gaps = gaps_of(street="x" * 201, use_case="x" * 4001)
    assert gaps["street"] == "This is longer than 200 characters. Shorten it."
    assert "4000" in gaps["use_case"]


def test_the_brief_s_six_fields_are_asked() -> None:
    asked = {"business_name", "tax_id", "street", "website_url", "use_case", "cta_url"}
    assert asked <= set(FIELD_NAMES)
    columns = {field.name for field in Submission._meta.get_fields()}
    assert set(FIELD_NAMES) <= columns


def test_what_an_answer_depends_on_opens_it() -> None:
    assert list_opened_fields(["city"]) == ("city",)
    assert list_opened_fields(["entity_type"]) == ("entity_type", "business_name", "tax_id")
