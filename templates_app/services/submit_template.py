"""An author asks for a review. Until the decision nobody can edit the template or send it.

An approved template may be submitted again after an edit: it stops being sent until the review has
ended, and its old text is never sent meanwhile.
"""

import uuid

from django.db import transaction
from django_fsm import TransitionNotAllowed

from accounts.models import User
from accounts.onboarding import check_unlocked
from config.errors import DomainError, ErrorCode
from templates_app.models import Template
from templates_app.models.template import TemplateState
from templates_app.services.lock_template import lock_template
from templates_app.services.record_template_event import record_template_event
from templates_app.services.tell_template import tell_template


@transaction.atomic
def submit_template(
    account_id: uuid.UUID, *, template_id: uuid.UUID, actor: User | None = None
) -> Template:
    """Move a draft, rejected or approved template to ``pending``.

    Raises DomainError ``TEMPLATE_NOT_FOUND``, ``COMPLIANCE_NOT_APPROVED`` (drafts are open before
    approval, submitting is not), ``EDIT_WHILE_IN_REVIEW``, and ``STATE_FORBIDS`` for one that the
    provider stopped.
    """
    template = lock_template(template_id, account_id=account_id)
    check_unlocked(stage=template.account.stage, tier=template.account.tier)
    before = template.state
    if before == TemplateState.PENDING:
        raise DomainError(ErrorCode.EDIT_WHILE_IN_REVIEW)
    try:
        template.submit()
    except TransitionNotAllowed:
        raise DomainError(ErrorCode.STATE_FORBIDS, details={"status": [before.upper()]}) from None
    template.save()
    record_template_event(template, verb="submit_template", actor=actor, before=before)
    tell_template(template)
    return template
