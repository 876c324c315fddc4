"""DELETE /v3/templates/{template_id}: let go of a template; messages sent with it stay."""

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from config.api.endpoint import Endpoint, read_input, read_uuid
from config.api.envelope import no_content
from config.api.fields import Flag, SandboxInput
from config.api.sandbox import carry_out
from templates_app.services.delete_template import delete_template


class Input(SandboxInput):
    delete_from_meta = Flag(
        default=False, allow_null=True, help_text="Accepted; nothing of ours is at Meta."
    )


class DeleteTemplate(Endpoint):
    @extend_schema(operation_id="delete_template", request=Input, responses={204: None})
    def delete(self, request: Request, template_id: str) -> HttpResponse:
        template = read_uuid(template_id)
        sandbox = read_input(Input, request)["sandbox"]

        def delete() -> HttpResponse:
            delete_template(request.user.account_id, template_id=template)
            return no_content()

        return carry_out(delete, sandbox=sandbox)
