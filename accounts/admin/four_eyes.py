"""Who may not decide because of who they are is refused with 403, and the attempt is kept.

That is anybody who belongs to the account, and anybody who would be both pairs of eyes. The buttons
say so beforehand; this is for the form that was sent nevertheless.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest

from accounts.models import Account
from accounts.services.record_refusal import record_refusal
from config.admin import ReviewAdmin
from config.decisions import Barred, Decision
from config.errors import DomainError, ErrorCode

_FOR_THE_RECORD = frozenset({ErrorCode.ROLE_NOT_ALLOWED, ErrorCode.SECOND_PERSON_NEEDED})


class FourEyesAdmin(ReviewAdmin):
    def get_account(self, target: Any) -> Account:
        """Return the account that a decision on ``target`` is about."""
        account: Account = target.account
        return account

    def note_refusal(
        self, request: HttpRequest, target: Any, decision: Decision, refusal: DomainError
    ) -> None:
        if refusal.code in _FOR_THE_RECORD:
            record_refusal(
                self.get_account(target),
                subject=str(self.opts.verbose_name),
                attempt=decision.name,
                actor=request.user,
                refusal=refusal,
            )


def find_bar(check: Callable[..., None], target: Any, **facts: Any) -> str:
    """Return in a sentence why ``check`` refuses this person, empty if it lets them pass."""
    try:
        check(target, **facts)
    except DomainError as refusal:
        sentences = [each for topic in (refusal.details or {}).values() for each in topic]
        return Barred(" ".join(sentences), code=refusal.code)
    return ""
