"""POST /v3/webhooks/{webhook_id}/test: post one made-up event, once, and say what came of it.

Nobody waits in a transaction for a stranger's system, so a repeated ``Idempotency-Key`` only keeps
a rehearsal from being made twice; another test does no harm.
"""

from typing import Any

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request

from accounts.selectors import get_webhook
from accounts.services.webhooks.try_webhook import describe_trial, try_webhook
from accounts.webhook_rules import check_kind
from config.api.endpoint import Endpoint, read_input, read_uuid
from config.api.envelope import ok
from config.api.fields import SandboxFlag, Text
from config.api.sandbox import carry_out
from config.api.throttling import sensitive


class Input(serializers.Serializer[Any]):
    event_type = Text(
        error_messages={"required": "Event type is required.", "blank": "Event type is required."}
    )
    sandbox = SandboxFlag()


class Output(serializers.Serializer[Any]):
    success = serializers.BooleanField(help_text="Whether it answered 2xx.")
    message = serializers.CharField()


class SendTest(Endpoint):
    @extend_schema(operation_id="test_webhook", request=Input, responses=Output)
    @sensitive
    def post(self, request: Request, webhook_id: str) -> HttpResponse:
        webhook, given = read_uuid(webhook_id), read_input(Input, request)
        account_id, kind = request.user.account_id, given["event_type"]

        def rehearse() -> HttpResponse:
            check_kind(kind)
            get_webhook(account_id, webhook_id=webhook)
            return ok({"success": True, "message": "A sandbox test posts nothing."})

        if given["sandbox"]:
            return carry_out(rehearse, sandbox=True)
        outcome = try_webhook(account_id, webhook_id=webhook, kind=kind)
        return ok({"success": outcome.is_success, "message": describe_trial(outcome)})
