"""An author edits a template. What is being sent never changes by an edit, only by an approval."""

import uuid

from django.db import IntegrityError, transaction

from accounts.models import User
from config.errors import DomainError, ErrorCode
from templates_app.definition.rules import check_definition
from templates_app.definition.sections import drop_nulls
from templates_app.edit_rules import STOPPED, TemplateEdit, check_edit
from templates_app.models import Template
from templates_app.services.lock_template import lock_template
from templates_app.services.record_template_event import record_template_event
from templates_app.services.submit_template import submit_template


@transaction.atomic
def update_template(
    account_id: uuid.UUID,
    *,
    template_id: uuid.UUID,
    edit: TemplateEdit,
    submit_for_review: bool = False,
    actor: User | None = None,
) -> Template:
    """Change what ``edit`` gives, then submit the template if asked to.

    Raises DomainError ``TEMPLATE_NOT_FOUND``, ``DUPLICATE`` for a name that is taken, and what
    :func:`check_edit`, :func:`check_definition` and :func:`submit_template` raise.
    """
    template = lock_template(template_id, account_id=account_id)
    check_edit(template, edit=edit, submits=submit_for_review)
    if edit.list_changes():
        _apply(template, edit)
        facts = {"fields": edit.list_changes()}
        record_template_event(
            template, verb="update_template", actor=actor, before=template.state, facts=facts
        )
    if submit_for_review and template.state not in STOPPED:
        return submit_template(account_id, template_id=template_id, actor=actor)
    return template


def _apply(template: Template, edit: TemplateEdit) -> None:
    if edit.definition is not None:
        template.definition = drop_nulls(edit.definition)
        check_definition(template.definition)
    template.name = edit.name or template.name
    template.category = edit.category or template.category
    template.language = edit.language or template.language
    try:
        with transaction.atomic():
            template.save()
    except IntegrityError:
        sentence = "Another of your templates has this name."
        raise DomainError(ErrorCode.DUPLICATE, details={"name": [sentence]}) from None
