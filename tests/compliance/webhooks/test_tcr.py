"""POST /webhooks/tcr: who may tell us something, and what it may look like."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from compliance.models import Brand, Campaign, RegistryAttempt, RegistryEvent
from compliance.services.tcr.events import process_events
from compliance.tcr.signature import sign
from compliance.webhooks.tcr import LONGEST
from tests.campaign_registry import SECRET, WEBHOOK_URL, CampaignRegistry
from tests.compliance.services.tcr.journeys import pass_time, pending_brand
from tests.compliance.services.tcr.mail import PATH, held, post
from tests.compliance.tcr_factories import make_brand

pytestmark = pytest.mark.django_db
Watch = Callable[..., Any]


@pytest.fixture
def event(registry: CampaignRegistry) -> dict[str, Any]:
    """A brand is verified there, and an event that says so has not come yet."""
    pending_brand(registry)
    registry.advance(0.2)
    return held(registry, "BRAND_IDENTITY_STATUS_UPDATE")[0]


def test_a_genuine_event_is_kept_and_answered_at_once(
    registry: CampaignRegistry, event: dict[str, Any]
) -> None:
    response = post(event)
    assert (response.status_code, response.content) == (200, b"ok")
    stored = RegistryEvent.objects.get()
    assert (stored.body, stored.event_type) == (event, event["eventType"])
    assert stored.processed_at is None
    assert Brand.objects.get().state == "pending", "looking comes later"


def test_the_signature_of_the_wire_is_ours(
    registry: CampaignRegistry, event: dict[str, Any], settings: Any
) -> None:
    raw, signature, settings.TCR_WEBHOOK_URL = _catch(registry, event)
    assert post(raw, signature=signature).status_code == 200


def _catch(registry: CampaignRegistry, event: dict[str, Any]) -> tuple[bytes, str, str]:
    """Have the stand-in send an event to a listener of ours; return it as it came, and where to."""
    found: list[tuple[bytes, str]] = []

    class Listener(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers["Content-Length"]))
            found.append((raw, self.headers["X-Registry-Signature"]))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            return

    with HTTPServer(("127.0.0.1", 0), Listener) as server:
        threading.Thread(target=server.handle_request, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}/hook"
        registry.ask("/sim/events/forge", method="POST", body={"body": event, "url": url})
    return (*found[0], url)


def test_one_changed_byte_is_refused(
    registry: CampaignRegistry, event: dict[str, Any], untouched: Watch
) -> None:
    signature = sign(event, url=WEBHOOK_URL, secret=SECRET)
    for name, value in event.items():
        changed = {**event, name: f"{value}x" if isinstance(value, str) else not value}
        with untouched(registry):
            assert post(changed, signature=signature).status_code == 401


@pytest.mark.parametrize(
    "url",
    [
        WEBHOOK_URL + "/",
        WEBHOOK_URL + "?a=1",
        WEBHOOK_URL.replace("https", "http"),
        "https://other.example/webhooks/tcr",
        "http://testserver/webhooks/tcr",
        "",
    ],
)
def test_signed_for_another_address_is_refused(
    registry: CampaignRegistry, event: dict[str, Any], untouched: Watch, url: str
) -> None:
    with untouched(registry):
        assert post(event, url=url).status_code == 401


@pytest.mark.parametrize("signature", ["", "x", "Agh0IAtD3l6FPW5EQyuES8G1eYI=", "é" * 40])
def test_a_wrong_signature_is_refused(
    registry: CampaignRegistry, event: dict[str, Any], untouched: Watch, signature: str
) -> None:
    with untouched(registry):
        assert post(event, signature=signature).status_code == 401


def test_without_a_secret_nobody_is_believed(
    registry: CampaignRegistry, event: dict[str, Any], untouched: Watch, settings: Any
) -> None:
    settings.TCR_API_SECRET = ""
    with untouched(registry):
        signature = sign(event, url=WEBHOOK_URL, secret="")
        assert post(event, signature=signature).status_code == 401


def test_a_repeat_within_minutes_is_one_event(
    registry: CampaignRegistry, event: dict[str, Any]
) -> None:
    assert [post(event).status_code for _ in range(5)] == [200] * 5
    assert RegistryEvent.objects.count() == 1


def test_a_replay_two_days_later_is_refused_and_noted(
    registry: CampaignRegistry, event: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    post(event)
    process_events()
    _age(days=2)
    brand = Brand.objects.get()
    response = post(event)
    assert response.status_code == 401
    assert RegistryEvent.objects.count() == 1
    assert process_events() == 0
    assert "ALARM registry: an old event came again" in caplog.text
    after = Brand.objects.get()
    assert (after.state, after.state_since) == (brand.state, brand.state_since)
    assert after.next_look_at <= timezone.now(), "what is true is worth another look"


def test_a_replay_leaves_a_call_alone_that_is_under_way(
    registry: CampaignRegistry, event: dict[str, Any]
) -> None:
    post(event)
    _age(days=2)
    soon = timezone.now() + timedelta(minutes=1)
    brand = Brand.objects.get()
    Campaign.objects.all().delete()
    RegistryAttempt.objects.all().delete()
    Brand.objects.filter(pk=brand.pk).delete()
    _copy_into_a_call(brand, next_look_at=soon)
    assert post(event).status_code == 401
    assert Brand.objects.get().next_look_at == soon


def _copy_into_a_call(brand: Brand, **fields: Any) -> None:
    """States are protected: the same brand is made anew, in the middle of a correction."""
    make_brand(
        account=brand.account,
        pk=brand.pk,
        state="submitting",
        tcr_brand_id=brand.tcr_brand_id,
        **fields,
    )


def test_the_same_words_some_hours_later_are_another_event(
    registry: CampaignRegistry, event: dict[str, Any]
) -> None:
    post(event)
    RegistryEvent.objects.update(received_at=timezone.now() - timedelta(hours=3), bucket=1)
    assert post(event).status_code == 200
    assert RegistryEvent.objects.count() == 2


def _age(*, days: int) -> None:
    long_ago = timezone.now() - timedelta(days=days)
    RegistryEvent.objects.update(received_at=long_ago, bucket=1)
    pass_time()


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"nonsense",
        b"[]",
        b"null",
        b'"BRAND_ADD"',
        b"{}",
        b'{"eventType": 7}',
        b'{"eventType": null}',
        b'{"eventType": "A", "deep": {"a": 1}}',
        b'{"eventType": "A", "list": [1]}',
        b'{"eventType": "A", "money": 1.5}',
        b'{"eventType": "A", "money": NaN}',
        b'{"eventType": "A", "text": "\\u0000"}',
        b'{"eventType": "A", "text": "\\ud800"}',
        b'{"eventType": "A", "\\u0000": "x"}',
        b'{"eventType": "\xff"}',
        b"[" * 5000,
        b'{"eventType": "A", "text": "' + b"x" * LONGEST + b'"}',
        b'{"eventType": "A", "number": ' + b"9" * 5000 + b"}",
    ],
)
def test_nonsense_is_refused_before_anything_else(
    registry: CampaignRegistry, untouched: Watch, raw: bytes
) -> None:
    with untouched(registry):
        assert post(raw, signature="x").status_code == 400


def test_nobody_can_read_there(registry: CampaignRegistry) -> None:
    assert Client().get(PATH).status_code == 405
