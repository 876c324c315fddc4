"""What staff may decide on an account: its standing, its activation, its risk, its money."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from django.utils import timezone
from django_fsm import can_proceed

from accounts.admin.account_forms import GrantForm, NoteForm, RiskForm, StopForm, TopUpForm
from accounts.admin.obstacles import find_own_account
from accounts.models import Account, User
from accounts.selectors import has_active_channel
from accounts.services.activation import activate_account
from accounts.services.grant_provisional import grant_provisional
from accounts.services.set_risk import set_risk
from accounts.services.standing import hold_account, lift_account, suspend_account
from accounts.services.top_up import top_up
from config.decisions import Decision

Said = Mapping[str, Any]


def _forbid_unless(move: str, field: str) -> Callable[[Account, User], str]:
    """Return a check whether the account's ``field`` allows the transition ``move``."""

    def find(account: Account, user: User) -> str:
        if not can_proceed(getattr(account, move)):
            return f"{field.capitalize()} is {getattr(account, field)}."
        return find_own_account(account, user)

    return find


def _find_activation_obstacle(account: Account, user: User) -> str:
    if not can_proceed(account.activate):
        return f"Stage is {account.stage}; only channel_setup can be activated."
    if not has_active_channel(account):
        return "No channel is active yet."
    return find_own_account(account, user)


def _hold(account: Account, actor: User, said: Said) -> None:
    hold_account(account.pk, actor=actor, note=said["note"])


def _suspend(account: Account, actor: User, said: Said) -> None:
    suspend_account(account.pk, actor=actor, note=said["note"])


def _lift(account: Account, actor: User, said: Said) -> None:
    lift_account(account.pk, actor=actor, note=said["note"])


def _activate(account: Account, actor: User, said: Said) -> None:
    activate_account(account.pk, actor=actor)


def _set_risk(account: Account, actor: User, said: Said) -> None:
    set_risk(account.pk, outcome=said["outcome"], actor=actor, note=said["note"])


def _grant(account: Account, actor: User, said: Said) -> None:
    grant_provisional(
        account.pk,
        actor=actor,
        send_limit=said["send_limit"],
        expires_at=timezone.now() + timedelta(days=said["days"]),
        destination_countries=said["destination_countries"],
    )


def _top_up(account: Account, actor: User, said: Said) -> None:
    top_up(account.pk, amount=said["amount"], actor=actor, note=said["note"])


ACCOUNT_DECISIONS: tuple[Decision, ...] = (
    Decision(
        name="hold",
        label="Hold",
        permission="accounts.hold_account",
        run=_hold,
        done="{} is held; it cannot send.",
        why_not=_forbid_unless("hold", "standing"),
        form_class=StopForm,
        style="danger",
        explains="Sends stop at once, also those that are queued, while somebody looks. "
        "The customer is told by mail.",
    ),
    Decision(
        name="suspend",
        label="Suspend",
        permission="accounts.suspend_account",
        run=_suspend,
        done="{} is suspended; it cannot send.",
        why_not=_forbid_unless("suspend", "standing"),
        form_class=StopForm,
        style="danger",
        explains="Sends stop at once until the matter is resolved. The customer is told by mail.",
    ),
    Decision(
        name="lift",
        label="Lift",
        permission="accounts.lift_account",
        run=_lift,
        done="{} is in good standing again.",
        why_not=_forbid_unless("lift", "standing"),
        form_class=NoteForm,
        style="main",
        explains="The account returns to good standing and sends work at once. "
        "The customer is told by mail.",
    ),
    Decision(
        name="activate",
        label="Activate",
        permission="accounts.activate_account",
        run=_activate,
        done="{} is active.",
        why_not=_find_activation_obstacle,
        style="main",
        explains="The final activation of an account that risk screening kept back. "
        "Its keys work from then on.",
    ),
    Decision(
        name="risk",
        label="Set risk",
        permission="accounts.set_risk_account",
        run=_set_risk,
        done="The risk of {} is recorded.",
        why_not=find_own_account,
        form_class=RiskForm,
        explains="Overrules the screening. Taking a hold away activates an account that waited "
        "only for this.",
    ),
    Decision(
        name="provisional",
        label="Grant provisional access",
        permission="accounts.grant_provisional_account",
        run=_grant,
        done="{} may send within its limit.",
        why_not=_forbid_unless("grant_provisional", "tier"),
        form_class=GrantForm,
        explains="The API opens before the review is complete, for a limited number of sends.",
    ),
    Decision(
        name="top-up",
        label="Top up",
        permission="accounts.top_up_account",
        run=_top_up,
        done="The balance of {} was topped up.",
        why_not=find_own_account,
        form_class=TopUpForm,
        explains="Adds money to what the account may spend.",
    ),
)
