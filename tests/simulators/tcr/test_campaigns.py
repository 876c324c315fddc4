"""Campaigns: what is refused, what is answered, how one is changed and deactivated."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.simulators.tcr.conftest import (
    CNP,
    campaign_body,
    codes,
    faulty,
    kinds,
    sole_proprietor_body,
)

if TYPE_CHECKING:
    from tests.simulators.conftest import Inbox
    from tests.simulators.tcr.conftest import RegistryProcess

CREATE = "/v2/campaignBuilder"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"description": "Too short."}, "description"),
        ({"description": "x" * 4097}, "description"),
        ({"messageFlow": None}, "messageFlow"),
        ({"sample1": None}, "sample1"),
        ({"sample1": "Too short."}, "sample1"),
        ({"sample2": ""}, "sample2"),
        ({"usecase": "TWO_FA"}, "usecase"),
        ({"subUsecases": None}, "subUsecases"),
        ({"subUsecases": ["MARKETING"]}, "subUsecases"),
        ({"usecase": "MIXED", "subUsecases": ["MARKETING"]}, "subUsecases"),
        ({"usecase": "MIXED", "subUsecases": ["MARKETING", "2FA"]}, "sample2"),
        ({"usecase": "LOW_VOLUME", "subUsecases": ["CHARITY"]}, "subUsecases"),
        ({"subscriberOptout": False}, "subscriberOptout"),
        ({"termsAndConditions": None}, "termsAndConditions"),
        ({"ageGated": "no"}, "ageGated"),
        ({"optinKeywords": "START, JOIN"}, "optinKeywords"),
        ({"optinMessage": "Hello"}, "optinMessage"),
        ({"privacyPolicyLink": "bramble"}, "privacyPolicyLink"),
        ({"mnoIds": ["10099"]}, "mnoIds"),
        ({"referenceId": "x" * 51}, "referenceId"),
    ],
)
def test_a_faulty_campaign_is_refused_and_names_the_field(
    registry: RegistryProcess, change: dict, field: str
) -> None:
    answer = registry.post(CREATE, campaign_body(registry.verified_brand(), **change))
    assert (answer[0], codes(answer)[0]) == (400, 501)
    assert field in faulty(answer)
    assert registry.get("/sim/campaigns")["count"] == 0


def test_a_brand_that_is_still_scored_has_to_wait(registry: RegistryProcess) -> None:
    brand_id = registry.add_brand()
    assert codes(registry.post(CREATE, campaign_body(brand_id))) == [527]


def test_a_campaign_needs_a_brand(registry: RegistryProcess) -> None:
    answer = registry.post(CREATE, campaign_body("B123456"))
    assert (answer[0], codes(answer)) == (404, [502])


def test_a_reference_is_used_once_and_finds_its_campaign(registry: RegistryProcess) -> None:
    brand_id = registry.verified_brand()
    campaign_id = registry.add_campaign(brand_id, referenceId="camp-1")
    answer = registry.post(CREATE, campaign_body(brand_id, referenceId="camp-1"))
    assert (answer[0], codes(answer)) == (400, [503])
    found = registry.get("/v2/campaign?referenceId=camp-1")
    assert [row["campaignId"] for row in found["records"]] == [campaign_id]


def test_a_campaign_is_read_with_fee_and_dates(registry: RegistryProcess) -> None:
    campaign_id = registry.add_campaign(registry.verified_brand())
    campaign = registry.get(f"/v2/campaign/{campaign_id}")
    assert (campaign["status"], campaign["monthlyFee"], campaign["mock"]) == ("ACTIVE", 10.0, False)
    assert (campaign["autoRenewal"], campaign["expirationDate"]) == (True, None)
    assert campaign["nextRenewalOrExpirationDate"] > campaign["billedDate"]
    assert registry.get(f"/v2/campaign/{campaign_id}") == campaign


def test_only_the_chosen_carriers_are_asked(registry: RegistryProcess) -> None:
    campaign_id = registry.add_campaign(registry.verified_brand(), mnoIds=["10017", "10035"])
    assert set(registry.operation_status(campaign_id)) == {"10017", "10035"}
    metadata = registry.get(f"/v2/campaign/{campaign_id}/mnoMetadata")
    assert metadata["10017"]["mno"] == "AT&T"


def test_qualification_tells_bounds_fees_and_speed(registry: RegistryProcess) -> None:
    brand_id = registry.verified_brand()
    path = f"/v2/campaignBuilder/brand/{brand_id}/usecase"
    mixed = registry.get(f"{path}/MIXED")
    assert (mixed["minSubUsecases"], mixed["maxSubUsecases"]) == (2, 5)
    att, tmobile = mixed["mnoMetadata"]["10017"], mixed["mnoMetadata"]["10035"]
    assert (att["qualify"], att["minMsgSamples"], att["tpm"]) == (True, 2, 240)
    assert (tmobile["brandTier"], tmobile["brandDailyCap"]) == ("LOW", 2_000)
    registry.put(
        f"/v2/brand/{brand_id}/externalVetting", {"evpId": "AEGIS", "vettingId": "token-1"}
    )
    mixed = registry.get(f"{path}/MIXED")["mnoMetadata"]
    assert (mixed["10017"]["msgClass"], mixed["10035"]["brandTier"]) == ("B", "TOP")
    assert registry.get(f"{path}/LOW_VOLUME")["monthlyFee"] == 1.5
    assert codes(registry.call("GET", f"{path}/KAYAKS")) == [501]


def test_a_brand_that_does_not_qualify_is_refused(registry: RegistryProcess) -> None:
    brand_id = registry.verified_brand()
    path = f"/v2/campaignBuilder/brand/{brand_id}/usecase/CHARITY"
    assert registry.get(path)["mnoMetadata"]["10017"]["qualify"] is False
    body = campaign_body(brand_id, usecase="CHARITY")
    assert codes(registry.post(CREATE, body)) == [509]


def test_a_sole_proprietor_has_one_campaign(registry: RegistryProcess) -> None:
    brand_id = registry.post("/v2/brand/nonBlocking", sole_proprietor_body())[1]["brandId"]
    own = {"usecase": "SOLE_PROPRIETOR", "subUsecases": ["CUSTOMER_CARE"]}
    assert codes(registry.post(CREATE, campaign_body(brand_id, **own))) == [501]
    path = f"/v2/brand/{brand_id}/smsOtp"
    registry.post(path, {"pinSms": "PIN: @OTP_PIN@", "successSms": "Done"})
    registry.put(path, {"otpPin": "123456"})
    registry.add_campaign(brand_id, **own)
    assert codes(registry.post(CREATE, campaign_body(brand_id, **own))) == [511]


def test_a_change_sends_what_it_changes(registry: RegistryProcess, inbox: Inbox) -> None:
    campaign_id = registry.add_campaign(registry.verified_brand())
    path = f"/v2/campaign/{campaign_id}"
    text = "Bramble Lane Preserves: your order has arrived. Reply STOP to opt out."
    assert registry.put(path, {"sample2": text, "autoRenewal": False})[1]["sample2"] == text
    inbox.wait(1, kind="CAMPAIGN_UPDATE")
    assert faulty(registry.put(path, {"usecase": "MARKETING"})) == {"usecase"}
    assert faulty(registry.put(path, {"embeddedLink": True})) == {"embeddedLink"}
    assert registry.put(path, {"resellerId": "R123456"})[0] == 200
    assert faulty(registry.put(path, {"resellerId": "R654321"})) == {"resellerId"}


def test_an_edited_live_campaign_is_reviewed_again(registry: RegistryProcess, inbox: Inbox) -> None:
    campaign_id = registry.shared_campaign()
    registry.advance(6)
    registry.put(
        f"/v2/campaign/{campaign_id}",
        {"description": "Tells customers about new jams of ours. [reject 708]"},
    )
    assert registry.sharing(campaign_id)["sharingStatus"] == "ACCEPTED"
    registry.advance(3)
    assert registry.sharing(campaign_id)["sharingStatus"] == "DECLINED"
    assert kinds(inbox)[-1] == "CAMPAIGN_SHARE_DELETE"


def test_a_deactivated_campaign_stays_so(registry: RegistryProcess, inbox: Inbox) -> None:
    campaign_id = registry.shared_campaign()
    path = f"/v2/campaign/{campaign_id}"
    assert registry.delete(path)[0] == 204
    assert registry.get(path)["status"] == "EXPIRED"
    for answer in (registry.delete(path), registry.put(path, {}), registry.put(f"{path}/resubmit")):
        assert codes(answer) == [518]
    registry.advance(0)
    count = len(inbox.deliveries)
    registry.advance(10)
    assert len(inbox.deliveries) == count


def test_a_share_is_repeated_but_not_moved(registry: RegistryProcess) -> None:
    campaign_id = registry.shared_campaign()
    path = f"/v2/campaign/{campaign_id}/sharing"
    assert registry.put(f"{path}/{CNP}")[1] == registry.get(f"{path}/{CNP}")
    assert codes(registry.put(f"{path}/TWILO")) == [501]
    assert codes(registry.put(f"{path}/SGATE01")) == [523]
    assert codes(registry.call("GET", f"{path}/TWILO")) == [502]
    kinds_charged = [row["kind"] for row in registry.get("/sim/charges")["charges"]]
    assert kinds_charged.count("campaign_review") == 1


def test_a_mock_campaign_cannot_be_shared(registry: RegistryProcess, inbox: Inbox) -> None:
    campaign_id = registry.add_campaign(registry.verified_brand(mock=True))
    assert codes(registry.put(f"/v2/campaign/{campaign_id}/sharing/{CNP}")) == [536]
    registry.advance(0)
    assert kinds(inbox)[3:] == ["CAMPAIGN_ADD"]
    assert inbox.deliveries[-1].body["mock"] is True
    assert registry.get("/sim/charges")["count"] == 0
