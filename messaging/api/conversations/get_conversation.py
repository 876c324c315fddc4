"""GET /v3/conversations/{contact_id}: what went to and came from one contact, newest first."""

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from config.api.endpoint import Endpoint, read_uuid
from config.api.envelope import ok
from config.api.pagination import PageQuery, paginate_long
from messaging.api.messages.list_messages import Output
from messaging.api.messages.message_output import render_message
from messaging.selectors import list_conversation


class GetConversation(Endpoint):
    @extend_schema(operation_id="get_conversation", parameters=[PageQuery], responses=Output)
    def get(self, request: Request, contact_id: str) -> HttpResponse:
        messages = list_conversation(request.user.account_id, contact_id=read_uuid(contact_id))
        query = request.query_params
        return ok(paginate_long(messages, query=query, name="messages", render=render_message))
