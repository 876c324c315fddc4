"""The benchmark's requests within this process, as the product's own functions take them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from accounts.secrets import hash_api_key
from messaging.api.messages.send_body import read_send
from messaging.services.send_request import SendRequest


def parse_http(request: str) -> tuple[dict[str, str], str]:
    """Return headers (by lower-case name) and body of a request that is ready to be sent."""
    head, _, body = request.partition("\r\n\r\n")
    pairs = (line.partition(": ") for line in head.split("\r\n")[1:])
    return {name.lower(): value for name, _, value in pairs}, body


def read_as_product(request: str) -> SendRequest:
    """Return what the product makes of it."""
    headers, body = parse_http(request)
    fields: Mapping[str, Any] = json.loads(body)
    return read_send(fields, key_hash=hash_api_key(headers["x-api-key"]))
