"""GET /v3/contacts: an account's contacts, newest first."""

from typing import Any

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request

from config.api.endpoint import Endpoint
from config.api.envelope import ok
from config.api.fields import read_query
from config.api.pagination import PageQuery, PaginationOutput, paginate
from config.errors import DomainError, ErrorCode
from contacts.api.contacts.contact_output import ContactOutput, render_contact
from contacts.selectors import find_contacts

CHANNELS = ("sms", "whatsapp")


class Query(PageQuery):
    channel = serializers.ChoiceField(
        choices=CHANNELS, required=False, help_text="Default channel."
    )
    phone = serializers.CharField(required=False, help_text="A whole number, in E.164.")
    search = serializers.CharField(
        required=False, help_text="Any part of a number, or all of it as written at home."
    )


class Output(serializers.Serializer[Any]):
    contacts = ContactOutput(many=True)
    pagination = PaginationOutput()


class ListContacts(Endpoint):
    @extend_schema(operation_id="list_contacts", parameters=[Query], responses=Output)
    def get(self, request: Request) -> HttpResponse:
        filters = read_query(request, "channel", "phone", "search")
        _check_channel(filters["channel"])
        contacts = find_contacts(request.user.account_id, **filters)
        return ok(
            paginate(contacts, query=request.query_params, name="contacts", render=render_contact)
        )


def _check_channel(channel: str) -> None:
    """An unknown channel is a mistake of the caller's, not a list without members."""
    if channel and channel not in CHANNELS:
        raise DomainError(
            ErrorCode.CHOICE_INVALID, details={"channel": [f"One of: {', '.join(CHANNELS)}."]}
        )
