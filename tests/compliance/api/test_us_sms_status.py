"""The status that programs read tells of the US SMS registration what the page tells people."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from compliance.services.tcr.moves import record
from tests.compliance.conftest import take_picture
from tests.compliance.tcr_factories import (
    EIN,
    make_assignment,
    make_brand,
    make_campaign,
    make_us_number,
    make_word,
)
from tests.factories import Business

pytestmark = pytest.mark.django_db
PATH = "/v3/compliance/status"


def ask(business: Business) -> Any:
    response = Client().get(PATH, headers=business.headers)
    assert response.status_code == 200, response.content
    return response.json()["data"]["us_sms"]


def test_where_each_registration_stands_is_told(business: Business) -> None:
    now = timezone.now()
    brand = make_brand(account=business.account, settled_at=now)
    campaign = make_campaign(brand=brand, state="carrier_review", waits_on="carrier", looked_at=now)
    make_word(campaign, "10017", "approved")
    record(campaign, "wait_for_carriers")
    told = ask(business)
    assert (told["waiting_on"], told["needed"], told["is_late"]) == ("carrier", "Nothing", False)
    first, second = told["registrations"]
    assert (first["kind"], first["state"], first["steps"]) == ("brand", "verified", [])
    assert (second["id"], second["kind"]) == (str(campaign.pk), "campaign")
    assert (second["text"], second["who"]) == ("With the carriers", "The mobile carriers")
    assert (second["eta"]["based_on"], second["eta"]["is_late"]) == (0, False)
    assert second["last_asked_at"] is not None
    assert second["carriers"][0] == {
        "carrier": "10017",
        "name": "AT&T",
        "status": "approved",
        "since": second["carriers"][0]["since"],
        "note": None,
    }
    assert [step["state"] for step in second["steps"]] == ["done"] * 3 + ["current", "ahead"]
    assert told["timeline"][0]["text"].endswith("now with the carriers")


def test_who_sends_nothing_to_the_us_gets_null(business: Business, stranger: Business) -> None:
    make_campaign(account=stranger.account)
    assert ask(business) is None
    assert ask(stranger) is not None


def test_a_correction_names_fields_reasons_and_price_but_no_tax_id(business: Business) -> None:
    make_brand(
        account=business.account,
        state="unverified",
        waits_on="customer",
        asked_fields=["business_name", "tax_id"],
        problem_codes=["tax_id_mismatch"],
        problem=f"No match for {EIN}.",
    )
    told = ask(business)
    (brand,) = told["registrations"]
    assert told["needed"] == "Correct “Legal name” and “EIN / Tax ID”, and submit it again"
    assert brand["asked_fields"] == ["business_name", "tax_id"]
    assert brand["resubmission_cost"] == "4.00"
    assert brand["said"] == "No match for …0299."
    assert [reason["code"] for reason in brand["reasons"]] == ["tax_id_mismatch"]
    assert brand["eta"] is None
    assert EIN not in str(told)


def test_each_number_says_whether_it_may_send(business: Business) -> None:
    campaign = make_campaign(account=business.account)
    opened = make_us_number(
        business.account, registered_at=timezone.now(), blocked_carriers=["10035"]
    )
    make_assignment(campaign=campaign, number=opened)
    british, american = ask(business)["numbers"]
    assert (british["number"], british["may_send_to_us"]) == (business.number, False)
    assert american == {
        "number": opened.e164,
        "may_send_to_us": True,
        "text": "May send to the US, except to T-Mobile",
        "blocked_carriers": ["T-Mobile"],
    }


def test_asking_writes_nothing(business: Business) -> None:
    make_campaign(account=business.account)
    before = take_picture()
    ask(business)
    assert take_picture() == before


def test_the_schema_describes_it(client: Client) -> None:
    schema = client.get("/v3/openapi.json").json()
    described = schema["components"]["schemas"]["UsSmsOutput"]["properties"]
    assert set(described) == {
        "waiting_on",
        "needed",
        "is_late",
        "registrations",
        "numbers",
        "timeline",
    }
