"""What a kind of sender needs in a country, and what is no question."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.http import HttpResponse

from tests.conftest import Api
from tests.factories import Business

pytestmark = pytest.mark.django_db
PATH = "/v3/compliance/requirements"


@pytest.mark.parametrize("spelling", ["TEN_DLC", "10DLC", "ten_dlc"])
def test_us_ten_digit_numbers_need_a_brand_and_a_campaign(
    api: Api, business: Business, spelling: str
) -> None:
    found = api.get(f"{PATH}?channel=sms&country=us&type={spelling}", business).json()["data"]
    keys = {each["key"] for each in found["requirements"] if each["required"]}
    assert {"brand.legal_name", "brand.tax_id", "campaign.use_cases"} <= keys
    assert (found["country"], found["type"], found["required"]) == ("US", "TEN_DLC", True)
    assert found["setup"][-1] == "number_assignment"


def test_a_country_s_papers_are_named(api: Api, business: Business) -> None:
    found = api.get(f"{PATH}?country=BE&type=MOBILE", business).json()["data"]
    assert "document.passport" in {each["key"] for each in found["requirements"]}
    assert "brand_registration" not in found["setup"]


def test_where_nothing_is_asked_for_the_list_is_empty(api: Api, business: Business) -> None:
    found = api.get(f"{PATH}?country=FR&type=ALPHANUMERIC", business).json()["data"]
    assert (found["requirements"], found["required"]) == ([], False)
    assert found["sender_id_pattern"].startswith("^")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("type=LOCAL", (400, "VALIDATION_004")),
        ("country=US", (400, "VALIDATION_004")),
        ("country=Narnia&type=LOCAL", (400, "VALIDATION_001")),
        ("country=US&type=PIGEON", (400, "VALIDATION_001")),
        ("country=US&type=LOCAL&channel=smoke", (400, "VALIDATION_001")),
        ("country=US&type=LOCAL&channel=whatsapp", (501, "SERVICE_002")),
        ("country=US&type=LOCAL&channel=rcs", (501, "SERVICE_002")),
    ],
)
def test_what_makes_no_sense_is_refused(
    api: Api,
    business: Business,
    error_of: Callable[[HttpResponse], tuple[int, str]],
    query: str,
    expected: tuple[int, str],
) -> None:
    response = api.get(f"{PATH}?{query}", business)
    assert error_of(response) == expected
    assert response["x-should-retry"] == "false"
