"""One path, one class; each of its methods is a file of its own."""

from django.urls import path

from templates_app.api.templates.create_template import CreateTemplate
from templates_app.api.templates.delete_template import DeleteTemplate
from templates_app.api.templates.get_template import GetTemplate
from templates_app.api.templates.list_templates import ListTemplates
from templates_app.api.templates.update_template import UpdateTemplate


class Templates(ListTemplates, CreateTemplate):
    """/v3/templates"""


class TemplateItem(GetTemplate, UpdateTemplate, DeleteTemplate):
    """/v3/templates/{template_id}"""


urlpatterns = [
    path("templates", Templates.as_view()),
    path("templates/<str:template_id>", TemplateItem.as_view()),
]
