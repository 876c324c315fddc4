"""Brands: what is refused, what is answered, how one is corrected and deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.simulators.tcr.conftest import brand_body, codes, faulty, kinds, sole_proprietor_body

if TYPE_CHECKING:
    from tests.simulators.conftest import Inbox
    from tests.simulators.tcr.conftest import RegistryProcess

CREATE = "/v2/brand/nonBlocking"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"displayName": None}, "displayName"),
        ({"phone": None}, "phone"),
        ({"phone": "2075550110"}, "phone"),
        ({"vertical": None}, "vertical"),
        ({"vertical": "KAYAKS"}, "vertical"),
        ({"companyName": None}, "companyName"),
        ({"companyName": "x" * 101}, "companyName"),
        ({"ein": "12-5550200"}, "ein"),
        ({"einIssuingCountry": None}, "einIssuingCountry"),
        ({"website": ""}, "website"),
        ({"state": "Maine"}, "state"),
        ({"postalCode": "04101-1234"}, "postalCode"),
        ({"email": "nobody"}, "email"),
        ({"brandRelationship": "FRIEND"}, "brandRelationship"),
        ({"entityType": "PUBLIC_PROFIT"}, "stockSymbol"),
        ({"entityType": "SOLE_PROPRIETOR"}, "mobilePhone"),
        ({"mock": "yes"}, "mock"),
        ({"city": 7}, "city"),
    ],
)
def test_a_faulty_brand_is_refused_and_names_the_field(
    registry: RegistryProcess, change: dict, field: str
) -> None:
    answer = registry.post(CREATE, brand_body(**change))
    assert (answer[0], codes(answer)[0]) == (400, 501)
    assert field in faulty(answer)
    assert registry.get("/sim/brands")["count"] == 0


def test_every_fault_is_told_at_once(registry: RegistryProcess) -> None:
    answer = registry.post(CREATE, brand_body(email=None, phone="x", city=""))
    assert faulty(answer) == {"email", "phone", "city"}


def test_a_brand_from_abroad_needs_no_state(registry: RegistryProcess) -> None:
    abroad = {"country": "GB", "state": None, "postalCode": "BS1 4ND"}
    body = brand_body("1955839661", einIssuingCountry="GB", **abroad)
    assert registry.post(CREATE, body)[0] == 200


def test_some_countries_are_not_allowed(registry: RegistryProcess) -> None:
    body = brand_body(country="KP", state=None)
    assert codes(registry.post(CREATE, body)) == [529]


def test_a_reference_is_used_once_and_finds_its_brand(registry: RegistryProcess) -> None:
    brand_id = registry.add_brand(referenceId="ours-1")
    answer = registry.post(CREATE, brand_body(referenceId="ours-1"))
    assert (answer[0], codes(answer)) == (400, [503])
    found = registry.get("/v2/brand?referenceId=ours-1")
    assert (found["totalRecords"], found["records"][0]["brandId"]) == (1, brand_id)
    registry.delete(f"/v2/brand/{brand_id}")
    assert registry.post(CREATE, brand_body(referenceId="ours-1"))[0] == 200


def test_a_list_is_filtered_and_comes_in_pages(registry: RegistryProcess) -> None:
    for number in range(3):
        registry.add_brand(f"33555020{number}", mock=number == 0)
    page = registry.get("/v2/brand?page=2&recordsPerPage=2")
    assert (page["page"], page["totalRecords"], len(page["records"])) == (2, 3, 1)
    assert registry.get("/v2/brand?ein=335550202")["totalRecords"] == 1
    assert registry.get("/v2/brand?mock=true")["totalRecords"] == 1
    assert codes(registry.call("GET", "/v2/brand?recordsPerPage=501")) == [501]


def test_a_blocking_call_is_answered_with_the_verdict(registry: RegistryProcess) -> None:
    registry.post("/sim/clock", {"day": 0.5})
    status, brand = registry.post("/v2/brand", brand_body())
    registry.post("/sim/clock", {"day": 100_000})
    assert (status, brand["identityStatus"]) == (200, "VERIFIED")


def test_a_corrected_brand_is_vetted_again(registry: RegistryProcess, inbox: Inbox) -> None:
    brand_id = registry.verified_brand("125550201", referenceId="ours-1")
    assert codes(registry.put(f"/v2/brand/{brand_id}/revet?nonBlocking=true")) == [501]
    assert registry.put(f"/v2/brand/{brand_id}", brand_body("125550200"))[0] == 200
    answer = registry.put(f"/v2/brand/{brand_id}/revet?nonBlocking=true")
    assert answer[1]["identityStatus"] == "UNVERIFIED"
    assert registry.get(f"/v2/brand/feedback/{brand_id}")["category"] == []
    registry.advance(0.1)
    brand = registry.get(f"/v2/brand/{brand_id}")
    assert (brand["identityStatus"], brand["referenceId"]) == ("VERIFIED", "ours-1")
    assert kinds(inbox)[3:] == [
        "BRAND_UPDATE",
        "BRAND_REVET",
        "BRAND_IDENTITY_STATUS_UPDATE",
        "BRAND_SCORE_UPDATE",
    ]
    assert [row["amount"] for row in registry.get("/sim/charges")["charges"]] == ["4.50", "4.00"]


def test_a_put_takes_the_whole_brand_without_its_reference(registry: RegistryProcess) -> None:
    brand_id = registry.add_brand()
    answer = registry.put(f"/v2/brand/{brand_id}", {"city": "Bangor"})
    assert "displayName" in faulty(answer)
    answer = registry.put(f"/v2/brand/{brand_id}", brand_body(referenceId="new"))
    assert faulty(answer) == {"referenceId"}


def test_an_active_campaign_keeps_the_brand_as_it_is(registry: RegistryProcess) -> None:
    brand_id = registry.verified_brand()
    campaign_id = registry.add_campaign(brand_id)
    answer = registry.put(f"/v2/brand/{brand_id}", brand_body("125550201"))
    assert faulty(answer) == {"ein"}
    assert registry.put(f"/v2/brand/{brand_id}", brand_body(city="Bangor"))[0] == 200
    assert codes(registry.delete(f"/v2/brand/{brand_id}")) == [501]
    registry.delete(f"/v2/campaign/{campaign_id}")
    assert registry.delete(f"/v2/brand/{brand_id}")[0] == 204


def test_a_deleted_brand_is_not_found(registry: RegistryProcess, inbox: Inbox) -> None:
    brand_id = registry.add_brand()
    registry.delete(f"/v2/brand/{brand_id}")
    assert codes(registry.call("GET", f"/v2/brand/{brand_id}")) == [502]
    registry.advance(1)
    assert kinds(inbox) == ["BRAND_ADD", "BRAND_DELETE"]


def test_a_sole_proprietor_is_self_declared_after_the_pin(
    registry: RegistryProcess, inbox: Inbox
) -> None:
    brand_id = registry.post(CREATE, sole_proprietor_body())[1]["brandId"]
    path = f"/v2/brand/{brand_id}/smsOtp"
    assert codes(registry.post(path, {"pinSms": "Your PIN", "successSms": "Done"})) == [501]
    sent = registry.post(path, {"pinSms": "PIN: @OTP_PIN@", "successSms": "Done"})[1]
    assert codes(registry.put(path, {"otpPin": "000000"})) == [501]
    pin = registry.get("/sim/brands")["brands"][0]["pin"]
    assert registry.put(path, {"otpPin": pin})[0] == 204
    assert registry.get(f"/v2/brand/{brand_id}")["identityStatus"] == "SELF_DECLARED"
    registry.advance(0)
    assert kinds(inbox)[1:] == ["BRAND_OTP_VERIFIED", "BRAND_IDENTITY_STATUS_UPDATE"]
    shown = registry.get(f"/v2/brand/smsOtp/{sent['referenceId']}")
    assert shown == registry.get(path)
    assert shown["verifyDate"]
    assert "pin" not in shown


def test_a_pin_lives_a_day(registry: RegistryProcess) -> None:
    brand_id = registry.post(CREATE, sole_proprietor_body())[1]["brandId"]
    path = f"/v2/brand/{brand_id}/smsOtp"
    registry.post(path, {"pinSms": "PIN: @OTP_PIN@", "successSms": "Done"})
    registry.advance(1.1)
    assert codes(registry.put(path, {"otpPin": "123456"})) == [501]


def test_a_mobile_number_has_three_brands_at_most(registry: RegistryProcess) -> None:
    for _ in range(3):
        assert registry.post(CREATE, sole_proprietor_body())[0] == 200
    assert codes(registry.post(CREATE, sole_proprietor_body())) == [512]


def test_a_vetting_is_charged_pending_and_then_scored(
    registry: RegistryProcess, inbox: Inbox
) -> None:
    brand_id = registry.verified_brand()
    path = f"/v2/brand/{brand_id}/externalVetting"
    order = {"evpId": "AEGIS", "vettingClass": "STANDARD"}
    assert registry.post(path, order)[1]["vettingStatus"] == "PENDING"
    registry.advance(1)
    vetting = registry.get(path)[0]
    assert (vetting["vettingStatus"], vetting["vettingScore"]) == ("ACTIVE", 78)
    assert registry.get(f"/v2/brand/{brand_id}")["identityStatus"] == "VETTED_VERIFIED"
    assert kinds(inbox)[3:] == ["EVP_REPORT_SCORE", "BRAND_IDENTITY_STATUS_UPDATE"]
    assert registry.get(f"{path}?evpId=WMC") == []
    assert registry.get("/sim/charges")["charges"][1]["amount"] == "41.50"


def test_an_imported_vetting_counts_at_once(registry: RegistryProcess) -> None:
    brand_id = registry.verified_brand()
    body = {"evpId": "CV", "vettingId": "token-1"}
    vetting = registry.put(f"/v2/brand/{brand_id}/externalVetting", body)[1]
    assert vetting["vettingStatus"] == "ACTIVE"


def test_only_a_public_company_gets_the_mail(registry: RegistryProcess, inbox: Inbox) -> None:
    private = registry.verified_brand()
    assert codes(registry.post(f"/v2/brand/{private}/2faEmail")) == [501]
    shares = {"stockSymbol": "BLP", "stockExchange": "NYSE"}
    mail = {"businessContactEmail": "ir@bramble.example"}
    public = registry.add_brand(entityType="PUBLIC_PROFIT", **shares, **mail)
    assert registry.post(f"/v2/brand/{public}/2faEmail")[0] == 204
    registry.advance(0.2)
    assert "BRAND_AUTHPLUS_VERIFICATION_COMPLETE" in kinds(inbox)


def test_a_mock_brand_is_free_and_its_events_say_so(
    registry: RegistryProcess, inbox: Inbox
) -> None:
    registry.verified_brand(mock=True)
    assert registry.get("/sim/charges")["count"] == 0
    assert {delivery.body["mock"] for delivery in inbox.deliveries} == {True}
