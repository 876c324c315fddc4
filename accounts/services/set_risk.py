"""What risk screening concluded about an account, or a senior about the screening."""

import uuid

from django.db import transaction

from accounts.models import Account, User
from accounts.models.account import Risk
from accounts.services.activation import complete_channel_setup
from accounts.services.record_event import Change, record_event


@transaction.atomic
def set_risk(account_id: uuid.UUID, *, outcome: Risk, actor: User | None, note: str) -> Account:
    """Record the outcome; clearing a hold activates an account that waited only for this."""
    account = Account.objects.select_for_update(no_key=True).get(pk=account_id)
    before = account.risk
    account.risk = outcome
    account.save(update_fields=["risk", "updated_at"])
    change = Change(before, outcome.value)
    record_event(account, verb="set_risk", actor=actor, change=change, facts={"note": note})
    return complete_channel_setup(account_id, actor=actor)
