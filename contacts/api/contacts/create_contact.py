"""POST /v3/contacts: add a number.

201 for a new contact; 200 with the contact there already was. A second create is no error, because
a client repeats a call whose answer it lost, and because sending to a number adds it too.
"""

from typing import Any

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request

from config.api.endpoint import Endpoint, read_input
from config.api.envelope import ok
from config.api.fields import PhoneText, SandboxFlag
from config.api.sandbox import carry_out
from contacts.api.contacts.contact_output import ContactOutput, render_contact
from contacts.services.create_contact import create_contact


class Input(serializers.Serializer[Any]):
    phone_number = PhoneText(help_text="E.164, such as +447700900123.")
    sandbox = SandboxFlag()


class CreateContact(Endpoint):
    @extend_schema(
        operation_id="create_contact",
        request=Input,
        responses={201: ContactOutput, 200: ContactOutput},
    )
    def post(self, request: Request) -> HttpResponse:
        given = read_input(Input, request)

        def create() -> HttpResponse:
            contact, is_new = create_contact(
                request.user.account_id, phone_number=given["phone_number"]
            )
            return ok(render_contact(contact), status=201 if is_new else 200)

        return carry_out(create, sandbox=given["sandbox"])
