"""GET /v3/messages/{id}: one message, and what became of it."""

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from config.api.endpoint import Endpoint, read_uuid
from config.api.envelope import ok
from messaging.api.messages.message_output import MessageOutput, render_message
from messaging.selectors import get_message


class GetMessage(Endpoint):
    @extend_schema(operation_id="get_message", responses=MessageOutput)
    def get(self, request: Request, message_id: str) -> HttpResponse:
        message = get_message(request.user.account_id, message_id=read_uuid(message_id))
        return ok(render_message(message))
