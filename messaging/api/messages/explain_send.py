"""POST /v3/messages/explain: why a send would be refused, and all that is in its way.

The body is that of a send. Nothing is sent, written, counted or charged.
"""

from typing import Any

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request

from accounts.access import admit
from accounts.api.authentication import ApiKeyAuthentication, read_key_hash
from accounts.selectors import Principal, get_principal
from config.api.endpoint import Endpoint
from config.api.envelope import describe, ok
from messaging.api.messages.check_output import CheckOutput, render_check
from messaging.api.messages.send_fields import Input
from messaging.api.messages.send_message import read_request
from messaging.protection.explain import Person
from messaging.protection.shown import show_check
from messaging.protection.verdict import Verdict
from messaging.services.explain_send import Explanation, explain_send
from messaging.states import Status


class ExplainedRefusal(serializers.Serializer[Any]):
    code = serializers.CharField()
    status = serializers.IntegerField(help_text="HTTP.")
    message = serializers.CharField()
    details = serializers.DictField(allow_null=True)
    doc_url = serializers.CharField()


class ExplainedRecipient(serializers.Serializer[Any]):
    to = serializers.CharField()
    channel = serializers.CharField()
    would_be = serializers.ChoiceField(
        choices=[Status.QUEUED, Status.SCHEDULED, Status.FILTERED, Status.BLOCKED]
    )
    first_block = serializers.CharField(allow_null=True)
    checks = CheckOutput(many=True, help_text="Those that look at each recipient.")


class Output(serializers.Serializer[Any]):
    would_send = serializers.BooleanField()
    refusal = ExplainedRefusal(allow_null=True, help_text="The error that the send would answer.")
    checks = CheckOutput(many=True, help_text="Those of the request as a whole, in their order.")
    recipients = ExplainedRecipient(many=True)


class SendAuthentication(ApiKeyAuthentication):
    """As a send does it: a sender profile that does not exist is heard of after the standing."""

    def authenticate(self, request: Request) -> tuple[Principal, None]:
        return admit(get_principal(read_key_hash(request))), None


class ExplainSend(Endpoint):
    authentication_classes = (SendAuthentication,)
    takes_idempotency_key = False

    @extend_schema(
        operation_id="explain_message", request=Input, responses=Output, auth=[{"ApiKey": []}]
    )
    def post(self, request: Request) -> HttpResponse:
        return ok(_render(explain_send(read_request(request))))


def _render(explanation: Explanation) -> dict[str, Any]:
    explained = explanation.explained
    people = zip(explained.people, explanation.would_be, strict=True)
    return {
        "would_send": explained.refusal is None,
        "refusal": explained.refusal and _render_refusal(explained.refusal),
        "checks": [render_check(show_check(seen)) for seen in explained.everybody],
        "recipients": [_render_person(person, status) for person, status in people],
    }


def _render_refusal(verdict: Verdict) -> dict[str, Any]:
    error = verdict.as_error()
    return {**describe(error), "status": error.code.spec.status}


def _render_person(person: Person, status: str) -> dict[str, Any]:
    return {
        "to": person.send.recipient.e164,
        "channel": person.send.channel,
        "would_be": status,
        "first_block": person.check or None,
        "checks": [render_check(show_check(seen)) for seen in person.seen],
    }
