"""PATCH /v3/webhooks/{webhook_id}/toggle-status: switch an endpoint on or off."""

from typing import Any

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request

from accounts.api.authentication import read_key_hash
from accounts.api.webhooks.webhook_output import WebhookOutput, render_webhook
from accounts.selectors import get_key_maker
from accounts.services.webhooks.switch_webhook import toggle_webhook
from config.api.endpoint import Endpoint, read_input, read_uuid
from config.api.envelope import ok
from config.api.fields import Flag, SandboxFlag
from config.api.sandbox import carry_out


class Input(serializers.Serializer[Any]):
    is_active = Flag()
    sandbox = SandboxFlag()


class ToggleStatus(Endpoint):
    @extend_schema(operation_id="toggle_webhook_status", request=Input, responses=WebhookOutput)
    def patch(self, request: Request, webhook_id: str) -> HttpResponse:
        webhook = read_uuid(webhook_id)
        given = read_input(Input, request)
        account_id, maker = request.user.account_id, get_key_maker(read_key_hash(request))

        def toggle() -> HttpResponse:
            changed = toggle_webhook(
                account_id, webhook_id=webhook, is_active=given["is_active"], actor=maker
            )
            return ok(render_webhook(changed))

        return carry_out(toggle, sandbox=given["sandbox"])
