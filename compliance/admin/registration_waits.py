"""Why a brand or a campaign waits for staff: the reasons, as a filter finds them and as a row says
them. What waits on its customer, the registry or the carriers in good time is nobody's work here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from compliance.models.brand import BrandState
from compliance.models.campaign import ENDED, CampaignState
from compliance.models.registration import WaitsOn
from compliance.services.tcr.moves import Registered
from compliance.services.tcr.submit import STUCK_AFTER, is_submission_open
from compliance.tcr.eta import LATE_AFTER
from config.business_time import count_business_days
from config.show import show_span

LONGEST_SUBMISSION = timedelta(hours=1)
_OPEN = (BrandState.SUBMITTING, BrandState.SUBMIT_UNKNOWN)  # a campaign's have the same names
_DOWN = (BrandState.UNVERIFIED, CampaignState.REJECTED)
_CHASED = (WaitsOn.US, WaitsOn.TCR, WaitsOn.CARRIER)
_GOES_ON = ~Q(state__in=ENDED)


@dataclass(frozen=True, slots=True)
class Why:
    """``say`` returns a sentence where the reason holds, and nothing where it does not."""

    key: str
    label: str
    build: Callable[[], Q]
    say: Callable[[Registered], str]


def _build_stuck() -> Q:
    long_ago = timezone.now() - LONGEST_SUBMISSION
    return Q(state__in=_OPEN) & (Q(tries__gte=STUCK_AFTER) | Q(state_since__lt=long_ago))


def _say_late(registered: Registered) -> str:
    chased = registered.escalated_at and not registered.settled_at
    if not chased or registered.waits_on not in _CHASED:
        return ""
    return f"Late: not through after {LATE_AFTER} business days; its customer was told so."


def _say_rejected(registered: Registered) -> str:
    if registered.state not in _DOWN or registered.waits_on != WaitsOn.US:
        return ""
    return "Turned down in words that name no field of ours: read them, and return it."


def _say_stuck(registered: Registered) -> str:
    long_ago = timezone.now() - LONGEST_SUBMISSION
    is_stuck = registered.tries >= STUCK_AFTER or registered.state_since < long_ago
    if not is_submission_open(registered) or not is_stuck:
        return ""
    since = show_span(registered.state_since)
    return f"The submission is stuck: {registered.tries} tries in {since}."


def _say_unmapped(registered: Registered) -> str:
    if not registered.unmapped or registered.state in ENDED:
        return ""
    return f"Nobody here knows what this means: {registered.unmapped}."


def _say_disagreed(registered: Registered) -> str:
    if registered.disagreed_at is None or registered.state in ENDED:
        return ""
    return "The registry had another state than we, and no event had said so."


def _say_suspended(registered: Registered) -> str:
    if registered.state != BrandState.SUSPENDED:
        return ""
    return "Suspended: its numbers are shut."


WHYS: tuple[Why, ...] = (
    Why(
        "late",
        "Late",
        lambda: Q(escalated_at__isnull=False, settled_at__isnull=True, waits_on__in=_CHASED),
        _say_late,
    ),
    Why(
        "rejected",
        "Rejections to read",
        lambda: Q(state__in=_DOWN, waits_on=WaitsOn.US),
        _say_rejected,
    ),
    Why("stuck", "Stuck submissions", _build_stuck, _say_stuck),
    Why("unmapped", "Unknown words", lambda: ~Q(unmapped="") & _GOES_ON, _say_unmapped),
    Why(
        "disagreed",
        "Disagreements",
        lambda: Q(disagreed_at__isnull=False) & _GOES_ON,
        _say_disagreed,
    ),
    Why("suspended", "Suspended", lambda: Q(state=BrandState.SUSPENDED), _say_suspended),
)


def build_needs_us() -> Q:
    """Return the condition that at least one reason holds."""
    condition = WHYS[0].build()
    for why in WHYS[1:]:
        condition |= why.build()
    return condition


def list_sentences(registered: Registered) -> list[str]:
    """Return why it waits for staff, the most urgent first; nothing if it does not."""
    return [sentence for why in WHYS if (sentence := why.say(registered))]


def count_days(registered: Registered) -> int | None:
    """Return how many business days went by since it was first submitted and until it was through;
    none before it is submitted.
    """
    if registered.submitted_at is None:
        return None
    return count_business_days(registered.submitted_at, registered.settled_at or timezone.now())
