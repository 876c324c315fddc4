"""Reads: an account's templates, and the queue of those that wait for a decision.

Deleted ones, and other accounts', look like missing ones.
"""

import uuid

from django.db.models import QuerySet

from config.errors import DomainError, ErrorCode
from templates_app.models import Template
from templates_app.models.template import TemplateState


def get_template(account_id: uuid.UUID, *, template_id: uuid.UUID) -> Template:
    """Return an account's template; raises DomainError ``TEMPLATE_NOT_FOUND``."""
    template = list_templates(account_id).filter(pk=template_id).first()
    if template is None:
        raise DomainError(ErrorCode.TEMPLATE_NOT_FOUND)
    return template


def list_templates(account_id: uuid.UUID) -> QuerySet[Template]:
    """Return an account's templates, newest first."""
    templates = Template.objects.filter(account_id=account_id, deleted_at=None)
    return templates.order_by("-created_at", "id")


def find_templates(
    account_id: uuid.UUID, *, category: str = "", status: str = "", search: str = ""
) -> QuerySet[Template]:
    """Return the templates that match every filter given; ``search`` is a part of the name."""
    templates = list_templates(account_id)
    if category:
        templates = templates.filter(category=category.upper())
    if status:
        templates = templates.filter(state=status.lower())
    if search:
        templates = templates.filter(name__icontains=search)
    return templates


def list_pending_templates() -> QuerySet[Template]:
    """Return what waits for a decision by staff, longest first."""
    pending = Template.objects.filter(state=TemplateState.PENDING, deleted_at=None)
    return pending.select_related("account").order_by("state_since", "id")
