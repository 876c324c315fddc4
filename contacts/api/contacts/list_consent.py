"""GET /v3/contacts/{contact_id}/consent: each change of a person's consent, newest first.

Ours: the contract has the flag only. It says since when, by whose word and by which words.
"""

from typing import Any

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request

from config.api.endpoint import Endpoint, read_uuid
from config.api.envelope import ok
from config.api.pagination import PageQuery, PaginationOutput, paginate
from contacts.models import ConsentEvent
from contacts.models.consent_event import WHO, ConsentSource
from contacts.selectors import get_contact, list_consent


class ChangeOutput(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    opted_out = serializers.BooleanField()
    source = serializers.ChoiceField(choices=ConsentSource.values)
    who = serializers.CharField(help_text="Whose word it was.")
    words = serializers.CharField(help_text="What was said; empty for a change by a program.")
    created_at = serializers.DateTimeField()


class Output(serializers.Serializer[Any]):
    consent = ChangeOutput(many=True)
    pagination = PaginationOutput()


class ListConsent(Endpoint):
    @extend_schema(
        operation_id="list_contact_consent",
        summary="Each change of a person's consent, newest first (not part of the official SDK)",
        parameters=[PageQuery],
        responses=Output,
    )
    def get(self, request: Request, contact_id: str) -> HttpResponse:
        contact = get_contact(request.user.account_id, contact_id=read_uuid(contact_id))
        changes = list_consent(contact)
        return ok(
            paginate(changes, query=request.query_params, name="consent", render=_render_change)
        )


def _render_change(change: ConsentEvent) -> dict[str, Any]:
    return {
        "id": change.pk,
        "opted_out": change.opted_out,
        "source": change.source,
        "who": WHO[ConsentSource(change.source)],
        "words": change.words,
        "created_at": change.created_at,
    }
