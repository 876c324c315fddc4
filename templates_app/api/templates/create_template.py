"""POST /v3/templates: write a template, and submit it for review if asked to."""

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from config.api.endpoint import Endpoint, read_input
from config.api.envelope import ok
from config.api.sandbox import carry_out
from templates_app.api.templates.definition_input import DefinitionInput
from templates_app.api.templates.template_fields import TemplateFieldsInput
from templates_app.api.templates.template_output import TemplateOutput, render_template
from templates_app.services.create_template import create_template


class Input(TemplateFieldsInput):
    definition = DefinitionInput()


class CreateTemplate(Endpoint):
    @extend_schema(operation_id="create_template", request=Input, responses={201: TemplateOutput})
    def post(self, request: Request) -> HttpResponse:
        given = read_input(Input, request)
        sandbox = given.pop("sandbox")

        def create() -> HttpResponse:
            template = create_template(request.user.account_id, **given)
            return ok(render_template(template), status=201)

        return carry_out(create, sandbox=sandbox)
