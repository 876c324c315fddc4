"""PUT /v3/templates/{template_id}: change what is given, and submit for review if asked to."""

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from config.api.endpoint import Endpoint, read_input, read_uuid
from config.api.envelope import ok
from config.api.sandbox import carry_out
from templates_app.api.templates.definition_input import DefinitionInput
from templates_app.api.templates.template_fields import TemplateFieldsInput, TemplateName
from templates_app.api.templates.template_output import TemplateOutput, render_template
from templates_app.edit_rules import TemplateEdit
from templates_app.services.update_template import update_template


class Input(TemplateFieldsInput):
    name = TemplateName(allow_null=True, default=None)
    definition = DefinitionInput(allow_null=True, default=None)


class UpdateTemplate(Endpoint):
    @extend_schema(operation_id="update_template", request=Input, responses=TemplateOutput)
    def put(self, request: Request, template_id: str) -> HttpResponse:
        template = read_uuid(template_id)
        given = read_input(Input, request)
        sandbox, submit = given.pop("sandbox"), given.pop("submit_for_review")

        def update() -> HttpResponse:
            changed = update_template(
                request.user.account_id,
                template_id=template,
                edit=TemplateEdit(**given),
                submit_for_review=submit,
            )
            return ok(render_template(changed))

        return carry_out(update, sandbox=sandbox)
