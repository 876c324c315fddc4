"""POST /v3/messages/{id}/resend: try a finished message again, as a new one."""

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from accounts.api.authentication import read_key_hash
from config.api.endpoint import Endpoint, read_input, read_uuid
from config.api.fields import SandboxInput
from messaging.api.messages.send_answer import answer_send
from messaging.api.messages.send_fields import Output
from messaging.api.messages.send_message import read_repeatable
from messaging.services.resend_message import read_resend


class ResendMessage(Endpoint):
    @extend_schema(operation_id="resend_message", request=SandboxInput, responses={202: Output})
    def post(self, request: Request, message_id: str) -> HttpResponse:
        send = read_resend(
            request.user.account_id,
            message_id=read_uuid(message_id),
            key_hash=read_key_hash(request),
            repeatable=read_repeatable(request),
            **read_input(SandboxInput, request),
        )
        return answer_send(send)
