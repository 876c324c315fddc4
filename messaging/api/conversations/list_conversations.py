"""GET /v3/conversations: what went to and came from everybody, newest first."""

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from config.api.endpoint import Endpoint
from config.api.envelope import ok
from config.api.pagination import PageQuery, paginate_long
from messaging.api.messages.list_messages import Output
from messaging.api.messages.message_output import render_message
from messaging.selectors import find_messages


class ListConversations(Endpoint):
    @extend_schema(operation_id="list_conversations", parameters=[PageQuery], responses=Output)
    def get(self, request: Request) -> HttpResponse:
        messages = find_messages(request.user.account_id)
        query = request.query_params
        return ok(paginate_long(messages, query=query, name="messages", render=render_message))
