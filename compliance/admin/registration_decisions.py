"""What staff may decide on brands and campaigns at The Campaign Registry."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from accounts.admin.four_eyes import find_bar
from accounts.models import User
from accounts.services.own_account import check_not_own
from compliance.admin.registration_forms import NudgeForm, ReturnForm
from compliance.models import Brand, Campaign
from compliance.models.brand import BrandState
from compliance.models.campaign import ENDED, CampaignState
from compliance.models.registration import WaitsOn
from compliance.services.tcr.moves import Registered
from compliance.services.tcr.staff import (
    APPEAL,
    REVIEW,
    find_nudge_obstacle,
    look_now,
    nudge,
    return_registration,
)
from config.decisions import Decision

Said = Mapping[str, Any]
_DOWN = (BrandState.UNVERIFIED, CampaignState.REJECTED)


def _find_own(registered: Any, user: User) -> str:
    return find_bar(check_not_own, registered.account_id, actor=user)


def _find_look_obstacle(registered: Registered, user: User) -> str:
    """A draft that nobody has handed in must not reach the registry by being looked at."""
    if registered.state in ENDED:
        return f"It is {registered.state}; there is nothing to look at any more."
    if registered.state == BrandState.DRAFT and registered.next_look_at is None:
        return "It is a draft; nothing of it was handed in yet."
    if registered.state in _DOWN and not _is_there(registered):
        return "The registry would not take it, so there is nothing to look at there."
    return _find_own(registered, user)


def _is_there(registered: Registered) -> bool:
    is_brand = isinstance(registered, Brand)
    return bool(registered.tcr_brand_id if is_brand else registered.tcr_campaign_id)


def _find_return_obstacle(registered: Registered, user: User) -> str:
    if registered.state not in _DOWN:
        return "It was not turned down."
    if registered.waits_on == WaitsOn.CUSTOMER:
        return "It waits on its customer already."
    return _find_own(registered, user)


def _find_nudge_obstacle(campaign: Campaign, user: User, *, intent: str) -> str:
    return find_nudge_obstacle(campaign, intent=intent) or _find_own(campaign, user)


def _look(registered: Registered, actor: User, said: Said) -> None:
    look_now(registered, actor=actor)


def _return(registered: Registered, actor: User, said: Said) -> None:
    return_registration(
        registered,
        fields=said["fields_to_open"],
        reason=said["reason"],
        note=said["note"],
        actor=actor,
    )


def _nudge(campaign: Campaign, actor: User, said: Said, *, intent: str) -> None:
    nudge(campaign.pk, intent=intent, description=said["description"], actor=actor)


def _build_look(permission: str) -> Decision:
    return Decision(
        name="look",
        label="Look now",
        permission=permission,
        run=_look,
        done="The registry is being asked about {}; the page shows the answer in a moment.",
        why_not=_find_look_obstacle,
        style="main",
        asks_first=False,
    )


def _build_return(permission: str) -> Decision:
    return Decision(
        name="return",
        label="Return to the customer",
        permission=permission,
        run=_return,
        done="{} is with its customer, who was told by mail.",
        why_not=_find_return_obstacle,
        form_class=ReturnForm,
        explains="Only the fields that you tick open; everything else stays as it was sent. The "
        "customer is told by mail, and what they correct is judged again.",
        moves_on=True,
    )


def _build_nudge(name: str, label: str, *, intent: str, explains: str) -> Decision:
    run: Callable[..., None] = partial(_nudge, intent=intent)
    return Decision(
        name=name,
        label=label,
        permission="compliance.nudge_campaign",
        run=run,
        done="The reviewers of {} were asked again.",
        why_not=partial(_find_nudge_obstacle, intent=intent),
        form_class=NudgeForm,
        explains=explains,
        calls_outside=True,
    )


BRAND_DECISIONS: tuple[Decision, ...] = (
    _build_look("compliance.retry_brand"),
    _build_return("compliance.return_brand"),
)
CAMPAIGN_DECISIONS: tuple[Decision, ...] = (
    _build_look("compliance.retry_campaign"),
    _build_return("compliance.return_campaign"),
    _build_nudge(
        "nudge",
        "Nudge the review",
        intent=REVIEW,
        explains="Asks the reviewers to look at it. It is free, and goes out at most once a day.",
    ),
    _build_nudge(
        "appeal",
        "Appeal the rejection",
        intent=APPEAL,
        explains="Says to the reviewers that their rejection is wrong, and why. It is free, and "
        "goes out at most once a day.",
    ),
)
