"""POST /webhooks/telnyx[/<message id>]: verify the raw bytes, store once, answer at once."""

import json
import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from config.plain_text import make_storable
from messaging.providers.telnyx import is_signed
from messaging.services.store_receipt import store_receipt


def _clean(value: Any) -> Any:
    """Without what PostgreSQL cannot hold: a STOP must not get lost over a stray byte."""
    if isinstance(value, str):
        return make_storable(value)
    if isinstance(value, dict):
        return {_clean(key): _clean(each) for key, each in value.items()}
    return [_clean(each) for each in value] if isinstance(value, list) else value


@csrf_exempt
@require_POST
def receive(request: HttpRequest, message_id: uuid.UUID | None = None) -> HttpResponse:
    """Answer 200 to every genuine event, new or repeated; 401 to a forgery, 400 to nonsense."""
    raw = request.body
    signature = request.headers.get("telnyx-signature-ed25519", "")
    timestamp = request.headers.get("telnyx-timestamp", "")
    if not is_signed(raw, signature=signature, timestamp=timestamp):
        return HttpResponse("bad signature", status=401)
    try:
        payload = _clean(json.loads(raw))
        event_id = str(payload["data"]["id"])
    except (ValueError, KeyError, TypeError):
        return HttpResponse("not an event", status=400)
    store_receipt("telnyx", event_id=event_id[:64], message_id=message_id, payload=payload)
    return HttpResponse("ok")
