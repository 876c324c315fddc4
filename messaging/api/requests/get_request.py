"""GET /v3/requests/{request_id}: what was decided on a request to send, check by check.

Each check is told with its verdict and the facts it saw, also of requests that were refused.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpResponse
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request

from config.api.endpoint import Endpoint
from config.api.envelope import ok
from config.api.pagination import PageQuery, PaginationOutput, paginate
from messaging.api.messages.check_output import CheckOutput, render_check
from messaging.decided import CLAIM, Past, PastPerson, get_decision, look_back
from messaging.models import Message, SendDecision
from messaging.protection.pipeline import NAMES

_REQUEST_ID = OpenApiParameter(
    "request_id",
    {"type": "string", "pattern": "^req_[0-9a-f]{32}$"},
    OpenApiParameter.PATH,
    description="As meta.request_id told it.",
)
Messages = Mapping[tuple[str, str], Message]  # by number and channel


class DecidedRecipient(serializers.Serializer[Any]):
    to = serializers.CharField()
    channel = serializers.CharField()
    first_block = serializers.CharField(allow_null=True)
    code = serializers.CharField(allow_null=True)
    message_id = serializers.UUIDField(allow_null=True, help_text="Null: no message was made.")
    status = serializers.CharField(allow_null=True, help_text="The message's, as it is now.")
    checks = CheckOutput(many=True, help_text="Those that look at each recipient.")


class Output(serializers.Serializer[Any]):
    request_id = serializers.CharField()
    accepted = serializers.BooleanField()
    code = serializers.CharField(allow_null=True)
    refused_by = serializers.ChoiceField(
        choices=[*NAMES, CLAIM],
        allow_null=True,
        help_text="claim: all checks had passed, but another request was quicker.",
    )
    created_at = serializers.DateTimeField()
    checks = CheckOutput(many=True, help_text="Those of the request as a whole, in their order.")
    recipients = DecidedRecipient(many=True, help_text="Those who were refused come first.")
    pagination = PaginationOutput(help_text="Of the recipients.")


class GetRequest(Endpoint):
    @extend_schema(
        operation_id="get_request", parameters=[_REQUEST_ID, PageQuery], responses=Output
    )
    def get(self, request: Request, request_id: str) -> HttpResponse:
        decision = get_decision(request.user.account_id, request_id=request_id)
        past = look_back(decision)
        page = paginate(
            past.people, query=request.query_params, name="recipients", render=lambda each: each
        )
        messages = _find_messages(decision, page["recipients"])
        page["recipients"] = [_render_person(each, messages) for each in page["recipients"]]
        return ok({**_render(decision, past), **page})


def _find_messages(decision: SendDecision, people: Sequence[PastPerson]) -> Messages:
    """Of a thousand recipients only those of the page are looked for."""
    found = Message.objects.filter(
        request_id=decision.request_id,
        account_id=decision.account_id,
        phone__in={person.e164 for person in people},
    )
    return {(message.phone, message.channel): message for message in found}


def _render(decision: SendDecision, past: Past) -> dict[str, Any]:
    return {
        "request_id": decision.request_id,
        "accepted": decision.accepted,
        "code": decision.code or None,
        "refused_by": past.refused_by or None,
        "created_at": decision.created_at,
        "checks": [render_check(shown) for shown in past.everybody],
    }


def _render_person(person: PastPerson, messages: Messages) -> dict[str, Any]:
    check, code = person.refusal
    message = messages.get((person.e164, person.channel))
    return {
        "to": person.e164,
        "channel": person.channel,
        "first_block": check or None,
        "code": code or None,
        "message_id": message and message.pk,
        "status": message and message.status,
        "checks": [render_check(shown) for shown in person.checks],
    }
