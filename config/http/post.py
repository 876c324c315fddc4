"""Tells a stranger's system something, under the same guard as looking at a site.

Only public addresses, no redirects followed, no cookies, no keys, and little patience: who is told
is named by a customer, and may want to see what only we can see.
"""

import json
import time
from collections.abc import Mapping
from typing import Any

from config.http.budget import Deadline
from config.http.failed import Failed
from config.http.fetched import Fetched, Limits
from config.http.route import check_host
from config.http.target import read_target
from config.http.visit import Letter, visit_once

_BRIEF = Limits(connect=3.0, total=5.0, bytes=4096, redirects=0)
_LARGEST_NOTE = 16_384  # bytes of a body that we make up
_LARGEST_EVENT = 262_144  # bytes of a body that tells what happened


def check_address(url: str) -> str:
    """Return why nothing would ever be posted to ``url``, empty if something may be.

    Nothing is looked up: where a name leads is found out at each post.
    """
    try:
        check_host(read_target(url))
    except Failed as failed:
        return failed.detail
    return ""


def post_json(url: str, body: Mapping[str, Any], *, limits: Limits = _BRIEF) -> Fetched:
    """POST a small JSON object once and say what came of it; a redirect is only its status."""
    payload = json.dumps(body, separators=(",", ":")).encode()
    if len(payload) > _LARGEST_NOTE:
        raise ValueError("this is for small bodies")
    return _post(url, Letter(payload), limits)


def post_event(url: str, body: bytes, *, headers: Mapping[str, str], limits: Limits) -> Fetched:
    """POST signed JSON exactly as given, with headers of its own; otherwise the same.

    Our own headers (Host, User-Agent …) have the last word.
    """
    if len(body) > _LARGEST_EVENT:
        raise ValueError("an event is smaller than this")
    return _post(url, Letter(body, headers), limits)


def _post(url: str, letter: Letter, limits: Limits) -> Fetched:
    began = time.monotonic()
    visit = visit_once(url, Deadline(limits.total), limits, letter=letter)
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
