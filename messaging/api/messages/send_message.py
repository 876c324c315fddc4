"""POST /v3/messages: what everything else waits on.

Authentication is part of the one statement that reads the snapshot, so this endpoint has no
authentication class; envelope, errors and parser are those of every endpoint.
"""

from typing import Any

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request

from accounts.access import admit
from accounts.api.authentication import read_key_hash
from accounts.selectors import get_principal
from config.api.endpoint import Endpoint
from config.api.envelope import ok
from config.api.identifiers import read_profile_header
from config.errors import DomainError
from messaging.api.messages.send_body import read_send
from messaging.services.accept_send import Accepted, accept_send
from messaging.services.write_send import Row


class TemplateInput(serializers.Serializer[Any]):
    id = serializers.UUIDField(required=False)
    name = serializers.CharField(required=False)
    parameters = serializers.DictField(child=serializers.CharField(), required=False)


class Input(serializers.Serializer[Any]):
    to = serializers.ListField(child=serializers.CharField(), min_length=1, max_length=1000)
    template = TemplateInput()
    channel = serializers.ListField(child=serializers.CharField(), required=False)
    sandbox = serializers.BooleanField(required=False)
    sender_profile_id = serializers.UUIDField(
        required=False, help_text="As the x-profile-id header; without it the default one is used."
    )
    strict_sender = serializers.BooleanField(
        required=False, help_text="Refuse with SENDER_002 rather than use the shared short code."
    )


class SenderOutput(serializers.Serializer[Any]):
    value = serializers.CharField()
    profile_id = serializers.UUIDField(allow_null=True)
    reason = serializers.ChoiceField(choices=["requested", "default", "shared_fallback"])


class RecipientOutput(serializers.Serializer[Any]):
    message_id = serializers.UUIDField()
    to = serializers.CharField()
    channel = serializers.CharField(allow_null=True)
    body = serializers.CharField(allow_null=True)
    status = serializers.CharField()
    reason_code = serializers.CharField(required=False)
    reason = serializers.CharField(required=False)
    sender = SenderOutput()


class Output(serializers.Serializer[Any]):
    status = serializers.CharField()
    template_id = serializers.UUIDField()
    template_name = serializers.CharField()
    recipients = RecipientOutput(many=True)


class SendMessage(Endpoint):
    authentication_classes = ()

    @extend_schema(
        operation_id="send_message",
        description=(
            "Accept or refuse a send at once. Each recipient becomes one message. Idempotency-Key "
            "is not honored yet: repeating a request that was accepted sends again."
        ),
        request=Input,
        responses={202: Output},
        auth=[{"ApiKey": []}],
    )
    def post(self, request: Request) -> HttpResponse:
        key_hash = read_key_hash(request)
        try:
            named = read_profile_header(request)
            send = read_send(request.data, key_hash=key_hash, profile_header=named)
        except DomainError:
            admit(get_principal(key_hash))  # a stranger learns nothing about bodies
            raise
        response = ok(render(accept_send(send)), status=202)
        if send.sandbox:
            response["X-Sandbox"] = "true"
        return response


def render(accepted: Accepted) -> dict[str, Any]:
    """Return the wire form of an accepted request."""
    sender = {
        "value": accepted.sender.value,
        "profile_id": accepted.sender.profile_id,
        "reason": accepted.sender.reason,
    }
    return {
        "status": "QUEUED",
        "template_id": accepted.template_id,
        "template_name": accepted.template_name,
        "recipients": [_render_row(row, accepted.body, sender) for row in accepted.rows],
    }


def _render_row(row: Row, body: str, sender: dict[str, Any]) -> dict[str, Any]:
    rendered = {
        "message_id": row.id,
        "to": row.send.recipient.e164,
        "channel": row.send.channel,
        "body": body,
        "status": row.status,
        "sender": sender,
    }
    if row.reason_code:
        rendered |= {"reason_code": row.reason_code, "reason": row.reason}
    return rendered
