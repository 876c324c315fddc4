"""GET /v3/contacts/{contact_id}"""

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from config.api.endpoint import Endpoint, read_uuid
from config.api.envelope import ok
from contacts.api.contacts.contact_output import ContactOutput, render_contact
from contacts.selectors import get_contact


class GetContact(Endpoint):
    @extend_schema(operation_id="get_contact", responses=ContactOutput)
    def get(self, request: Request, contact_id: str) -> HttpResponse:
        contact = get_contact(request.user.account_id, contact_id=read_uuid(contact_id))
        return ok(render_contact(contact))
