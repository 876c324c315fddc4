"""GET /v3/templates/{template_id}"""

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from config.api.endpoint import Endpoint, read_uuid
from config.api.envelope import ok
from templates_app.api.templates.template_output import TemplateOutput, render_template
from templates_app.selectors import get_template


class GetTemplate(Endpoint):
    @extend_schema(operation_id="get_template", responses=TemplateOutput)
    def get(self, request: Request, template_id: str) -> HttpResponse:
        template = get_template(request.user.account_id, template_id=read_uuid(template_id))
        return ok(render_template(template))
