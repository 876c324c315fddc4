"""Trying to decide alone what takes two, or on an account of one's own, leaves a line as well."""

from django.db import transaction

from accounts.models import Account, AuditEvent, User
from accounts.services.record_event import Change, record_event
from config.errors import DomainError


@transaction.atomic
def record_refusal(
    account: Account, *, subject: str, attempt: str, actor: User, refusal: DomainError
) -> AuditEvent:
    """Keep that ``actor`` was refused ``attempt`` on ``subject``.

    To be called after the refused transaction has ended, or the line would end with it.
    """
    facts = {"attempt": attempt, "code": refusal.code.spec.code}
    return record_event(
        account, verb="refuse", actor=actor, change=Change(subject=subject), facts=facts
    )
