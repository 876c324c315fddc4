"""From a new brand to a campaign that every carrier has registered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.simulators.tcr.conftest import CNP, kinds

if TYPE_CHECKING:
    from tests.simulators.conftest import Inbox
    from tests.simulators.tcr.conftest import RegistryProcess

CARRIERS = {"10017", "10035", "10036", "10037", "10038"}


def test_a_brand_is_unverified_at_first_and_verified_an_hour_later(
    registry: RegistryProcess, inbox: Inbox
) -> None:
    brand_id = registry.add_brand(referenceId="ours-1")
    assert registry.get(f"/v2/brand/{brand_id}")["identityStatus"] == "UNVERIFIED"
    registry.advance(0.05)
    brand = registry.get(f"/v2/brand/{brand_id}")
    assert (brand["identityStatus"], brand["universalEin"]) == ("VERIFIED", "US_125550200")
    assert kinds(inbox) == ["BRAND_ADD", "BRAND_IDENTITY_STATUS_UPDATE", "BRAND_SCORE_UPDATE"]
    added, updated, _ = (delivery.body for delivery in inbox.deliveries)
    assert "brandIdentityStatus" not in added
    assert (added["brandReferenceId"], added["mock"]) == ("ours-1", False)
    assert (updated["brandId"], updated["brandIdentityStatus"]) == (brand_id, "VERIFIED")


def test_a_campaign_is_shared_accepted_elected_and_registered(
    registry: RegistryProcess, inbox: Inbox
) -> None:
    campaign_id = registry.shared_campaign()
    assert registry.sharing(campaign_id)["sharingStatus"] == "PENDING"
    assert set(registry.operation_status(campaign_id).values()) == {"REVIEW"}
    registry.advance(1)
    assert registry.sharing(campaign_id)["sharingStatus"] == "ACCEPTED"
    registry.advance(2)
    assert kinds(inbox)[3:] == [
        "CAMPAIGN_ADD",
        "CAMPAIGN_BILLED",
        "CAMPAIGN_SHARE_ADD",
        "CAMPAIGN_SHARE_ACCEPT",
        "CAMPAIGN_DCA_COMPLETE",
    ]
    registry.advance(3)
    assert registry.operation_status(campaign_id) == dict.fromkeys(CARRIERS, "REGISTERED")
    assert kinds(inbox)[8:] == ["MNO_CAMPAIGN_OPERATION_APPROVED"] * 5
    approved = [delivery.body for delivery in inbox.deliveries[8:]]
    assert {str(body["mnoId"]) for body in approved} == CARRIERS
    assert approved[0]["mnoName"] == "T-Mobile"


def test_on_a_fast_clock_all_of_it_happens_by_itself(
    registry: RegistryProcess, inbox: Inbox
) -> None:
    registry.post("/sim/clock", {"day": 0.05})
    brand_id = registry.add_brand()
    inbox.wait(1, kind="BRAND_SCORE_UPDATE")
    campaign_id = registry.add_campaign(brand_id)
    registry.put(f"/v2/campaign/{campaign_id}/sharing/{CNP}")
    inbox.wait(5, kind="MNO_CAMPAIGN_OPERATION_APPROVED")
    registry.post("/sim/clock", {"day": 100_000})
    assert set(registry.operation_status(campaign_id).values()) == {"REGISTERED"}


def test_what_was_charged_is_counted(registry: RegistryProcess) -> None:
    campaign_id = registry.shared_campaign(referenceId="camp-1")
    charges = registry.get("/sim/charges")
    assert [(row["kind"], row["amount"]) for row in charges["charges"]] == [
        ("brand", "4.50"),
        ("campaign", "30.00"),
        ("campaign_review", "15.00"),
    ]
    assert charges["total"] == "49.50"
    assert charges["charges"][1]["campaignId"] == campaign_id
    assert charges["charges"][1]["reference"] == "camp-1"
