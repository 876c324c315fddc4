"""GET /v3/templates: an account's templates, newest first."""

from typing import Any

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request

from config.api.endpoint import Endpoint
from config.api.envelope import ok
from config.api.fields import read_query
from config.api.pagination import PageQuery, PaginationOutput, paginate
from templates_app.api.templates.template_output import TemplateOutput, render_template
from templates_app.selectors import find_templates


class Query(PageQuery):
    category = serializers.CharField(required=False)
    status = serializers.CharField(required=False)
    search = serializers.CharField(required=False, help_text="A part of the name.")
    is_welcome_playground = serializers.BooleanField(required=False, help_text="Ignored.")


class Output(serializers.Serializer[Any]):
    templates = TemplateOutput(many=True)
    pagination = PaginationOutput()


class ListTemplates(Endpoint):
    @extend_schema(operation_id="list_templates", parameters=[Query], responses=Output)
    def get(self, request: Request) -> HttpResponse:
        filters = read_query(request, "category", "status", "search")
        templates = find_templates(request.user.account_id, **filters)
        return ok(
            paginate(
                templates, query=request.query_params, name="templates", render=render_template
            )
        )
