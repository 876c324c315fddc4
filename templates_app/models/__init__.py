from templates_app.models.template import Template
from templates_app.models.template_usage import TemplateUsage

__all__ = ["Template", "TemplateUsage"]
