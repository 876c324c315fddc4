"""The row a change of a template begins with."""

import uuid

from config.errors import DomainError, ErrorCode
from templates_app.models import Template


def lock_template(template_id: uuid.UUID, *, account_id: uuid.UUID | None = None) -> Template:
    """Lock a template until commit, of any account unless one is named.

    Raises DomainError ``TEMPLATE_NOT_FOUND``. The lock leaves room for messages that refer to it.
    """
    templates = Template.objects.select_for_update(no_key=True, of=("self",))
    found = templates.select_related("account").filter(pk=template_id, deleted_at=None)
    if account_id is not None:
        found = found.filter(account_id=account_id)
    template = found.first()
    if template is None:
        raise DomainError(ErrorCode.TEMPLATE_NOT_FOUND)
    return template
