"""A business begins to tell us about itself."""

import uuid

from django.db import transaction

from accounts.models import Account, User
from accounts.services.record_event import Change, record_event
from compliance.models import KycCase, Submission
from compliance.selectors import get_case
from compliance.services.move_case import SUBJECT


@transaction.atomic
def open_case(account_id: uuid.UUID, *, actor: User) -> KycCase:
    """Return the account's newest case, made with an empty version 1 if there is none yet.

    A decided case is returned as it is: approval is final here, and a rejection is appealed.
    """
    found = get_case(Account(pk=account_id))
    if found is not None:
        return found
    account = Account.objects.select_for_update(no_key=True).get(pk=account_id)
    return get_case(account) or _create(account, actor=actor)


def _create(account: Account, *, actor: User) -> KycCase:
    case = KycCase.objects.create(account=account)
    Submission.objects.create(case=case, version=1)
    record_event(
        account, verb="open", actor=actor, change=Change(after=case.state, subject=SUBJECT)
    )
    return case
