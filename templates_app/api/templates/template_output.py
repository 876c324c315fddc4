"""A template as callers see it."""

from typing import Any

from rest_framework import serializers

from templates_app.definition.sections import list_channels, list_variable_names
from templates_app.models import Template
from templates_app.models.template import TemplateCategory, TemplateState

STATUSES = [state.upper() for state in TemplateState.values]


class TemplateOutput(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    customer_id = serializers.UUIDField()
    name = serializers.CharField()
    category = serializers.ChoiceField(choices=TemplateCategory.values)
    language = serializers.CharField()
    status = serializers.ChoiceField(choices=STATUSES)
    channels = serializers.ListField(
        child=serializers.CharField(), help_text="What the content can render on."
    )
    variables = serializers.ListField(
        child=serializers.CharField(), help_text="Names of the parameters to send."
    )
    is_published = serializers.BooleanField()
    definition = serializers.DictField(help_text="As its author wrote it last.")
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()


def render_template(template: Template) -> dict[str, Any]:
    """Return the wire form; an approved template names the variables that a send asks for."""
    is_approved = template.state == TemplateState.APPROVED
    names = template.variables if is_approved else list_variable_names(template.definition)
    return {
        "id": template.pk,
        "customer_id": template.account_id,
        "name": template.name,
        "category": template.category,
        "language": template.language,
        "status": template.state.upper(),
        "channels": list_channels(template.definition),
        "variables": names,
        "is_published": template.is_published,
        "definition": template.definition,
        "created_at": template.created_at,
        "updated_at": template.updated_at,
    }
