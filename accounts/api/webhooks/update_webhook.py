"""PUT /v3/webhooks/{webhook_id}: change what is given."""

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from accounts.api.authentication import read_key_hash
from accounts.api.webhooks.webhook_input import WebhookEditInput, as_edit
from accounts.api.webhooks.webhook_output import WebhookOutput, render_webhook
from accounts.selectors import get_key_maker
from accounts.services.webhooks.update_webhook import update_webhook
from config.api.endpoint import Endpoint, read_input, read_uuid
from config.api.envelope import ok
from config.api.sandbox import carry_out


class UpdateWebhook(Endpoint):
    @extend_schema(operation_id="update_webhook", request=WebhookEditInput, responses=WebhookOutput)
    def put(self, request: Request, webhook_id: str) -> HttpResponse:
        webhook = read_uuid(webhook_id)
        given = read_input(WebhookEditInput, request)
        account_id, maker = request.user.account_id, get_key_maker(read_key_hash(request))

        def update() -> HttpResponse:
            changed = update_webhook(
                account_id, webhook_id=webhook, edit=as_edit(given), actor=maker
            )
            return ok(render_webhook(changed))

        return carry_out(update, sandbox=given["sandbox"])
