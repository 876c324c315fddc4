"""GET /v3/templates: an account's templates, newest first."""

from collections.abc import Mapping, Sequence
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
from templates_app.api.templates.template_output import STATUSES, TemplateOutput, render_template
from templates_app.models.template import TemplateCategory
from templates_app.selectors import find_templates


class Query(PageQuery):
    category = serializers.ChoiceField(choices=TemplateCategory.values, required=False)
    status = serializers.ChoiceField(
        choices=STATUSES, required=False, help_text="In capitals or small letters, as category is."
    )
    search = serializers.CharField(required=False, help_text="A part of the name.")
    is_welcome_playground = serializers.BooleanField(required=False, help_text="Ignored.")


class Output(serializers.Serializer[Any]):
    templates = TemplateOutput(many=True)
    pagination = PaginationOutput()


class ListTemplates(Endpoint):
    @extend_schema(operation_id="list_templates", parameters=[Query], responses=Output)
    def get(self, request: Request) -> HttpResponse:
        filters = read_query(request, "category", "status", "search")
        _check_choice(filters, "category", allowed=TemplateCategory.values)
        _check_choice(filters, "status", allowed=STATUSES)
        templates = find_templates(request.user.account_id, **filters)
        return ok(
            paginate(
                templates, query=request.query_params, name="templates", render=render_template
            )
        )


def _check_choice(filters: Mapping[str, str], name: str, *, allowed: Sequence[str]) -> None:
    """An unknown word is a mistake of the caller's, not a list without members."""
    if filters[name] and filters[name].upper() not in allowed:
        sentence = f"One of: {', '.join(allowed)}."
        raise DomainError(ErrorCode.CHOICE_INVALID, details={name: [sentence]})
