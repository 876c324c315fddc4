"""Fields that writing and rewriting a template have in common."""

from typing import Any

from rest_framework import serializers

from config.api.fields import Flag, SandboxFlag, Text
from templates_app.models.template import TemplateCategory


class TemplateFieldsInput(serializers.Serializer[Any]):
    category = serializers.ChoiceField(
        choices=TemplateCategory.values, allow_null=True, default=None
    )
    language = serializers.RegexField(
        r"^[a-z]{2,3}(_[A-Z]{2})?\Z",
        allow_null=True,
        default=None,
        error_messages={"invalid": "Write a language as en or en_US."},
    )
    submit_for_review = Flag(default=False)
    sandbox = SandboxFlag()


class TemplateName(Text):
    def __init__(self, **options: Any) -> None:
        super().__init__(**{"max_length": 120, "trim_whitespace": True, **options})
