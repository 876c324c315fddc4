"""Provisional access that is nearly used up is told to the account team, once for each grant.

The brief: once the threshold is approached, the account team is notified to assist in completing
the process. The owner hears at the same time what there is left to finish.
"""

import uuid

from django.conf import settings
from django.db import transaction
from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils import timezone

from accounts.models import Account, ProvisionalGrant
from accounts.models.account import Tier
from accounts.onboarding import STEPS, list_unfinished_steps
from accounts.services.notify import notify

NEAR = 80  # percent of the sends
MOST = 200  # in one sweep


def tell_limits_near() -> int:
    """Tell of the grants that are nearly used up; return how many there were."""
    due = _list_untold().filter(account__tier=Tier.PROVISIONAL).order_by("expires_at", "id")
    return sum(_tell(grant_id) for grant_id in list(due.values_list("pk", flat=True)[:MOST]))


def _list_untold() -> QuerySet[ProvisionalGrant]:
    """By the grant's own columns, which an UPDATE that had to wait looks at again."""
    live = ProvisionalGrant.objects.filter(told_at=None, expires_at__gt=timezone.now())
    return live.filter(send_limit__lte=F("used") * 100 / NEAR)


@transaction.atomic
def _tell(grant_id: uuid.UUID) -> bool:
    """The grant is claimed with the mails: of two sweeps at once only one writes them."""
    if not _list_untold().filter(pk=grant_id).update(told_at=timezone.now()):
        return False
    grant = ProvisionalGrant.objects.select_related("account").get(pk=grant_id)
    account = grant.account
    context = _describe(account, grant)
    notify(account, kind="limit_near_team", context=context, to=settings.ACCOUNT_TEAM_EMAIL)
    notify(account, kind="limit_near", context=context)
    return True


def _describe(account: Account, grant: ProvisionalGrant) -> dict[str, object]:
    unfinished = set(list_unfinished_steps(account.stage))
    page = reverse("admin:accounts_account_change", args=[account.pk])
    return {
        "grant": grant,
        "steps": [step.title for step in STEPS if step.slug in unfinished],
        "staff_url": settings.PUBLIC_URL.rstrip("/") + page,
        "dashboard_url": settings.PUBLIC_URL,
        "support_email": settings.SUPPORT_EMAIL,
    }
