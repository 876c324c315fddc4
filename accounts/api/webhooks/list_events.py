"""GET /v3/webhooks/{webhook_id}/events: what was delivered, or not, newest first."""

from typing import Any

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request

from accounts.api.webhooks.event_output import EventOutput, render_event
from accounts.selectors import get_webhook
from accounts.webhook_log import find_in_webhook_log
from config.api.endpoint import Endpoint, read_uuid
from config.api.envelope import ok
from config.api.fields import read_query
from config.api.pagination import PageQuery, PaginationOutput, paginate


class Query(PageQuery):
    search = serializers.CharField(
        required=False, help_text="Part of an event type, a delivery status, or an id."
    )


class Output(serializers.Serializer[Any]):
    events = EventOutput(many=True)
    pagination = PaginationOutput()


class ListEvents(Endpoint):
    @extend_schema(operation_id="list_webhook_events", parameters=[Query], responses=Output)
    def get(self, request: Request, webhook_id: str) -> HttpResponse:
        webhook = get_webhook(request.user.account_id, webhook_id=read_uuid(webhook_id))
        log = find_in_webhook_log(webhook, **read_query(request, "search"))
        return ok(paginate(log, query=request.query_params, name="events", render=render_event))
