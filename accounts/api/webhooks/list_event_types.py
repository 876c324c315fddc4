"""GET /v3/webhooks/event-types: what can be subscribed to, and the events of each."""

from typing import Any

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request

from accounts.webhook_catalog import FAMILIES, Family
from config.api.endpoint import Endpoint
from config.api.envelope import ok
from config.api.pagination import PaginationOutput, paginate


class SubTypeOutput(serializers.Serializer[Any]):
    name = serializers.CharField()
    display_name = serializers.CharField()
    description = serializers.CharField()
    event_type = serializers.CharField(help_text="As in X-Webhook-Event-Type.")
    is_active = serializers.BooleanField(help_text="Whether it happens here yet.")
    sub_types = serializers.ListField(child=serializers.DictField(), help_text="Always empty.")


class EventTypeOutput(SubTypeOutput):
    sub_types = SubTypeOutput(many=True)


class Output(serializers.Serializer[Any]):
    event_types = EventTypeOutput(many=True)
    pagination = PaginationOutput()


class ListEventTypes(Endpoint):
    @extend_schema(operation_id="list_webhook_event_types", responses=Output)
    def get(self, request: Request) -> HttpResponse:
        everything = {"page_size": "100"}
        return ok(paginate(FAMILIES, query=everything, name="event_types", render=_render_family))


def _render_family(family: Family) -> dict[str, Any]:
    """A family is subscribed to by its name; its events are named in filters by their suffix."""
    events = [
        {
            "name": suffix,
            "display_name": suffix.replace("_", " ").capitalize(),
            "description": description,
            "event_type": f"{family.name}.{suffix}",
            "is_active": family.is_active,
            "sub_types": [],
        }
        for suffix, description in family.events
    ]
    return {
        "name": family.name,
        "display_name": family.title,
        "description": family.description,
        "event_type": family.name,
        "is_active": family.is_active,
        "sub_types": events,
    }
