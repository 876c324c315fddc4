"""POST /v3/messages/{id}/cancel: call off a message that is held for a later time."""

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from config.api.endpoint import Endpoint, read_input, read_uuid
from config.api.envelope import ok
from config.api.fields import SandboxInput
from config.api.sandbox import carry_out
from messaging.api.messages.message_output import MessageOutput, render_message
from messaging.services.cancel_message import cancel_message


class CancelMessage(Endpoint):
    @extend_schema(
        operation_id="cancel_message",
        description="Only a message with status SCHEDULED can be cancelled. It costs nothing.",
        request=SandboxInput,
        responses=MessageOutput,
    )
    def post(self, request: Request, message_id: str) -> HttpResponse:
        given = read_input(SandboxInput, request)

        def cancel() -> HttpResponse:
            message = cancel_message(request.user.account_id, message_id=read_uuid(message_id))
            return ok(render_message(message))

        return carry_out(cancel, sandbox=given["sandbox"])
