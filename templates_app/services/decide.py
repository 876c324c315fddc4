"""What approving and rejecting a template have in common."""

import uuid
from collections.abc import Callable

from django_fsm import TransitionNotAllowed

from accounts.models import User
from accounts.selectors import is_member
from accounts.services.notify import notify
from config.errors import DomainError, ErrorCode
from templates_app.models import Template
from templates_app.services.lock_template import lock_template
from templates_app.services.record_template_event import record_template_event
from templates_app.services.tell_template import tell_template


def lock_for_decision(template_id: uuid.UUID, *, actor: User) -> Template:
    """Lock a template that ``actor`` may decide on.

    Raises DomainError ``TEMPLATE_NOT_FOUND``, and ``ROLE_NOT_ALLOWED`` for somebody who belongs to
    the account.
    """
    template = lock_template(template_id)
    if is_member(actor, account_id=template.account_id):
        raise DomainError(
            ErrorCode.ROLE_NOT_ALLOWED,
            details={"account": ["Nobody decides on a template of an account they belong to."]},
        )
    return template


def settle(
    template: Template, *, move: Callable[[], None], verb: str, actor: User, note: str
) -> Template:
    """Make the decision, save it, record it and tell the customer.

    Raises DomainError ``STATE_FORBIDS`` unless the template is pending.
    """
    before = template.state
    try:
        move()
    except TransitionNotAllowed:
        raise DomainError(ErrorCode.STATE_FORBIDS, details={"status": [before.upper()]}) from None
    template.decided_by = actor
    template.decision_note = note
    template.save()
    record_template_event(
        template, verb=verb, actor=actor, before=before, facts={"note": note} if note else None
    )
    tell_template(template, reason=note)
    notify(
        template.account,
        kind=f"template_{template.state}",
        context={"template": template, "note": note},
    )
    return template
