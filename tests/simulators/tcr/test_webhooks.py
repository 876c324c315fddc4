"""Webhooks out: signature, subscriptions, retries, and what an operator can do to them."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

import pytest

from simulators.tcr.signing import canonical, sign
from tests.simulators.conftest import API_SECRET
from tests.simulators.tcr.conftest import codes, kinds

if TYPE_CHECKING:
    from tests.simulators.conftest import Delivery, Inbox
    from tests.simulators.tcr.conftest import RegistryProcess

SUBSCRIPTION = "/v2/webhook/subscription"
HEADER = "x-registry-signature"


def is_good(delivery: Delivery, url: str) -> bool:
    return delivery.headers[HEADER] == sign(API_SECRET, url=url, body=delivery.body)


def test_the_documented_vector_is_met() -> None:
    body = {"eventType": "BRAND_ADD", "brandId": "BABC123", "mock": False}
    assert canonical(body) == '{"brandId":"BABC123","eventType":"BRAND_ADD","mock":false}'
    url = "https://example.com/webhooks/tcr"
    assert sign("test-secret", url=url, body=body) == "Agh0IAtD3l6FPW5EQyuES8G1eYI="


def test_the_canonical_form_escapes_only_what_it_must() -> None:
    body = {"b": 'é "quoted" \n / \u2028', "\U0001f600": 1, "\ufb33": None}
    expected = '{"b":"é \\"quoted\\" \\n / \u2028","\U0001f600":1,"\ufb33":null}'
    assert canonical(body) == expected


def test_every_webhook_is_signed_over_its_url_and_body(
    registry: RegistryProcess, inbox: Inbox
) -> None:
    registry.verified_brand(displayName="Thörn & Daughters «jam»")
    for delivery in inbox.wait(3):
        assert is_good(delivery, inbox.url())
        assert delivery.raw.decode() != canonical(delivery.body)


def test_a_category_goes_to_its_subscriber(registry: RegistryProcess, inbox: Inbox) -> None:
    order = {"eventCategory": "BRAND", "webhookEndpoint": inbox.url("/brands")}
    assert registry.put(SUBSCRIPTION, order)[0] == 200
    assert registry.get(SUBSCRIPTION) == [order]
    brand_id = registry.verified_brand()
    registry.add_campaign(brand_id)
    registry.advance(0)
    assert [delivery.path for delivery in inbox.deliveries] == ["/brands"] * 3 + ["/hooks"] * 2
    assert is_good(inbox.deliveries[0], inbox.url("/brands"))
    assert registry.delete(f"{SUBSCRIPTION}/BRAND")[0] == 204
    assert codes(registry.delete(f"{SUBSCRIPTION}/BRAND")) == [502]


@pytest.mark.parametrize(
    "order",
    [
        {"eventCategory": "WEATHER", "webhookEndpoint": "http://127.0.0.1:9/"},
        {"eventCategory": "BRAND", "webhookEndpoint": "nowhere"},
        {"eventCategory": "BRAND"},
    ],
)
def test_a_faulty_subscription_is_refused(registry: RegistryProcess, order: dict) -> None:
    assert codes(registry.put(SUBSCRIPTION, order)) == [501]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("CAMPAIGN/test", "CAMPAIGN_ADD"),
        ("eventType/MNO_COMPLAINT/mock", "MNO_COMPLAINT"),
    ],
)
def test_a_subscription_can_be_tried(
    registry: RegistryProcess, inbox: Inbox, path: str, kind: str
) -> None:
    report = registry.get(f"{SUBSCRIPTION}/{path}")
    assert (report["endpoint"], report["status"]) == (inbox.url(), 200)
    (delivery,) = inbox.deliveries
    assert delivery.body == report["request"]
    assert (delivery.kind, delivery.body["mock"]) == (kind, True)
    assert is_good(delivery, inbox.url())


def test_the_catalogue_lists_categories_and_kinds(registry: RegistryProcess) -> None:
    assert "BRAND" in registry.get("/v2/webhook/eventCategory")
    rows = {row["eventType"]: row for row in registry.get("/v2/webhook/eventType")}
    assert rows["EVP_REPORT_SCORE"]["eventCategory"] == "VETTING"


def test_a_failed_delivery_is_tried_again(registry: RegistryProcess, inbox: Inbox) -> None:
    inbox.answers = [500, 302]
    registry.add_brand()
    tries = inbox.wait(3)
    assert len({delivery.raw for delivery in tries}) == 1
    registry.advance(0)
    assert registry.get("/sim/events")["events"][0]["answers"] == [500, 302, 200]


def test_after_three_tries_the_registry_gives_up(registry: RegistryProcess, inbox: Inbox) -> None:
    inbox.answers = [500] * 3
    registry.add_brand()
    registry.advance(0)
    inbox.wait(3)
    time.sleep(0.2)
    assert len(inbox.deliveries) == 3
    assert registry.get("/sim/counters")["events"] == {"failed": 1}


def test_paused_events_come_in_order_after_the_resume(
    registry: RegistryProcess, inbox: Inbox
) -> None:
    registry.post("/sim/events/pause")
    registry.verified_brand()
    assert inbox.deliveries == []
    assert registry.post("/sim/events/resume")[1]["released"] == 3
    inbox.wait(3)
    assert kinds(inbox)[0] == "BRAND_ADD"


def test_an_event_can_be_sent_once_more(registry: RegistryProcess, inbox: Inbox) -> None:
    registry.add_brand()
    first = inbox.wait(1)[0]
    registry.post("/sim/events/resend", {"index": 1})
    assert inbox.wait(2)[1].raw == first.raw
    assert codes(registry.post("/sim/events/resend", {"index": 99})) == [502]


BODY = {"eventType": "BRAND_IDENTITY_STATUS_UPDATE", "brandId": "BABC123", "mock": False}


@pytest.mark.parametrize(
    ("order", "good"),
    [({}, True), ({"signature": "wrong"}, False), ({"change_byte": True}, False)],
)
def test_an_event_can_be_forged(
    registry: RegistryProcess, inbox: Inbox, order: dict, good: bool
) -> None:
    status, report = registry.post("/sim/events/forge", {"body": BODY, **order})
    assert (status, report["status"]) == (200, 200)
    (delivery,) = inbox.deliveries
    assert is_good(delivery, inbox.url()) is good
    assert (json.loads(delivery.raw) == BODY) is ("change_byte" not in order)


def test_a_forged_event_may_be_unsigned_and_mock(registry: RegistryProcess, inbox: Inbox) -> None:
    registry.post("/sim/events/forge", {"body": BODY, "signature": "none", "mock": True})
    (delivery,) = inbox.deliveries
    assert HEADER not in delivery.headers
    assert delivery.body["mock"] is True


def test_carriers_can_be_suspended_by_hand(registry: RegistryProcess, inbox: Inbox) -> None:
    campaign_id = registry.shared_campaign()
    registry.advance(6)
    path = f"/sim/campaigns/{campaign_id}"
    registry.post(f"{path}/suspend", {"mnoId": "10035"})
    assert registry.operation_status(campaign_id)["10035"] == "SUSPENDED"
    assert registry.operation_status(campaign_id)["10017"] == "REGISTERED"
    (event,) = inbox.wait(1, kind="MNO_CAMPAIGN_OPERATION_SUSPENDED")
    assert event.body["mnoId"] == 10035
    registry.post(f"{path}/unsuspend")
    assert set(registry.operation_status(campaign_id).values()) == {"REGISTERED"}
    inbox.wait(5, kind="MNO_CAMPAIGN_OPERATION_UNSUSPENDED")
