"""What an accepted send is answered with. It is rendered before anything is written, because it is
kept with what it answers and told again under the same Idempotency-Key.
"""

from typing import Any

from django.http import HttpResponse

from config.api.envelope import ok, replay
from messaging.services.accept_send import Accepted, accept_send
from messaging.services.send_request import SendRequest
from messaging.services.write_send import Row


def answer_send(send: SendRequest) -> HttpResponse:
    """Carry a send out and answer; a repetition gets the answer of the first."""
    answering = _Answering()
    first = accept_send(send, write_answer=answering.write)
    response = replay(first) if first else answering.response
    if send.sandbox:
        response["X-Sandbox"] = "true"
    return response


class _Answering:
    """Renders the answer once and holds it until it can be given."""

    response: HttpResponse

    def write(self, accepted: Accepted) -> str:
        self.response = ok(render(accepted), status=202)
        return self.response.content.decode()


def render(accepted: Accepted) -> dict[str, Any]:
    """Return the wire form of an accepted request."""
    rendered = {
        "status": "QUEUED",
        "template_id": accepted.template_id,
        "template_name": accepted.template_name,
        "recipients": [_render_row(row, accepted.body) for row in accepted.rows],
    }
    if accepted.scheduled_at is not None:
        rendered["scheduled_at"] = accepted.scheduled_at
    return rendered


def _render_row(row: Row, body: str) -> dict[str, Any]:
    sender = row.send.sender
    rendered = {
        "message_id": row.id,
        "to": row.send.recipient.e164,
        "channel": row.send.channel,
        "body": body,
        "status": row.status,
        "sender": {
            "value": sender.value,
            "profile_id": sender.profile_id,
            "reason": sender.reason,
        },
    }
    if row.reason_code:
        rendered |= {"reason_code": row.reason_code, "reason": row.reason}
    return rendered
