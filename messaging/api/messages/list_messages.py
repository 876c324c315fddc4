"""GET /v3/messages: an account's messages, newest first."""

from typing import Any

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request

from config.api.endpoint import Endpoint
from config.api.envelope import ok
from config.api.pagination import LongPaginationOutput, PageQuery, paginate_long
from messaging.api.messages.message_output import MessageOutput, render_message
from messaging.api.messages.read_filter import CHANNELS, read_filter
from messaging.models.message import Direction
from messaging.selectors import LOOKED_THROUGH, find_messages
from messaging.states import Status


class Query(PageQuery):
    # Declared below: ``from`` is a word of the language.
    status = serializers.ChoiceField(Status.choices, required=False)
    channel = serializers.ChoiceField(CHANNELS, required=False)
    direction = serializers.ChoiceField(
        Direction.choices, required=False, help_text="In capitals or small letters."
    )
    phone = serializers.CharField(required=False, help_text="The other person's, in E.164.")
    template_id = serializers.UUIDField(required=False)
    to = serializers.DateTimeField(
        required=False, help_text="Accepted before; without an offset in UTC."
    )

    def get_fields(self) -> dict[str, Any]:
        accepted = "Accepted then or later; without an offset in UTC."
        since = serializers.DateTimeField(required=False, help_text=accepted)
        return {**super().get_fields(), "from": since}


class Output(serializers.Serializer[Any]):
    messages = MessageOutput(many=True)
    pagination = LongPaginationOutput()


class ListMessages(Endpoint):
    @extend_schema(
        operation_id="list_messages",
        description="Newest first. By status, channel, direction and template the newest "
        f"{LOOKED_THROUGH:,} messages of the period are looked through; an earlier `to` reaches "
        "those before them.",
        parameters=[Query],
        responses=Output,
    )
    def get(self, request: Request) -> HttpResponse:
        query = request.query_params
        messages = find_messages(request.user.account_id, wanted=read_filter(query))
        return ok(paginate_long(messages, query=query, name="messages", render=render_message))
