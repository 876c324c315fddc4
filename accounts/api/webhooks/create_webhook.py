"""POST /v3/webhooks: name an address that is to hear of events. Its secret is shown this once."""

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from accounts.api.authentication import read_key_hash
from accounts.api.webhooks.webhook_input import WebhookInput, as_edit
from accounts.api.webhooks.webhook_output import WebhookOutput, render_webhook
from accounts.selectors import get_key_maker
from accounts.services.webhooks.create_webhook import create_webhook
from config.api.endpoint import Endpoint, read_input
from config.api.envelope import ok
from config.api.sandbox import carry_out


class CreateWebhook(Endpoint):
    @extend_schema(
        operation_id="create_webhook", request=WebhookInput, responses={201: WebhookOutput}
    )
    def post(self, request: Request) -> HttpResponse:
        given = read_input(WebhookInput, request)
        maker = get_key_maker(read_key_hash(request))

        def create() -> HttpResponse:
            webhook, secret = create_webhook(
                request.user.account_id, edit=as_edit(given), actor=maker
            )
            return ok(render_webhook(webhook, secret=secret), status=201)

        return carry_out(create, sandbox=given["sandbox"])
