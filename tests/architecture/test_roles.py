"""Role × decision × state, walked through the code itself: no button and no state slips through.

The tables below are the policy a second time, by hand. Whoever changes the policy changes them too,
and the change is seen.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db.models import Model
from django.utils import timezone
from django_fsm import FSMField

from accounts.models import Account, User
from accounts.roles import PERMISSIONS, StaffRole, is_allowed
from accounts.services.change_account import change_account
from compliance.models import KycCase
from compliance.models.kyc_case import CaseState
from compliance.services.move_case import lock_case, move_case
from config.errors import DomainError, ErrorCode
from tests.architecture.scenes import SCENES, list_decisions, press, take_picture
from tests.compliance.factories import submitted_case
from tests.factories import make_business
from tests.four_eyes import make_senior
from tests.staff import browser_of, make_staff, sign_in

pytestmark = pytest.mark.django_db

_REGISTRY = {"compliance.retry_brand", "compliance.retry_campaign", "compliance.assign_number"}
_REVIEWER = {
    "compliance.claim_kyccase",
    "compliance.approve_kyccase",
    "compliance.request_changes_kyccase",
    "compliance.reject_kyccase",
    "compliance.note_kyccase",
    "templates_app.approve_template",
    "templates_app.reject_template",
    "accounts.approve_senderprofile",
    "accounts.pause_senderprofile",
    *_REGISTRY,
    "contacts.settle_doubt",
    "compliance.return_brand",
    "compliance.return_campaign",
    "compliance.nudge_campaign",
}
POLICY: dict[str, set[str]] = {
    "viewer": set(),
    "reviewer": _REVIEWER,
    "senior": _REVIEWER
    | {
        "accounts.hold_account",
        "accounts.suspend_account",
        "accounts.lift_account",
        "accounts.activate_account",
        "accounts.set_risk_account",
        "accounts.grant_provisional_account",
        "accounts.decide_secondlook",
        "accounts.decide_appeal",
        "accounts.clear_conflict",
        "compliance.take_over_kyccase",
        "compliance.second_review_kyccase",
        "compliance.reveal_tax_id",
        "compliance.reword_reason",
        "messaging.restrict_country",
    },
    "operator": {
        "accounts.top_up_account",
        "accounts.hold_account",
        "accounts.provision_number",
        "contacts.settle_doubt",
        "accounts.clear_conflict",
        "messaging.set_price",
        "messaging.restrict_country",
        *_REGISTRY,
    },
    "auditor": {"accounts.verify_audit"},
}
BUTTONS: dict[tuple[str, str], str] = {
    ("accounts.Account", "hold"): "accounts.hold_account",
    ("accounts.Account", "suspend"): "accounts.suspend_account",
    ("accounts.Account", "lift"): "accounts.lift_account",
    ("accounts.Account", "ask-lift"): "accounts.lift_account",
    ("accounts.Account", "activate"): "accounts.activate_account",
    ("accounts.Account", "risk"): "accounts.set_risk_account",
    ("accounts.Account", "provisional"): "accounts.grant_provisional_account",
    ("accounts.Account", "top-up"): "accounts.top_up_account",
    ("accounts.Account", "provision-number"): "accounts.provision_number",
    ("accounts.SecondLook", "confirm"): "accounts.decide_secondlook",
    ("accounts.SecondLook", "decline"): "accounts.decide_secondlook",
    ("accounts.Appeal", "uphold"): "accounts.decide_appeal",
    ("accounts.Appeal", "deny"): "accounts.decide_appeal",
    ("accounts.SenderProfile", "approve"): "accounts.approve_senderprofile",
    ("accounts.SenderProfile", "reject"): "accounts.approve_senderprofile",
    ("accounts.SenderProfile", "pause"): "accounts.pause_senderprofile",
    ("accounts.SenderProfile", "resume"): "accounts.pause_senderprofile",
    ("accounts.Incident", "clear"): "accounts.clear_conflict",
    ("compliance.KycCase", "claim"): "compliance.claim_kyccase",
    ("compliance.KycCase", "release"): "compliance.claim_kyccase",
    ("compliance.KycCase", "refresh"): "compliance.claim_kyccase",
    ("compliance.KycCase", "approve"): "compliance.approve_kyccase",
    ("compliance.KycCase", "request-changes"): "compliance.request_changes_kyccase",
    ("compliance.KycCase", "reject"): "compliance.reject_kyccase",
    ("compliance.KycCase", "confirm"): "compliance.second_review_kyccase",
    ("compliance.KycCase", "send-back"): "compliance.second_review_kyccase",
    ("compliance.KycCase", "note"): "compliance.note_kyccase",
    ("compliance.KycCase", "shared-note"): "compliance.note_kyccase",
    ("compliance.KycCase", "ask-tax-id"): "compliance.reveal_tax_id",
    ("compliance.Reason", "reword"): "compliance.reword_reason",
    ("compliance.Reason", "retire"): "compliance.reword_reason",
    ("compliance.Brand", "look"): "compliance.retry_brand",
    ("compliance.Brand", "return"): "compliance.return_brand",
    ("compliance.Campaign", "look"): "compliance.retry_campaign",
    ("compliance.Campaign", "return"): "compliance.return_campaign",
    ("compliance.Campaign", "nudge"): "compliance.nudge_campaign",
    ("compliance.Campaign", "appeal"): "compliance.nudge_campaign",
    ("compliance.NumberAssignment", "try-again"): "compliance.assign_number",
    ("messaging.Price", "set"): "messaging.set_price",
    ("messaging.Price", "set-country"): "messaging.set_price",
    ("messaging.RestrictedCountry", "set-mode"): "messaging.restrict_country",
    ("messaging.RestrictedCountry", "remove"): "messaging.restrict_country",
    ("contacts.ConsentDoubt", "refusal"): "contacts.settle_doubt",
    ("contacts.ConsentDoubt", "no-refusal"): "contacts.settle_doubt",
    ("templates_app.Template", "approve"): "templates_app.approve_template",
    ("templates_app.Template", "reject"): "templates_app.reject_template",
}
# Move: from where, to where.
Moves = dict[str, tuple[set[str], str]]
ACCOUNT_MOVES: dict[str, Moves] = {
    "stage": {
        "verify_email": ({"signup"}, "compliance_details"),
        "submit_compliance": ({"compliance_details", "action_required"}, "in_review"),
        "withdraw_compliance": ({"in_review"}, "compliance_details"),
        "request_changes": ({"in_review"}, "action_required"),
        "reject": ({"in_review"}, "rejected"),
        "appeal": ({"rejected"}, "in_review"),
        "approve": ({"in_review"}, "channel_setup"),
        "activate": ({"channel_setup"}, "active"),
    },
    "standing": {
        "hold": ({"good"}, "held"),
        "suspend": ({"good", "held"}, "suspended"),
        "lift": ({"held", "suspended"}, "good"),
    },
    "tier": {
        "grant_provisional": ({"none", "provisional"}, "provisional"),
        "withdraw_provisional": ({"provisional"}, "none"),
        "grant_full": ({"none", "provisional"}, "full"),
    },
}
CASE_MOVES: Moves = {
    "submit": ({"draft", "action_required"}, "submitted"),
    "withdraw": ({"submitted"}, "draft"),
    "claim": ({"submitted"}, "in_review"),
    "take_over": ({"in_review"}, "in_review"),
    "release": ({"in_review"}, "submitted"),
    "expire_claim": ({"in_review"}, "submitted"),
    "request_changes": ({"in_review"}, "action_required"),
    "lapse": ({"action_required"}, "lapsed"),
    "resume": ({"lapsed"}, "action_required"),
    "propose": ({"in_review"}, "second_review"),
    "send_back": ({"second_review"}, "submitted"),
    "approve": ({"in_review", "second_review"}, "approved"),
    "reject": ({"second_review"}, "rejected"),
    "appeal": ({"rejected"}, "appealed"),
    "uphold_appeal": ({"appealed"}, "in_review"),
    "deny_appeal": ({"appealed"}, "rejected"),
}


# --- the policy -----------------------------------------------------------------------------------


def test_each_role_has_exactly_these_permissions() -> None:
    assert {role: set(granted) for role, granted in PERMISSIONS.items()} == POLICY
    assert set(POLICY) == set(StaffRole.values)


def test_each_button_takes_exactly_this_permission() -> None:
    assert {key: each.permission for key, each in list_decisions().items()} == BUTTONS


def test_somebody_without_a_role_may_not_even_look() -> None:
    for permission in ("accounts.view_account", *set().union(*POLICY.values())):
        for role in ("", "owner", "root"):
            assert not is_allowed(role, permission)


# --- role × decision ------------------------------------------------------------------------------


def test_every_button_has_a_scene() -> None:
    assert set(SCENES) == set(list_decisions())


@pytest.mark.parametrize(("label", "name"), SCENES)
def test_a_decision_takes_its_permission_and_changes_nothing_without_it(
    label: str, name: str
) -> None:
    permission = list_decisions()[label, name].permission
    allowed = [role for role in StaffRole.values if is_allowed(role, permission)]
    actor = make_staff(allowed[0])
    scene = SCENES[label, name]
    target = scene.make(actor)
    others = [browser_of(role) for role in StaffRole.values if role not in allowed]
    client = sign_in(actor)
    before = take_picture()
    for other in others:
        assert press(other, target, name, scene.said).status_code == 403
    assert take_picture() == before
    answer = press(client, target, name, scene.said)
    assert answer.status_code == 302, answer.content.decode()
    assert take_picture() != before


@pytest.mark.parametrize("role", ["viewer", "auditor"])
def test_who_only_looks_has_no_button(role: str) -> None:
    assert not [key for key, each in list_decisions().items() if is_allowed(role, each.permission)]


# --- transition × state ---------------------------------------------------------------------------


def read_moves(model: type[Model], field: str) -> Moves:
    """What the model itself declares."""
    machine: FSMField = model._meta.get_field(field)
    moves: Moves = {}
    for each in machine.get_all_transitions(model):
        sources, _ = moves.setdefault(each.name, (set(), each.target))
        sources.add(each.source)
    return moves


def test_the_machines_are_these() -> None:
    assert {field: read_moves(Account, field) for field in ACCOUNT_MOVES} == ACCOUNT_MOVES
    assert read_moves(KycCase, "state") == CASE_MOVES


def list_states(model: type[Model], field: str) -> list[str]:
    return [value for value, _ in model._meta.get_field(field).choices]


@pytest.mark.parametrize("field", ACCOUNT_MOVES)
def test_an_account_moves_exactly_where_its_machine_says(field: str) -> None:
    account = make_business().account
    for state in list_states(Account, field):
        for move, (sources, target) in ACCOUNT_MOVES[field].items():
            Account.objects.filter(pk=account.pk).update(**{field: state})
            before = take_picture()
            moved = _try(lambda: change_account(account.pk, move=move, actor=None))  # noqa: B023
            assert moved is (state in sources), (move, state)
            assert getattr(Account.objects.get(pk=account.pk), field) == (
                target if moved else state
            )
            assert moved or take_picture() == before


def test_a_case_moves_exactly_where_its_machine_says() -> None:
    case, reviewer = submitted_case(), make_senior()
    for state in CaseState.values:
        for move, (sources, target) in CASE_MOVES.items():
            KycCase.objects.filter(pk=case.pk).update(state=state)
            before = take_picture()
            moved = _try(lambda: _move(case, move, reviewer=reviewer))  # noqa: B023
            assert moved is (state in sources), (move, state)
            assert KycCase.objects.get(pk=case.pk).state == (target if moved else state)
            assert moved or take_picture() == before


def _move(case: KycCase, move: str, *, reviewer: User) -> None:
    arguments: dict[str, dict[str, Any]] = {
        "submit": {"version": 1, "country": "GB"},
        "claim": {"reviewer": reviewer},
        "take_over": {"reviewer": reviewer},
        "uphold_appeal": {"reviewer": reviewer},
    }
    move_case(lock_case(case.pk), move=move, actor=None, arguments=arguments.get(move))


def _try(call: Any) -> bool:
    """Tell whether it went through; the only refusal there may be is that of the state."""
    try:
        call()
    except DomainError as refusal:
        if refusal.code is not ErrorCode.STATE_FORBIDS:
            raise
        return False
    return True


# --- role × decision × state ----------------------------------------------------------------------


@pytest.mark.parametrize("state", CaseState.values)
def test_in_every_state_of_a_case_buttons_move_it_only_as_role_and_machine_allow(
    state: str,
) -> None:
    case = submitted_case()
    senior = make_staff(StaffRole.SENIOR)
    now = timezone.now()
    held = {"claimed_by": senior, "claimed_at": now, "lease_until": now + timedelta(hours=1)}
    facts = held if state == CaseState.IN_REVIEW else {}
    legal = {(source, target) for sources, target in CASE_MOVES.values() for source in sources}
    _walk_buttons(case, "state", {"state": state, **facts}, legal, sign_in(senior))


@pytest.mark.parametrize("field", ACCOUNT_MOVES)
def test_in_every_state_of_an_account_buttons_move_it_only_as_role_and_machine_allow(
    field: str,
) -> None:
    account = make_business().account
    moves = ACCOUNT_MOVES[field].values()
    legal = {(source, target) for sources, target in moves for source in sources}
    client = browser_of(StaffRole.SENIOR)
    for state in list_states(Account, field):
        _walk_buttons(account, field, {field: state}, legal, client)


def _walk_buttons(
    target: Any, field: str, facts: dict[str, Any], legal: set[tuple[str, str]], senior: Any
) -> None:
    """Press every button in one state: as who may look only, then as a senior."""
    model = type(target)
    lookers = [browser_of(StaffRole.VIEWER), browser_of(StaffRole.AUDITOR)]
    for label, name in SCENES:
        if label != model._meta.label:
            continue
        model._default_manager.filter(pk=target.pk).update(**facts)
        said = SCENES[label, name].said
        for looker in lookers:
            assert press(looker, target, name, said).status_code == 403
        assert getattr(model._default_manager.get(pk=target.pk), field) == facts[field]
        press(senior, target, name, said)
        after = getattr(model._default_manager.get(pk=target.pk), field)
        assert after == facts[field] or (facts[field], after) in legal, (name, facts[field], after)
