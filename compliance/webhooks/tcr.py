"""POST /webhooks/tcr: verify the signature, store once, answer at once."""

import json

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from compliance.services.tcr.events import store_event
from compliance.tcr.signature import is_signed
from config.api.parsers import check_text
from config.errors import DomainError

LONGEST = 64 * 1024  # bytes


@csrf_exempt
@require_POST
def receive(request: HttpRequest) -> HttpResponse:
    """Answer 200 to a genuine event, 401 to a forgery or a replay, 400 to nonsense.

    The address that is signed is the one we subscribed with, not the one that was called.
    """
    body = _read(request.body)
    if body is None:
        return HttpResponse("not an event", status=400)
    signature = request.headers.get("X-Registry-Signature", "")
    url, secret = settings.TCR_WEBHOOK_URL, settings.TCR_API_SECRET
    if not is_signed(body, url=url, secret=secret, signature=signature):
        return HttpResponse("bad signature", status=401)
    if store_event(body).is_replay:
        return HttpResponse("an old event", status=401)
    return HttpResponse("ok")


def _read(raw: bytes) -> dict[str, object] | None:
    """Only flat objects of texts, whole numbers and booleans are TCR's."""
    try:
        body = json.loads(raw) if len(raw) <= LONGEST else None
    except (ValueError, RecursionError):
        return None
    if not isinstance(body, dict) or not isinstance(body.get("eventType"), str):
        return None
    return body if all(map(_is_plain, [*body, *body.values()])) else None


def _is_plain(value: object) -> bool:
    if isinstance(value, str):
        return _is_storable(value)
    return value is None or isinstance(value, bool | int)


def _is_storable(text: str) -> bool:
    try:
        check_text(text)
    except DomainError:
        return False
    return True
