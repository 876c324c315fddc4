"""GET /v3/webhooks: an account's endpoints, newest first."""

from typing import Any

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request

from accounts.api.webhooks.webhook_output import WebhookOutput, render_webhook
from accounts.selectors import find_webhooks
from config.api.endpoint import Endpoint
from config.api.envelope import ok
from config.api.fields import read_query
from config.api.pagination import PageQuery, PaginationOutput, paginate


class Query(PageQuery):
    is_active = serializers.BooleanField(required=False)
    search = serializers.CharField(required=False, help_text="A part of the name or the URL.")


class Output(serializers.Serializer[Any]):
    webhooks = WebhookOutput(many=True)
    pagination = PaginationOutput()


class ListWebhooks(Endpoint):
    @extend_schema(operation_id="list_webhooks", parameters=[Query], responses=Output)
    def get(self, request: Request) -> HttpResponse:
        filters = read_query(request, "is_active", "search")
        webhooks = find_webhooks(request.user.account_id, **filters)
        return ok(
            paginate(webhooks, query=request.query_params, name="webhooks", render=render_webhook)
        )
