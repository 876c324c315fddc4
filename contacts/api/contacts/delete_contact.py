"""DELETE /v3/contacts/{contact_id}: let go of a contact; its opt-out outlives it."""

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from config.api.endpoint import Endpoint, read_input, read_uuid
from config.api.envelope import no_content
from config.api.fields import SandboxInput
from config.api.sandbox import carry_out
from contacts.services.delete_contact import delete_contact


class DeleteContact(Endpoint):
    @extend_schema(operation_id="delete_contact", request=SandboxInput, responses={204: None})
    def delete(self, request: Request, contact_id: str) -> HttpResponse:
        contact = read_uuid(contact_id)
        sandbox = read_input(SandboxInput, request)["sandbox"]

        def delete() -> HttpResponse:
            delete_contact(request.user.account_id, contact_id=contact)
            return no_content()

        return carry_out(delete, sandbox=sandbox)
