"""An author lets go of a template, in whatever state it is.

The row stays, hidden and unpublished, because the messages sent with it keep saying so; a message
still in the queue is not sent. The name is free again.
"""

import uuid

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from templates_app.services.lock_template import lock_template
from templates_app.services.record_template_event import record_template_event


@transaction.atomic
def delete_template(
    account_id: uuid.UUID, *, template_id: uuid.UUID, actor: User | None = None
) -> None:
    """Hide a template from its account; raises DomainError ``TEMPLATE_NOT_FOUND``."""
    template = lock_template(template_id, account_id=account_id)
    template.is_published = False
    template.deleted_at = timezone.now()
    template.save()
    record_template_event(template, verb="delete_template", actor=actor, before=template.state)
