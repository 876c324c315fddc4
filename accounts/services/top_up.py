"""Money in."""

import uuid
from decimal import Decimal

from django.db import transaction
from django.db.models import F

from accounts.models import Account, Balance, LedgerEntry, User
from accounts.models.balance import EntryKind
from accounts.services.read_money import read_money
from accounts.services.read_words import read_words
from accounts.services.record_event import record_event
from config.errors import DomainError, ErrorCode

_LARGEST = Decimal(1_000_000)  # USD at once
_LONGEST_NOTE = 200  # characters


@transaction.atomic
def top_up(account_id: uuid.UUID, *, amount: Decimal, actor: User | None, note: str) -> None:
    """Add ``amount`` USD to what an account may spend.

    Raises DomainError ``VALUE_OUT_OF_RANGE`` as ``read_money`` says, ``ROUTE_NOT_FOUND`` for an
    account that has no balance, and as ``read_words`` says of the note, which may be empty.
    """
    read_money(amount, most=_LARGEST)
    note = read_words(note, field="note", least=0, most=_LONGEST_NOTE)
    account = Account.objects.get(pk=account_id)
    if not Balance.objects.filter(account=account).update(available=F("available") + amount):
        raise DomainError(ErrorCode.ROUTE_NOT_FOUND)
    LedgerEntry.objects.create(account=account, kind=EntryKind.TOP_UP, amount=amount, note=note)
    record_event(account, verb="top_up", actor=actor, facts={"amount": str(amount), "note": note})
