"""Who is about to run out of money hears of it before sends fail: at most once a day (UTC).

Only accounts that are active and sent something in the last seven days: nobody else waits for it.
"""

import uuid
from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from accounts.models import Balance, LedgerEntry
from accounts.models.account import Stage
from accounts.models.balance import EntryKind
from accounts.services.notify import notify

MOST = 200  # in one sweep
_RECENT = timedelta(days=7)


def tell_low_balances() -> int:
    """Write to the owners who have to be told; return how many mails that made."""
    sent = LedgerEntry.objects.filter(
        account_id=OuterRef("account_id"),
        kind=EntryKind.HOLD,
        created_at__gt=timezone.now() - _RECENT,
    )
    due = _list_untold().filter(Exists(sent), account__stage=Stage.ACTIVE).order_by("account_id")
    return sum(_tell(account_id) for account_id in list(due.values_list("pk", flat=True)[:MOST]))


def _list_untold() -> QuerySet[Balance]:
    """By the balance's own columns, which an UPDATE that had to wait looks at again."""
    low = Balance.objects.filter(available__lt=settings.LOW_BALANCE_USD)
    return low.filter(Q(low_told_on=None) | Q(low_told_on__lt=_today()))


@transaction.atomic
def _tell(account_id: uuid.UUID) -> bool:
    """The day is claimed with the mail: of two sweeps at once only one writes it."""
    if not _list_untold().filter(pk=account_id).update(low_told_on=_today()):
        return False
    balance = Balance.objects.select_related("account").get(pk=account_id)
    context = {
        "balance": balance,
        "low": settings.LOW_BALANCE_USD,
        "dashboard_url": settings.PUBLIC_URL,
        "support_email": settings.SUPPORT_EMAIL,
    }
    notify(balance.account, kind="low_balance", context=context)
    return True


def _today() -> date:
    return timezone.now().date()
