"""Money in."""

import uuid
from decimal import Decimal

from django.db import transaction
from django.db.models import F

from accounts.models import Account, Balance, LedgerEntry, User
from accounts.models.balance import EntryKind
from accounts.services.record_event import record_event


@transaction.atomic
def top_up(account_id: uuid.UUID, *, amount: Decimal, actor: User | None, note: str) -> None:
    """Add ``amount`` USD (more than zero) to what an account may spend."""
    account = Account.objects.get(pk=account_id)
    Balance.objects.filter(account=account).update(available=F("available") + amount)
    LedgerEntry.objects.create(account=account, kind=EntryKind.TOP_UP, amount=amount, note=note)
    record_event(account, verb="top_up", actor=actor, facts={"amount": str(amount), "note": note})
