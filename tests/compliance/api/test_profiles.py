"""/v3/profiles as a program sees it: what it writes, and what each refusal leaves alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse

from accounts.models import AuditEvent, Organization, SenderProfile
from compliance.models import Brand
from tests.conftest import Api
from tests.factories import Business
from tests.profiles import BRAND, CONTACT, make_number, make_profile

pytestmark = pytest.mark.django_db
ErrorOf = Callable[[HttpResponse], tuple[int, str]]
PATH = "/v3/profiles"
NOBODY = "0190f3a0-0000-7000-8000-000000000000"
CARD = {"card_number": "4242424242424242", "expiry": "12/30", "cvc": "123", "zip_code": "12207"}


def body(**extra: Any) -> dict[str, Any]:
    return {"name": "Bakery", "short_name": "BAKERY", "billing_model": "organization", **extra}


def create(api: Api, business: Business, **extra: Any) -> dict[str, Any]:
    response = api.post(PATH, body(**extra), business)
    assert response.status_code == 201, response.content
    data: dict[str, Any] = response.json()["data"]
    return data


def count_all() -> tuple[int, ...]:
    counted = (SenderProfile, Organization, Brand, AuditEvent)
    return tuple(each.objects.count() for each in counted)


def delete(api: Api, path: str, sender: Business) -> HttpResponse:
    return api._call("DELETE", path, {}, sender.headers)


def test_the_first_profile_makes_the_account_an_organization(api: Api, business: Business) -> None:
    assert api.get("/v3/me", business).json()["data"]["type"] == "user"
    made = create(api, business, description="What the bakery sends.")
    assert made["status"] == "incomplete"
    assert made["organization_id"] == str(business.account.pk)
    assert Organization.objects.get().account == business.account
    me = api.get("/v3/me", business).json()["data"]
    assert me["type"] == "organization"
    assert [each["id"] for each in me["profiles"]] == [made["id"]]
    create(api, business)
    assert Organization.objects.count() == 1
    assert AuditEvent.objects.filter(verb="become_organization").count() == 1


def test_what_the_contract_keeps_for_old_clients_is_false_or_null(
    api: Api, business: Business
) -> None:
    made = create(api, business, allow_contact_sharing=True, inherit_templates=True)
    assert (made["allow_contact_sharing"], made["inherit_templates"]) == (False, False)
    assert made["sending_phone_number_profile_id"] is None
    assert made["brand"] is None


def test_a_brand_is_written_in_camel_case_and_read_in_snake_case(
    api: Api, business: Business
) -> None:
    made = create(api, business, brand=BRAND)
    brand = made["brand"]
    assert brand["contact"]["business_name"] == "Example Bakery"
    assert brand["business"]["legal_name"] == "Example Bakery LLC"
    assert brand["business"]["entity_type"] == "PRIVATE_PROFIT"
    assert brand["business"]["tax_id"] == "…6788"
    assert brand["business"]["tax_id_type"] == "us_ein"
    assert brand["compliance"]["destination_countries"] == [{"id": "US", "isMain": True}]
    assert brand["compliance"]["is_tcr_application"] is True
    assert (brand["status"], brand["submitted_to_tcr"]) == ("INACTIVE", False)
    stored = Brand.objects.get()
    assert (stored.tax_id, stored.industry, stored.region) == ("123456788", "RETAIL", "NY")


def test_lists_and_reads_own_profiles_only(
    api: Api, business: Business, stranger: Business, error_of: ErrorOf
) -> None:
    made = create(api, business)
    theirs = make_profile(stranger)
    listed = api.get(PATH, business).json()["data"]
    assert [each["id"] for each in listed["profiles"]] == [made["id"]]
    assert listed["pagination"]["total_count"] == 1
    assert api.get(f"{PATH}/{made['id']}", business).json()["data"] == made
    for other in (theirs.pk, NOBODY):
        assert error_of(api.get(f"{PATH}/{other}", business)) == (404, "RESOURCE_005")
        assert error_of(api.patch(f"{PATH}/{other}", {}, business)) == (404, "RESOURCE_005")
        assert error_of(delete(api, f"{PATH}/{other}", business)) == (404, "RESOURCE_005")
    assert error_of(api.get(f"{PATH}/profileId", business)) == (400, "VALIDATION_003")


def test_listing_works_before_there_is_an_organization(api: Api, business: Business) -> None:
    assert api.get(PATH, business).json()["data"]["profiles"] == []


BAD: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("name", {"name": None}, "name"),
    ("blank name", {"name": "  "}, "name"),
    ("short name of symbols", {"short_name": "B@KERY"}, "short_name"),
    ("short name of digits", {"short_name": "12345"}, "short_name"),
    ("short name too short", {"short_name": "AB"}, "short_name"),
    ("unknown billing", {"billing_model": "barter"}, "billing_model"),
    ("no contact to bill", {"billing_model": "profile"}, "billing_contact"),
    ("default billing", {"billing_model": None}, "billing_contact"),
    ("card of the organization", {"payment_details": CARD}, "payment_details"),
    (
        "card number",
        {
            "billing_model": "profile",
            "billing_contact": CONTACT,
            "payment_details": {**CARD, "card_number": "42"},
        },
        "payment_details.card_number",
    ),
    ("flag as text", {"inherit_tcr_brand": "yes"}, "inherit_tcr_brand"),
    ("brand though inherited", {"inherit_tcr_brand": True, "brand": BRAND}, "brand"),
    (
        "brand without contact",
        {"brand": {"compliance": BRAND["compliance"]}},
        "brand.contact",
    ),
    (
        "unknown vertical",
        {"brand": {**BRAND, "compliance": {**BRAND["compliance"], "vertical": "SPACE"}}},
        "brand.compliance.vertical",
    ),
    (
        "tax id",
        {"brand": {**BRAND, "business": {**BRAND["business"], "taxId": "99"}}},
        "brand.business.taxId",
    ),
)


@pytest.mark.parametrize(("extra", "field"), [each[1:] for each in BAD], ids=[b[0] for b in BAD])
def test_a_wrong_body_names_its_field_and_writes_nothing(
    api: Api, business: Business, error_of: ErrorOf, extra: dict[str, Any], field: str
) -> None:
    before = count_all()
    response = api.post(PATH, body(**extra), business)
    assert error_of(response)[0] == 400
    assert field in response.json()["error"]["details"]
    assert count_all() == before


def test_a_card_is_looked_at_and_forgotten(
    api: Api, business: Business, caplog: pytest.LogCaptureFixture
) -> None:
    made = create(
        api,
        business,
        billing_model="profile",
        billing_contact=CONTACT,
        payment_details=CARD,
    )
    assert made["billing_contact"]["email"] == CONTACT["email"]
    everything = str(list(SenderProfile.objects.values())) + str(list(AuditEvent.objects.values()))
    for secret in (CARD["card_number"], "12/30"):
        assert secret not in everything + str(made) + caplog.text


def test_a_rehearsal_answers_as_usual_and_writes_nothing(api: Api, business: Business) -> None:
    before = count_all()
    response = api.post(PATH, body(brand=BRAND, sandbox=True), business)
    assert (response.status_code, response["X-Sandbox"]) == (201, "true")
    assert count_all() == before


def test_changes_what_is_given_and_leaves_the_rest(api: Api, business: Business) -> None:
    made = create(api, business, description="Bread")
    changed = api.patch(f"{PATH}/{made['id']}", {"name": "Shop", "description": None}, business)
    data = changed.json()["data"]
    assert (data["name"], data["description"]) == ("Shop", "Bread")
    cleared = api.patch(f"{PATH}/{made['id']}", {"description": ""}, business)
    assert cleared.json()["data"]["description"] is None


def test_a_profile_gets_a_number_of_the_account(api: Api, business: Business) -> None:
    number = make_number(business)
    made = create(api, business)
    answer = api.patch(f"{PATH}/{made['id']}", {"sending_phone_number": number.e164}, business)
    assert answer.json()["data"]["sending_phone_number"] == number.e164
    assert SenderProfile.objects.get().number == number


def test_a_number_that_is_not_its_own_is_refused(
    api: Api, business: Business, stranger: Business, error_of: ErrorOf
) -> None:
    theirs, taken = make_number(stranger), make_number(business)
    make_profile(business, number=taken)
    path = f"{PATH}/{create(api, business)['id']}"
    refusals = {
        theirs.e164: (400, "VALIDATION_001"),
        "+447946099999": (400, "VALIDATION_001"),
        taken.e164: (409, "RESOURCE_007"),
    }
    for e164, refusal in refusals.items():
        answer = api.patch(path, {"sending_phone_number": e164}, business)
        assert error_of(answer) == refusal
        assert answer["x-should-retry"] == "false"
    assert SenderProfile.objects.filter(number=taken).count() == 1


@pytest.mark.parametrize(
    "change", [{"inherit_tcr_brand": False}, {"sending_phone_number": "+447946000001"}]
)
def test_what_was_reviewed_does_not_change_behind_our_back(
    api: Api, business: Business, error_of: ErrorOf, change: dict[str, Any]
) -> None:
    profile = make_profile(business)
    answer = api.patch(f"{PATH}/{profile.pk}", change, business)
    assert error_of(answer) == (422, "BUSINESS_006")
    profile.refresh_from_db()
    assert (profile.inherits_brand, profile.number) == (True, None)


def test_a_submitted_brand_does_not_change(api: Api, business: Business, error_of: ErrorOf) -> None:
    made = create(api, business, brand=BRAND)
    Brand.objects.update(**{"state": "pending"})
    answer = api.patch(f"{PATH}/{made['id']}", {"name": "Shop", "brand": BRAND}, business)
    assert error_of(answer) == (422, "BUSINESS_006")
    assert SenderProfile.objects.get().name == "Bakery", "both or neither"


def test_a_deleted_profile_gives_its_number_back_and_is_gone(
    api: Api, business: Business, error_of: ErrorOf
) -> None:
    number = make_number(business)
    profile = make_profile(business, number=number, is_default=True)
    assert delete(api, f"{PATH}/{profile.pk}", business).status_code == 204
    profile.refresh_from_db()
    assert (profile.number, profile.is_default) == (None, False)
    assert error_of(api.get(f"{PATH}/{profile.pk}", business)) == (404, "RESOURCE_005")
    other = make_profile(business)
    SenderProfile.objects.filter(pk=other.pk).update(**{"state": "incomplete"})
    path = f"{PATH}/{other.pk}"
    again = api.patch(path, {"sending_phone_number": number.e164}, business)
    assert again.json()["data"]["sending_phone_number"] == number.e164


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"waba_id": "1", "whatsapp_number": "+447946000001"}, "CONFLICT_012"),
        ({"waba_id": "1"}, "CONFLICT_013"),
    ],
)
def test_a_profile_whose_number_is_on_whatsapp_stays(
    api: Api, business: Business, error_of: ErrorOf, fields: dict[str, Any], code: str
) -> None:
    profile = make_profile(business, **fields)
    answer = delete(api, f"{PATH}/{profile.pk}", business)
    assert error_of(answer) == (409, code)
    assert answer["x-should-retry"] == "false"
    profile.refresh_from_db()
    assert profile.deleted_at is None


def test_a_rehearsed_deletion_deletes_nothing(api: Api, business: Business) -> None:
    profile = make_profile(business)
    path = f"{PATH}/{profile.pk}"
    answer = api._call("DELETE", path, {"sandbox": True}, business.headers)
    assert (answer.status_code, answer["X-Sandbox"]) == (204, "true")
    assert api.get(path, business).status_code == 200
