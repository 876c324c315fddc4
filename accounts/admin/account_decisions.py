"""What staff may decide on an account: its standing, its activation, its risk, its money.

What takes two people is asked for here and confirmed in the queue of second looks.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django_fsm import can_proceed

from accounts.admin.account_forms import (
    AskForm,
    GrantForm,
    NoteForm,
    ProvisionForm,
    RiskForm,
    StopForm,
    TopUpForm,
)
from accounts.admin.four_eyes import find_bar
from accounts.models import Account, User
from accounts.models.account import Standing
from accounts.models.channel import NUMBERLESS_STATES, ChannelKind
from accounts.models.second_look import LookKind
from accounts.onboarding import are_keys_open
from accounts.selectors import get_channel, has_active_channel, list_waiting_looks
from accounts.services.activation import activate_account
from accounts.services.own_account import check_not_own
from accounts.services.provision_number import provision_number
from accounts.services.second_look import ask_second_look
from accounts.services.set_risk import set_risk
from accounts.services.standing import TWO_LIFT, hold_account, lift_account, suspend_account
from accounts.services.top_up import top_up
from config.decisions import Decision

Said = Mapping[str, Any]
_ASKS = "Nothing changes yet. Once another senior confirms it,"


def _find_own(account: Account, user: User) -> str:
    return find_bar(check_not_own, account.pk, actor=user)


def _forbid_unless(move: str, field: str) -> Callable[[Account, User], str]:
    """Return a check whether the account's ``field`` allows the transition ``move``."""

    def find(account: Account, user: User) -> str:
        if not can_proceed(getattr(account, move)):
            return f"{field.capitalize()} is {getattr(account, field)}."
        return _find_own(account, user)

    return find


def _find_lift_obstacle(account: Account, user: User) -> str:
    if account.standing == Standing.SUSPENDED:
        return TWO_LIFT
    return _forbid_unless("lift", "standing")(account, user)


def _find_ask_lift_obstacle(account: Account, user: User) -> str:
    if account.standing != Standing.SUSPENDED:
        return f"Standing is {account.standing}."
    return _find_own(account, user) or _find_waiting(account, LookKind.LIFT)


def _find_grant_obstacle(account: Account, user: User) -> str:
    obstacle = _forbid_unless("grant_provisional", "tier")(account, user)
    return obstacle or _find_waiting(account, LookKind.GRANT_PROVISIONAL)


def _find_waiting(account: Account, kind: LookKind) -> str:
    look = list_waiting_looks().filter(account=account, kind=kind).first()
    return f"{look.asked_by} asked for this already; it waits for a colleague." if look else ""


def _find_activation_obstacle(account: Account, user: User) -> str:
    if not can_proceed(account.activate):
        return f"Stage is {account.stage}; only channel_setup can be activated."
    if not has_active_channel(account):
        return "No channel is active yet."
    return _find_own(account, user)


def _find_provision_obstacle(account: Account, user: User) -> str:
    if not are_keys_open(stage=account.stage, tier=account.tier):
        return f"Stage is {account.stage}; a number comes after the approval."
    channel = get_channel(account, kind=ChannelKind.SMS)
    if channel is not None and channel.state not in NUMBERLESS_STATES:
        return f"There is a number already: {channel.number or channel.state}."
    return _find_own(account, user)


def _hold(account: Account, actor: User, said: Said) -> None:
    hold_account(account.pk, actor=actor, note=said["note"])


def _suspend(account: Account, actor: User, said: Said) -> None:
    suspend_account(account.pk, actor=actor, note=said["note"])


def _lift(account: Account, actor: User, said: Said) -> None:
    lift_account(account.pk, actor=actor, note=said["note"])


def _ask_lift(account: Account, actor: User, said: Said) -> None:
    ask_second_look(account.pk, kind=LookKind.LIFT, facts={}, note=said["note"], actor=actor)


def _activate(account: Account, actor: User, said: Said) -> None:
    activate_account(account.pk, actor=actor)


def _set_risk(account: Account, actor: User, said: Said) -> None:
    set_risk(account.pk, outcome=said["outcome"], actor=actor, note=said["note"])


def _ask_grant(account: Account, actor: User, said: Said) -> None:
    names = ("send_limit", "days", "destination_countries")
    ask_second_look(
        account.pk,
        kind=LookKind.GRANT_PROVISIONAL,
        facts={name: said[name] for name in names},
        note=said["note"],
        actor=actor,
    )


def _top_up(account: Account, actor: User, said: Said) -> None:
    top_up(account.pk, amount=said["amount"], actor=actor, note=said["note"])


def _provision(account: Account, actor: User, said: Said) -> None:
    names = ("e164", "country", "order_reference")
    provision_number(account.pk, **{name: said[name] for name in names}, actor=actor)


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
        why_not=_find_lift_obstacle,
        form_class=NoteForm,
        style="main",
        explains="The hold ends and sends work at once. The customer is told by mail.",
    ),
    Decision(
        name="ask-lift",
        label="Ask to lift",
        permission="accounts.lift_account",
        run=_ask_lift,
        done="A colleague is asked whether the suspension of {} may be lifted.",
        why_not=_find_ask_lift_obstacle,
        form_class=AskForm,
        explains=f"{_ASKS} the account returns to good standing, sends work at once and the "
        "customer is told by mail.",
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
        why_not=_find_own,
        form_class=RiskForm,
        explains="Overrules the screening. Taking a hold away activates an account that waited "
        "only for this.",
    ),
    Decision(
        name="provisional",
        label="Ask for provisional access",
        permission="accounts.grant_provisional_account",
        run=_ask_grant,
        done="A colleague is asked whether {} may have provisional access.",
        why_not=_find_grant_obstacle,
        form_class=GrantForm,
        explains=f"{_ASKS} the API opens before the review is complete, for a limited number of "
        "sends.",
    ),
    Decision(
        name="top-up",
        label="Top up",
        permission="accounts.top_up_account",
        run=_top_up,
        done="The balance of {} was topped up.",
        why_not=_find_own,
        form_class=TopUpForm,
        explains="Adds money to what the account may spend.",
    ),
    Decision(
        name="provision-number",
        label="Provision a number",
        permission="accounts.provision_number",
        run=_provision,
        done="The number of {} is being ordered; the timeline says when it is there.",
        why_not=_find_provision_obstacle,
        form_class=ProvisionForm,
        explains="For a customer who found no number. It is ordered once, like the customer's own "
        "choice; when it is there the customer is told by mail and no longer waits.",
    ),
)
