"""Every magic word does what the table in docs/simulators.md says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from simulators.tcr.reasons import REASONS
from tests.simulators.tcr.conftest import CNP, campaign_body, codes, kinds

if TYPE_CHECKING:
    from tests.simulators.conftest import Inbox
    from tests.simulators.tcr.conftest import RegistryProcess

GOOD = "Tells customers when the jars they ordered leave and when they arrive."
SAMPLE = "Bramble Lane Preserves: your order leaves today. Reply STOP to opt out."


def marked(word: str) -> str:
    return f"{GOOD} [{word}]"


@pytest.mark.parametrize("code", [*REASONS, "999"])
def test_a_campaign_is_declined_with_any_code(
    registry: RegistryProcess, inbox: Inbox, code: str
) -> None:
    campaign_id = registry.shared_campaign(description=marked(f"reject {code}"))
    registry.advance(1)
    sharing = registry.sharing(campaign_id)
    assert sharing["sharingStatus"] == "DECLINED"
    assert sharing["explanation"].startswith(f"{code} - ")
    event = inbox.deliveries[-1]
    assert event.kind == "CAMPAIGN_SHARE_DELETE"
    assert event.body["description"] == sharing["explanation"]


def test_a_word_counts_in_a_sample_in_any_case(registry: RegistryProcess) -> None:
    campaign_id = registry.shared_campaign(sample2=f"{SAMPLE} [Reject  804]")
    registry.advance(1)
    assert registry.sharing(campaign_id)["explanation"].startswith("804 - ")


def test_several_codes_come_together(registry: RegistryProcess) -> None:
    text = f"{GOOD} [reject 803] [reject 805]"
    campaign_id = registry.shared_campaign(description=text)
    registry.advance(1)
    explanation = registry.sharing(campaign_id)["explanation"]
    assert "803 - " in explanation
    assert "805 - " in explanation


def test_a_corrected_campaign_that_is_submitted_again_is_accepted(
    registry: RegistryProcess, inbox: Inbox
) -> None:
    campaign_id = registry.shared_campaign(description=marked("reject 804"))
    registry.advance(1)
    registry.put(f"/v2/campaign/{campaign_id}", {"description": GOOD})
    assert registry.put(f"/v2/campaign/{campaign_id}/resubmit")[0] == 200
    assert registry.sharing(campaign_id)["sharingStatus"] == "PENDING"
    registry.advance(6)
    assert set(registry.operation_status(campaign_id).values()) == {"REGISTERED"}
    assert "CAMPAIGN_RESUBMISSION" in kinds(inbox)
    assert codes(registry.put(f"/v2/campaign/{campaign_id}/resubmit")) == [501]


def test_a_declined_campaign_can_also_be_shared_anew(registry: RegistryProcess) -> None:
    campaign_id = registry.shared_campaign(description=marked("reject 804"))
    registry.advance(1)
    registry.put(f"/v2/campaign/{campaign_id}", {"description": GOOD})
    registry.put(f"/v2/campaign/{campaign_id}/sharing/{CNP}")
    registry.advance(1)
    assert registry.sharing(campaign_id)["sharingStatus"] == "ACCEPTED"


def test_a_first_sample_without_the_name_is_declined(registry: RegistryProcess) -> None:
    sample = "Your order 1042 leaves today. Reply STOP to opt out."
    campaign_id = registry.shared_campaign(sample1=sample)
    registry.advance(1)
    explanation = registry.sharing(campaign_id)["explanation"]
    assert "602 - " in explanation
    assert "603 - " in explanation
    registry.put(f"/v2/campaign/{campaign_id}", {"sample1": f"BRAMBLE jam: {sample}"})
    registry.put(f"/v2/campaign/{campaign_id}/resubmit")
    registry.advance(1)
    assert registry.sharing(campaign_id)["sharingStatus"] == "ACCEPTED"


@pytest.mark.parametrize(
    ("word", "mno"),
    [
        ("att rejects", "10017"),
        ("tmobile rejects", "10035"),
        ("verizon rejects", "10038"),
        ("uscellular rejects", "10037"),
        ("interop rejects", "10036"),
    ],
)
def test_one_carrier_rejects_and_the_others_register(
    registry: RegistryProcess, inbox: Inbox, word: str, mno: str
) -> None:
    campaign_id = registry.shared_campaign(description=marked(word))
    registry.advance(6)
    statuses = registry.operation_status(campaign_id)
    assert [name for name, status in statuses.items() if status == "REJECTED"] == [mno]
    (event,) = inbox.wait(1, kind="MNO_CAMPAIGN_OPERATION_REJECTED")
    assert str(event.body["mnoId"]) == mno
    assert event.body["description"].startswith("601 - ")


def test_a_campaign_is_suspended_later(registry: RegistryProcess, inbox: Inbox) -> None:
    campaign_id = registry.shared_campaign(description=marked("suspended later"))
    registry.advance(5.6)
    assert registry.operation_status(campaign_id)["10017"] == "REGISTERED"
    registry.advance(4)
    assert set(registry.operation_status(campaign_id).values()) == {"SUSPENDED"}
    inbox.wait(5, kind="MNO_CAMPAIGN_OPERATION_SUSPENDED")


def test_a_campaign_that_was_never_answered_is_there(registry: RegistryProcess) -> None:
    text = marked("no answer")
    body = campaign_body(registry.verified_brand(), description=text, referenceId="lost-1")
    with pytest.raises(TimeoutError):
        registry.call("POST", "/v2/campaignBuilder", body=body, wait=0.3)
    assert registry.get("/v2/campaign?referenceId=lost-1")["totalRecords"] == 1


def test_a_silent_campaign_says_nothing(registry: RegistryProcess, inbox: Inbox) -> None:
    campaign_id = registry.shared_campaign(description=marked("silent"))
    registry.advance(6)
    assert set(registry.operation_status(campaign_id).values()) == {"REGISTERED"}
    assert {kind[:5] for kind in kinds(inbox)} == {"BRAND"}


def test_a_stuck_campaign_goes_on_after_a_correction_and_a_nudge(
    registry: RegistryProcess, inbox: Inbox
) -> None:
    campaign_id = registry.shared_campaign(description=marked("stuck"))
    path = f"/v2/campaign/{campaign_id}"
    registry.advance(100)
    assert registry.sharing(campaign_id)["sharingStatus"] == "PENDING"
    order = {"nudgeIntent": "REVIEW", "description": "Could somebody have a look?"}
    assert registry.put(f"{path}/nudge", order)[0] == 204
    registry.advance(1)
    assert registry.sharing(campaign_id)["sharingStatus"] == "PENDING"
    registry.put(path, {"description": GOOD})
    registry.put(f"{path}/nudge", order)
    registry.advance(1)
    assert registry.sharing(campaign_id)["sharingStatus"] == "ACCEPTED"
    (nudged, _) = inbox.wait(2, kind="CAMPAIGN_NUDGE")
    assert nudged.body["nudgeIntent"] == "REVIEW"


def test_an_appeal_has_the_same_texts_judged_again(registry: RegistryProcess) -> None:
    campaign_id = registry.shared_campaign(description=marked("reject 804"))
    path = f"/v2/campaign/{campaign_id}/nudge"
    order = {"nudgeIntent": "APPEAL_REJECTION", "description": "The site is up again."}
    assert codes(registry.put(path, order)) == [501]
    registry.advance(1)
    assert registry.put(path, order)[0] == 204
    registry.put(f"/v2/campaign/{campaign_id}", {"description": GOOD})
    registry.advance(1)
    assert registry.sharing(campaign_id)["sharingStatus"] == "ACCEPTED"


def test_an_operation_status_may_be_unknown(registry: RegistryProcess) -> None:
    campaign_id = registry.shared_campaign(description=marked("unknown status"))
    registry.advance(6)
    assert set(registry.operation_status(campaign_id).values()) == {"DEFERRED"}


def test_every_event_of_a_campaign_may_come_twice(registry: RegistryProcess, inbox: Inbox) -> None:
    registry.shared_campaign(description=marked("duplicate events"))
    registry.advance(1)
    assert kinds(inbox)[3:] == [
        *(["CAMPAIGN_ADD"] * 2),
        *(["CAMPAIGN_BILLED"] * 2),
        *(["CAMPAIGN_SHARE_ADD"] * 2),
        *(["CAMPAIGN_SHARE_ACCEPT"] * 2),
    ]


def test_the_second_event_of_a_campaign_may_come_first(
    registry: RegistryProcess, inbox: Inbox
) -> None:
    registry.shared_campaign(description=marked("reordered events"))
    registry.advance(1)
    assert kinds(inbox)[3:] == [
        "CAMPAIGN_BILLED",
        "CAMPAIGN_ADD",
        "CAMPAIGN_SHARE_ACCEPT",
        "CAMPAIGN_SHARE_ADD",
    ]
