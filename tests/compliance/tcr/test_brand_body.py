"""A brand in TCR's words."""

from __future__ import annotations

from typing import Any

import pytest

from compliance.models import Brand
from compliance.tcr.brand_body import describe_brand, describe_update, read_listing

COMPANY: dict[str, Any] = {
    "entity_type": "private_company",
    "business_name": "Bramble Lane Preserves LLC",
    "display_name": "Bramble Lane",
    "country": "US",
    "tax_id": "12-5550299",
    "street": "210 Water Street",
    "city": "Portland",
    "region": "ME",
    "postal_code": "04101",
    "website_url": "https://bramblelane.example",
    "industry": "RETAIL",
    "contact_name": "Ada Bramble",
    "contact_email": "ada@bramblelane.example",
    "contact_phone": "+12075550142",
}


def make(**changes: Any) -> Brand:
    return Brand(**{**COMPANY, **changes})


def test_a_company_says_all_that_tcr_asks() -> None:
    brand = make()
    assert describe_brand(brand) == {
        "entityType": "PRIVATE_PROFIT",
        "displayName": "Bramble Lane",
        "companyName": "Bramble Lane Preserves LLC",
        "ein": "125550299",
        "einIssuingCountry": "US",
        "vertical": "RETAIL",
        "country": "US",
        "email": "ada@bramblelane.example",
        "phone": "+12075550142",
        "brandRelationship": "BASIC_ACCOUNT",
        "street": "210 Water Street",
        "city": "Portland",
        "state": "ME",
        "postalCode": "04101",
        "website": "https://bramblelane.example",
        "referenceId": str(brand.pk),
    }


def test_nothing_empty_is_sent() -> None:
    body = describe_brand(make(region="", website_url="", industry="", street="", country="GB"))
    assert not [name for name, value in body.items() if value in ("", None)]
    assert not {"state", "website", "vertical", "street", "mock"} & set(body)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("private_company", "PRIVATE_PROFIT"),
        ("public_company", "PUBLIC_PROFIT"),
        ("non_profit", "NON_PROFIT"),
        ("government", "GOVERNMENT"),
        ("sole_trader", "SOLE_PROPRIETOR"),
    ],
)
def test_every_type_of_business_has_its_word(ours: str, theirs: str) -> None:
    assert describe_brand(make(entity_type=ours))["entityType"] == theirs


def test_a_sole_proprietor_is_a_person_without_a_tax_id() -> None:
    body = describe_brand(make(entity_type="sole_trader", business_name="Ada Mary Bramble"))
    assert (body["firstName"], body["lastName"]) == ("Ada Mary", "Bramble")
    assert body["mobilePhone"] == "+12075550142"
    assert not {"ein", "companyName", "vertical", "einIssuingCountry"} & set(body)


def test_a_person_with_one_name_has_both() -> None:
    body = describe_brand(make(entity_type="sole_trader", business_name="Ada"))
    assert (body["firstName"], body["lastName"]) == ("Ada", "Ada")


def test_a_public_company_names_its_stock() -> None:
    body = describe_brand(make(entity_type="public_company", stock_listing="nasdaq: exmp"))
    assert (body["stockExchange"], body["stockSymbol"]) == ("NASDAQ", "EXMP")
    assert body["businessContactEmail"] == "ada@bramblelane.example"


def test_a_private_company_names_no_stock() -> None:
    assert "stockSymbol" not in describe_brand(make(stock_listing="NASDAQ:EXMP"))


def test_an_exchange_that_tcr_does_not_know_is_another() -> None:
    assert read_listing("XETRA:EXM.DE") == ("OTHER", "EXM.DE")


def test_a_zip_code_is_its_five_digits() -> None:
    assert describe_brand(make(postal_code="04101-1234"))["postalCode"] == "04101"
    other = make(country="NL", postal_code="1017 AB")
    assert describe_brand(other)["postalCode"] == "1017 AB"


def test_a_long_web_address_is_cut_to_what_tcr_takes() -> None:
    assert len(describe_brand(make(website_url="https://e.example/" + "a" * 200))["website"]) == 100


def test_a_mock_says_so() -> None:
    assert describe_brand(make(is_mock=True))["mock"] is True


def test_a_correction_is_all_of_it_but_the_reference() -> None:
    brand = make(is_mock=True)
    expected = describe_brand(brand)
    del expected["referenceId"], expected["mock"]
    assert describe_update(brand) == expected
