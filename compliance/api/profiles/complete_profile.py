"""POST /v3/profiles/{profile_id}/complete: hand a profile in; everything missing is said at once.

202 when its set-up begins or is under way, 200 when it is done. ``webHookUrl`` hears once that it
is done: ``{profileId, success, status, timestamp}``, unsigned and not repeated.
"""

from typing import Any

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request

from compliance.api.profiles.write_profile import write_profile
from compliance.services.complete_profile import complete_profile
from config.api.endpoint import Endpoint, read_input, read_uuid
from config.api.envelope import ok
from config.api.fields import SandboxFlag, Text
from config.api.throttling import sensitive
from config.http.failed import Failed
from config.http.target import read_target

_MESSAGES = {
    "submitted": "The profile was handed in; its set-up has begun.",
    "in_progress": "The profile's set-up is under way.",
    "completed": "The profile is set up.",
}


class CallbackUrl(Text):
    """An address that the guard of outbound requests can make sense of."""

    def to_internal_value(self, data: Any) -> str:
        url = super().to_internal_value(data)
        try:
            return read_target(url).url
        except Failed as failed:
            raise serializers.ValidationError(failed.detail) from failed


class Input(serializers.Serializer[Any]):
    webHookUrl = CallbackUrl(max_length=2000, help_text="http or https, open to everybody.")
    sandbox = SandboxFlag()


class Output(serializers.Serializer[Any]):
    message = serializers.CharField()
    status = serializers.ChoiceField(choices=list(_MESSAGES))


class CompleteProfile(Endpoint):
    @sensitive
    @extend_schema(
        operation_id="complete_profile", request=Input, responses={202: Output, 200: Output}
    )
    def post(self, request: Request, profile_id: str) -> HttpResponse:
        profile = read_uuid(profile_id)
        given = read_input(Input, request)
        account_id = request.user.account_id

        def complete() -> HttpResponse:
            progress = complete_profile(
                account_id, profile_id=profile, callback_url=given["webHookUrl"], actor=None
            )
            answer = {"message": _MESSAGES[progress], "status": progress}
            return ok(answer, status=200 if progress == "completed" else 202)

        return write_profile(account_id, complete, sandbox=given["sandbox"])
