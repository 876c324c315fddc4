"""A person texts one of our numbers: ``message.received``, and the carrier's own keywords.

Telnyx matches the whole message, any case, and blocks per messaging profile (here the number
itself when it is on none). REVOKE, OPTOUT and free text are not on its list, so a platform that
relies on the carrier alone misses them. Source: Telnyx, "Advanced opt-in/out".
"""

import json
from uuid import uuid4

from simulators.telnyx.carrier import Carrier
from simulators.telnyx.magic import carrier_of
from simulators.telnyx.message import ORGANIZATION_ID, now
from simulators.telnyx.segments import count_parts
from simulators.telnyx.webhooks import Event

KEYWORDS: dict[str, str] = {
    **dict.fromkeys(
        ("STOP", "STOPALL", "STOP ALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT"), "STOP"
    ),
    **dict.fromkeys(("START", "UNSTOP"), "START"),
    "HELP": "HELP",
}


def receive(carrier: Carrier, *, sender: str, to: str, text: str) -> dict[str, str]:
    """Deliver one inbound message to the number's webhook; returns what was made of it."""
    keyword = KEYWORDS.get(text.strip().upper(), "")
    profile_id = carrier.profile_of(to)
    apply_keyword(carrier, scope=profile_id or to, person=sender, keyword=keyword)
    payload = inbound_payload(sender=sender, to=to, text=text, profile_id=profile_id)
    if keyword:
        payload["autoresponse_type"] = keyword
    event = Event("message.received", json.dumps(payload), carrier.profile_urls(profile_id))
    carrier.courier.submit(event)
    entry = {"from": sender, "to": to, "text": text, "received_at": event.occurred_at}
    carrier.state.inbound.append(entry)
    return {"id": payload["id"], "event_id": event.id, "autoresponse_type": keyword, **entry}


def apply_keyword(carrier: Carrier, *, scope: str, person: str, keyword: str) -> None:
    """Set or lift the block rule; HELP does neither."""
    if keyword == "STOP":
        carrier.state.optouts.add((scope, person))
    elif keyword == "START":
        carrier.state.optouts.discard((scope, person))
    if keyword in ("STOP", "START"):
        carrier.state.save_soon()


def inbound_payload(*, sender: str, to: str, text: str, profile_id: str | None) -> dict:
    """The message object of ``message.received``."""
    parts, encoding = count_parts(text)
    return {
        "record_type": "message",
        "direction": "inbound",
        "id": str(uuid4()),
        "type": "SMS",
        "messaging_profile_id": profile_id,
        "organization_id": ORGANIZATION_ID,
        "from": {
            "phone_number": sender,
            "carrier": carrier_of(sender),
            "line_type": "Wireless",
        },
        "to": [
            {
                "phone_number": to,
                "status": "webhook_delivered",
                "carrier": "Telnyx",
                "line_type": "",
            }
        ],
        "cc": [],
        "text": text,
        "media": [],
        "encoding": encoding,
        "parts": parts,
        "tags": [],
        "cost": {"amount": "0.0000", "currency": "USD"},
        "received_at": now(),
        "sent_at": None,
        "completed_at": None,
        "errors": [],
    }
