"""DELETE /v3/webhooks/{webhook_id}: nothing goes there any more; the body is empty."""

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from accounts.api.authentication import read_key_hash
from accounts.selectors import get_key_maker
from accounts.services.webhooks.delete_webhook import delete_webhook
from config.api.endpoint import Endpoint, read_input, read_uuid
from config.api.envelope import no_content
from config.api.fields import SandboxInput
from config.api.sandbox import carry_out


class DeleteWebhook(Endpoint):
    @extend_schema(operation_id="delete_webhook", request=None, responses={204: None})
    def delete(self, request: Request, webhook_id: str) -> HttpResponse:
        webhook = read_uuid(webhook_id)
        sandbox = read_input(SandboxInput, request)["sandbox"]
        account_id, maker = request.user.account_id, get_key_maker(read_key_hash(request))

        def delete() -> HttpResponse:
            delete_webhook(account_id, webhook_id=webhook, actor=maker)
            return no_content()

        return carry_out(delete, sandbox=sandbox)
