"""Every magic EIN does what the table in docs/simulators.md says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.simulators.tcr.conftest import CNP, brand_body, campaign_body, codes, kinds

if TYPE_CHECKING:
    from tests.simulators.conftest import Inbox
    from tests.simulators.tcr.conftest import RegistryProcess

CREATE = "/v2/brand/nonBlocking"
EIN = "1255502"


def identity(registry: RegistryProcess, brand_id: str) -> str:
    return registry.get(f"/v2/brand/{brand_id}")["identityStatus"]


@pytest.mark.parametrize("ein", [f"{EIN}00", f"{EIN}99", "335550201"])
def test_an_ordinary_ein_is_verified(registry: RegistryProcess, ein: str) -> None:
    brand_id = registry.verified_brand(ein)
    assert identity(registry, brand_id) == "VERIFIED"
    assert registry.get(f"/v2/brand/feedback/{brand_id}")["category"] == []


@pytest.mark.parametrize(
    ("suffix", "category"),
    [
        ("01", "TAX_ID"),
        ("02", "STOCK_SYMBOL"),
        ("03", "GOVERNMENT_ENTITY"),
        ("04", "NONPROFIT"),
        ("05", "OTHERS"),
    ],
)
def test_an_unverified_brand_has_feedback(
    registry: RegistryProcess, suffix: str, category: str
) -> None:
    brand_id = registry.add_brand(EIN + suffix)
    assert registry.get(f"/v2/brand/feedback/{brand_id}")["category"] == []
    registry.advance(0.1)
    assert identity(registry, brand_id) == "UNVERIFIED"
    (row,) = registry.get(f"/v2/brand/feedback/{brand_id}")["category"]
    assert row["id"] == category
    assert row["fields"]
    assert codes(registry.post("/v2/campaignBuilder", campaign_body(brand_id))) == [501]


@pytest.mark.parametrize(
    ("suffix", "status", "score"),
    [
        ("10", "PENDING", None),
        ("11", "FAILED", None),
        ("12", "UNSCORE", None),
        ("13", "ACTIVE", 20),
    ],
)
def test_a_vetting_ends_as_the_ein_says(
    registry: RegistryProcess, suffix: str, status: str, score: int | None
) -> None:
    brand_id = registry.verified_brand(EIN + suffix)
    path = f"/v2/brand/{brand_id}/externalVetting"
    registry.post(path, {"evpId": "WMC", "vettingClass": "ENHANCED"})
    registry.advance(30)
    vetting = registry.get(path)[0]
    assert (vetting["vettingStatus"], vetting["vettingScore"]) == (status, score)


def test_a_silent_brand_is_verified_and_says_nothing(
    registry: RegistryProcess, inbox: Inbox
) -> None:
    brand_id = registry.verified_brand(f"{EIN}20")
    assert identity(registry, brand_id) == "VERIFIED"
    assert inbox.deliveries == []


def test_a_stuck_brand_is_never_decided(registry: RegistryProcess, inbox: Inbox) -> None:
    brand_id = registry.add_brand(f"{EIN}21")
    registry.advance(100)
    assert identity(registry, brand_id) == "UNVERIFIED"
    assert kinds(inbox) == ["BRAND_ADD"]
    assert codes(registry.post("/v2/campaignBuilder", campaign_body(brand_id))) == [527]
    assert codes(registry.put(f"/v2/brand/{brand_id}/revet?nonBlocking=true")) == [527]


def test_a_brand_that_was_never_answered_is_there(registry: RegistryProcess) -> None:
    body = brand_body(f"{EIN}22", referenceId="lost-1")
    with pytest.raises(TimeoutError):
        registry.call("POST", CREATE, body=body, wait=0.3)
    registry.advance(0.1)
    (brand,) = registry.get("/v2/brand?referenceId=lost-1")["records"]
    assert brand["identityStatus"] == "VERIFIED"


@pytest.mark.parametrize(("suffix", "code", "statuses"), [("23", 591, 2), ("24", 429, 1)])
def test_a_temporary_error_goes_away(
    registry: RegistryProcess, suffix: str, code: int, statuses: int
) -> None:
    for _ in range(statuses):
        assert codes(registry.post(CREATE, brand_body(EIN + suffix))) == [code]
    assert registry.get("/sim/brands")["count"] == 0
    assert registry.post(CREATE, brand_body(EIN + suffix))[0] == 200
    assert codes(registry.post(CREATE, brand_body(EIN + suffix))) == [code]


def test_an_identity_status_may_be_unknown(registry: RegistryProcess, inbox: Inbox) -> None:
    brand_id = registry.verified_brand(f"{EIN}25")
    assert identity(registry, brand_id) == "PENDING_REVIEW_X"
    assert inbox.deliveries[1].body["brandIdentityStatus"] == "PENDING_REVIEW_X"


def test_a_brand_is_suspended_later_and_its_campaigns_too(
    registry: RegistryProcess, inbox: Inbox
) -> None:
    brand_id = registry.verified_brand(f"{EIN}26")
    campaign_id = registry.add_campaign(brand_id)
    registry.put(f"/v2/campaign/{campaign_id}/sharing/{CNP}")
    registry.advance(7)
    assert set(registry.operation_status(campaign_id).values()) == {"REGISTERED"}
    registry.advance(5)
    assert registry.get(f"/v2/brand/{brand_id}")["status"] == "SUSPENDED"
    assert set(registry.operation_status(campaign_id).values()) == {"SUSPENDED"}
    assert kinds(inbox).count("MNO_CAMPAIGN_OPERATION_SUSPENDED") == 5
    assert codes(registry.post("/v2/campaignBuilder", campaign_body(brand_id))) == [501]


def test_every_event_of_a_brand_may_come_twice(registry: RegistryProcess, inbox: Inbox) -> None:
    registry.verified_brand(f"{EIN}27")
    raw = [delivery.raw for delivery in inbox.deliveries]
    assert len(raw) == 6
    assert raw[0::2] == raw[1::2]


def test_the_second_event_may_come_first(registry: RegistryProcess, inbox: Inbox) -> None:
    registry.verified_brand(f"{EIN}28")
    assert kinds(inbox) == ["BRAND_IDENTITY_STATUS_UPDATE", "BRAND_ADD"]
    registry.advance(4)
    assert kinds(inbox)[2:] == ["BRAND_SCORE_UPDATE"]
