"""GET /v3/contacts/{contact_id}/message-summary: how a contact is reached, channel by channel."""

import uuid
from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request

from config.api.endpoint import Endpoint, read_uuid
from config.api.envelope import ok
from messaging.selectors import ChannelCount, count_by_channel


class ScoreOutput(serializers.Serializer[Any]):
    channel = serializers.CharField()
    success_score = serializers.IntegerField(
        help_text="Percentage that was sent, delivered, read or received."
    )
    fail_score = serializers.IntegerField(help_text="Percentage that ended in FAILED.")


class Output(serializers.Serializer[Any]):
    contact_id = serializers.UUIDField()
    message_count = serializers.IntegerField()
    first_message_at = serializers.DateTimeField(allow_null=True)
    last_message_at = serializers.DateTimeField(allow_null=True)
    channels_used = serializers.ListField(child=serializers.CharField())
    channel_scores = ScoreOutput(many=True)


class GetMessageSummary(Endpoint):
    @extend_schema(operation_id="get_contact_message_summary", responses=Output)
    def get(self, request: Request, contact_id: str) -> HttpResponse:
        asked = read_uuid(contact_id)
        return ok(_render(asked, count_by_channel(request.user.account_id, contact_id=asked)))


def _render(contact_id: uuid.UUID, counts: Sequence[ChannelCount]) -> dict[str, Any]:
    return {
        "contact_id": contact_id,
        "message_count": sum(each.count for each in counts),
        "first_message_at": min((each.first_at for each in counts), default=None),
        "last_message_at": max((each.last_at for each in counts), default=None),
        "channels_used": [each.channel for each in counts],
        "channel_scores": [_score(each) for each in counts],
    }


def _score(counted: ChannelCount) -> dict[str, Any]:
    return {
        "channel": counted.channel,
        "success_score": round(100 * counted.succeeded / counted.count),
        "fail_score": round(100 * counted.failed / counted.count),
    }
