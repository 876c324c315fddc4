"""Staff send a template back, and say why in words for its author."""

import uuid

from django.db import transaction

from accounts.models import User
from config.errors import DomainError, ErrorCode
from templates_app.models import Template
from templates_app.services.decide import lock_for_decision, settle

_LONGEST_NOTE = 500  # characters


@transaction.atomic
def reject_template(template_id: uuid.UUID, *, actor: User, note: str) -> Template:
    """Reject a pending template; ``note`` goes to the customer.

    Raises DomainError ``FIELD_MISSING`` without a note, ``VALUE_OUT_OF_RANGE`` for a longer one
    than 500 characters, ``TEMPLATE_NOT_FOUND``, ``ROLE_NOT_ALLOWED``, ``STATE_FORBIDS``.
    """
    if not note.strip():
        raise DomainError(ErrorCode.FIELD_MISSING, details={"note": ["Say what is wrong."]})
    if len(note) > _LONGEST_NOTE:
        sentence = f"At most {_LONGEST_NOTE} characters."
        raise DomainError(ErrorCode.VALUE_OUT_OF_RANGE, details={"note": [sentence]})
    template = lock_for_decision(template_id, actor=actor)
    return settle(
        template, move=template.reject, verb="reject_template", actor=actor, note=note.strip()
    )
