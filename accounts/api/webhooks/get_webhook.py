"""GET /v3/webhooks/{webhook_id}"""

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from accounts.api.webhooks.webhook_output import WebhookOutput, render_webhook
from accounts.selectors import get_webhook
from config.api.endpoint import Endpoint, read_uuid
from config.api.envelope import ok


class GetWebhook(Endpoint):
    @extend_schema(operation_id="get_webhook", responses=WebhookOutput)
    def get(self, request: Request, webhook_id: str) -> HttpResponse:
        webhook = get_webhook(request.user.account_id, webhook_id=read_uuid(webhook_id))
        return ok(render_webhook(webhook))
