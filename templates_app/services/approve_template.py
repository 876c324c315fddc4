"""Staff let a template be sent: from now on messages say what its definition says now."""

import uuid

from django.db import transaction

from accounts.models import User
from templates_app.definition.sections import compile_sms_body
from templates_app.models import Template
from templates_app.services.decide import lock_for_decision, settle


@transaction.atomic
def approve_template(template_id: uuid.UUID, *, actor: User) -> Template:
    """Approve a pending template and write what is sent, ``body`` and ``variables``.

    Raises DomainError ``TEMPLATE_NOT_FOUND``, ``ROLE_NOT_ALLOWED``, ``STATE_FORBIDS``.
    """
    template = lock_for_decision(template_id, actor=actor)
    template.body, template.variables = compile_sms_body(template.definition)
    return settle(template, move=template.approve, verb="approve_template", actor=actor, note="")
