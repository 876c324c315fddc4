"""Tells a stranger's system something small, under the same guard as looking at a site.

Only public addresses, no redirects followed, no cookies, no keys, and little patience: who is told
is named by a customer, and may want to see what only we can see.
"""

import json
import time
from collections.abc import Mapping
from typing import Any

from config.http.budget import Deadline
from config.http.fetched import Fetched, Limits
from config.http.visit import visit_once

_BRIEF = Limits(connect=3.0, total=5.0, bytes=4096, redirects=0)
_LARGEST = 16_384  # bytes of the body we send


def post_json(url: str, body: Mapping[str, Any], *, limits: Limits = _BRIEF) -> Fetched:
    """POST a small JSON object once and say what came of it; a redirect is only its status."""
    payload = json.dumps(body, separators=(",", ":")).encode()
    if len(payload) > _LARGEST:
        raise ValueError("this is for small bodies")
    began = time.monotonic()
    visit = visit_once(url, Deadline(limits.total), limits, payload=payload)
    return Fetched(
        url=url,
        final_url=visit.url,
        status=visit.status,
        content_type=visit.content_type,
        charset=visit.charset,
        body=visit.body,
        truncated=visit.truncated,
        redirects=(),
        address=visit.address,
        tls=visit.tls,
        elapsed_ms=round((time.monotonic() - began) * 1000),
        failure=visit.failure,
        detail=visit.detail,
    )
