"""POST /v3/webhooks/{webhook_id}/rotate-secret: a new signing secret, shown this once.

The old one dies at once, unless ``overlap_seconds`` lets it sign beside the new one for a while.
"""

from typing import Any

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request

from accounts.api.authentication import read_key_hash
from accounts.selectors import get_key_maker
from accounts.services.webhooks.secret import LONGEST_OVERLAP, rotate_secret
from config.api.endpoint import Endpoint, read_input, read_uuid
from config.api.envelope import ok
from config.api.fields import SandboxFlag, WholeNumber
from config.api.sandbox import carry_out
from config.api.throttling import sensitive


class Input(serializers.Serializer[Any]):
    overlap_seconds = WholeNumber(
        default=0, help_text=f"Both secrets sign for so long, 0 to {LONGEST_OVERLAP}."
    )
    sandbox = SandboxFlag()


class Output(serializers.Serializer[Any]):
    signing_secret = serializers.CharField()


class RotateSecret(Endpoint):
    @extend_schema(operation_id="rotate_webhook_secret", request=Input, responses=Output)
    @sensitive
    def post(self, request: Request, webhook_id: str) -> HttpResponse:
        webhook = read_uuid(webhook_id)
        given = read_input(Input, request)
        account_id, maker = request.user.account_id, get_key_maker(read_key_hash(request))
        overlap = given["overlap_seconds"]

        def rotate() -> HttpResponse:
            secret = rotate_secret(
                account_id, webhook_id=webhook, overlap_seconds=overlap, actor=maker
            )
            return ok({"signing_secret": secret})

        return carry_out(rotate, sandbox=given["sandbox"])
