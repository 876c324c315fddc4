"""TCR's events on their way to us, in the hands of a test."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.test import Client

from compliance.services.tcr.events import process_events
from compliance.tcr.signature import sign
from tests.campaign_registry import SECRET, WEBHOOK_URL, CampaignRegistry

PATH = "/webhooks/tcr"


def post(
    body: Mapping[str, Any] | bytes, *, signature: str | None = None, url: str = WEBHOOK_URL
) -> HttpResponse:
    """Deliver as TCR would: not in canonical form, signed unless told otherwise."""
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    if signature is None:
        assert not isinstance(body, bytes)
        signature = sign(dict(body), url=url, secret=SECRET)
    headers = {"X-Registry-Signature": signature}
    return Client().post(PATH, raw, content_type="application/json", headers=headers)


def held(registry: CampaignRegistry, *kinds: str) -> list[dict[str, Any]]:
    """The bodies of the events that the registry holds back, oldest first."""
    bodies = [each["body"] for each in reversed(registry.list_events())]
    return [body for body in bodies if not kinds or body["eventType"] in kinds]


def deliver(*bodies: Mapping[str, Any]) -> None:
    """Everything arrives, in this order, and is worked through."""
    for body in bodies:
        assert post(body).status_code == 200
    process_events()
