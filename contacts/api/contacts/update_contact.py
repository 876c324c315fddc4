"""PATCH /v3/contacts/{contact_id}: the default channel, and the account's own opt-out."""

from typing import Any

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request

from config.api.endpoint import Endpoint, read_input, read_uuid
from config.api.envelope import ok
from config.api.fields import Flag, SandboxFlag
from config.api.sandbox import carry_out
from contacts.api.contacts.contact_output import ContactOutput, render_contact
from contacts.services.update_contact import update_contact


class Input(serializers.Serializer[Any]):
    default_channel = serializers.ChoiceField(
        choices=["sms", "whatsapp"], allow_null=True, default=None
    )
    opt_out = Flag(allow_null=True, default=None)
    sandbox = SandboxFlag()


class UpdateContact(Endpoint):
    @extend_schema(operation_id="update_contact", request=Input, responses=ContactOutput)
    def patch(self, request: Request, contact_id: str) -> HttpResponse:
        contact = read_uuid(contact_id)
        given = read_input(Input, request)
        sandbox = given.pop("sandbox")

        def update() -> HttpResponse:
            changed = update_contact(request.user.account_id, contact_id=contact, **given)
            return ok(render_contact(changed))

        return carry_out(update, sandbox=sandbox)
