"""What a member sees of an appeal: a form while one may be opened, then where it stands.

Each decision takes one appeal. Our answer is shown as it was written; who gave it stays unnamed.
"""

from dataclasses import dataclass

from django import forms
from django.conf import settings

from accounts.models import Account, Appeal, Membership
from accounts.models.appeal import AppealKind
from accounts.selectors import get_suspension, list_appeals
from accounts.services.appeal import LEAST, MAY_APPEAL, MOST
from compliance.models.kyc_case import CaseState
from compliance.selectors import get_case
from compliance.services.appeal_case import get_rejection

_AGAINST = {
    AppealKind.REJECTION: "the rejection of your compliance details",
    AppealKind.SUSPENSION: "the suspension of your account",
}
# In these the case still is where the appeal has brought it.
_AFTER_APPEAL = (
    CaseState.APPEALED,
    CaseState.IN_REVIEW,
    CaseState.SUBMITTED,
    CaseState.SECOND_REVIEW,
)


class AppealForm(forms.Form):
    """The service counts the characters; a browser that knows the limits says so earlier."""

    text = forms.CharField(
        label="Why you think that this is wrong",
        widget=forms.Textarea(attrs={"rows": 8, "minlength": LEAST, "maxlength": MOST}),
        help_text="Say which reason does not apply and why, or what is different now. "
        f"{LEAST} to {MOST} characters. Leave your tax id out.",
        error_messages={"required": "Write why you think that this is wrong."},
    )


@dataclass(frozen=True, slots=True)
class AppealView:
    kind: AppealKind
    against: str  # in words
    opened: Appeal | None  # the one there is
    form: AppealForm | None  # for whoever may open one
    days: int  # business days in which we answer


def build_appeal(membership: Membership, *, form: AppealForm | None = None) -> AppealView | None:
    """Return what to show of an appeal against a rejection, ``None`` if there is nothing."""
    case = get_case(membership.account)
    rejection = get_rejection(case) if case else None
    if case is None or rejection is None:
        return None
    opened = list_appeals(membership.account).filter(against=rejection.pk).first()
    if case.state == CaseState.REJECTED or (opened and case.state in _AFTER_APPEAL):
        return _build(membership, AppealKind.REJECTION, opened, form)
    return None


def build_suspension_appeal(
    membership: Membership, *, form: AppealForm | None = None
) -> AppealView | None:
    """Return what to show of an appeal against a suspension, ``None`` unless suspended."""
    account: Account = membership.account
    suspension = get_suspension(account)
    if suspension is None:
        return None
    opened = list_appeals(account).filter(against=suspension.pk).first()
    return _build(membership, AppealKind.SUSPENSION, opened, form)


def _build(
    membership: Membership, kind: AppealKind, opened: Appeal | None, form: AppealForm | None
) -> AppealView:
    may_open = opened is None and membership.role in MAY_APPEAL
    fresh = form or AppealForm(auto_id=f"{kind}_%s")
    return AppealView(
        kind, _AGAINST[kind], opened, fresh if may_open else None, settings.REVIEW_DAYS
    )
