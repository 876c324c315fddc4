"""GET /v3/messages/{id}/activities: a message's history, newest first."""

from typing import Any

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request

from config.api.endpoint import Endpoint, read_uuid
from config.api.envelope import ok
from config.api.pagination import PaginationOutput
from messaging.history import list_history
from messaging.models import Message
from messaging.models.message import Direction
from messaging.selectors import get_message


class ActivityOutput(serializers.Serializer[Any]):
    status = serializers.CharField()
    description = serializers.CharField()
    # Declared beside the class: ``from`` is a word of the language.
    timestamp = serializers.DateTimeField()
    price = serializers.CharField()
    active_contact_price = serializers.CharField()
    scheduled_at = serializers.DateTimeField(
        required=False, help_text="Of SCHEDULED and CANCELLED, as it stood then."
    )
    reason_code = serializers.CharField(required=False)
    reason = serializers.CharField(required=False)

    def get_fields(self) -> dict[str, Any]:
        return {**super().get_fields(), "from": serializers.CharField()}


class Output(serializers.Serializer[Any]):
    message_id = serializers.UUIDField()
    activities = ActivityOutput(many=True)
    pagination = PaginationOutput()


class ListActivities(Endpoint):
    @extend_schema(operation_id="list_message_activities", responses=Output)
    def get(self, request: Request, message_id: str) -> HttpResponse:
        message = get_message(request.user.account_id, message_id=read_uuid(message_id))
        activities = [_render(each, message) for each in reversed(list_history(message))]
        return ok(
            {
                "message_id": message.pk,
                "activities": activities,
                "pagination": _one_page(len(activities)),
            }
        )


def _render(event: dict[str, Any], message: Message) -> dict[str, Any]:
    """Prices are texts here and numbers elsewhere, as the contract has it."""
    outbound = message.direction == Direction.OUTBOUND
    return {
        **event,
        "from": message.sender if outbound else message.phone,
        "price": f"{message.price:.4f}",
        "active_contact_price": "0.0000",
    }


def _one_page(count: int) -> dict[str, Any]:
    """The official client asks for one page only, so it gets everything."""
    return {
        "page": 1,
        "page_size": count,
        "total_count": count,
        "total_pages": 1,
        "has_more": False,
        "cursors": {"after": None, "before": None},
    }
