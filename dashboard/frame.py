"""What surrounds every page: the sections and their locks, and the banners that stay."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils import timezone

from accounts.models import Account, Membership, ProvisionalGrant
from accounts.models.account import Standing, Tier
from accounts.selectors import get_membership
from dashboard.progress import Progress, get_progress
from dashboard.sections import SECTIONS, Section, get_lock


@dataclass(frozen=True, slots=True)
class Entry:
    section: Section
    is_current: bool
    is_locked: bool


@dataclass(frozen=True, slots=True)
class Frame:
    membership: Membership | None
    entries: tuple[Entry, ...] = ()
    progress: Progress | None = None
    stopped: bool = False
    grant: ProvisionalGrant | None = None

    @property
    def is_grant_over(self) -> bool:
        grant = self.grant
        return grant is not None and (
            grant.used >= grant.send_limit or grant.expires_at <= timezone.now()
        )


def build_frame(request: HttpRequest) -> Frame:
    """Return the frame for this visitor; an empty one for a visitor without an account."""
    user = getattr(request, "user", None)
    membership = get_membership(user) if user is not None and user.is_authenticated else None
    if membership is None:
        return Frame(None)
    account = membership.account
    return Frame(
        membership,
        entries=_list_entries(request, membership),
        progress=get_progress(account),
        stopped=account.standing != Standing.GOOD,
        grant=_get_grant(account),
    )


def _list_entries(request: HttpRequest, membership: Membership) -> tuple[Entry, ...]:
    here = request.resolver_match.url_name if request.resolver_match else ""
    return tuple(
        Entry(
            section,
            is_current=(here or "").partition("-")[0] == section.name,
            is_locked=get_lock(section, membership=membership) is not None,
        )
        for section in SECTIONS
    )


def _get_grant(account: Account) -> ProvisionalGrant | None:
    if account.tier != Tier.PROVISIONAL:
        return None
    return ProvisionalGrant.objects.filter(account=account).first()
