"""Every situation an account can be in when somebody opens the dashboard, made by the services."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from accounts.models import Account, Balance, Channel, Membership, PhoneNumber, User
from accounts.models.account import Risk, Stage, Tier
from accounts.models.channel import ChannelKind, ChannelState
from accounts.services.standing import hold_account, suspend_account
from compliance.models.kyc_case import CaseState
from compliance.selectors import get_case, get_proposal, get_submission_under_review
from compliance.services.approve_case import approve_case
from compliance.services.claim_case import claim_case
from compliance.services.reject_case import reject_case
from compliance.services.request_changes import ChangeRequest, request_changes
from compliance.services.save_draft import save_draft
from compliance.services.screen_submission import screen_submission
from compliance.services.second_review import confirm_case
from compliance.services.submit_case import submit_case
from tests.factories import AccountFactory, UserFactory, give_number
from tests.four_eyes import grant

TAX_ID = "1955839661"  # a well-formed UTR; nobody's that we know of
ANSWERS: dict[str, Any] = {
    "entity_type": "sole_trader",
    "business_name": "Amira Holt",
    "country": "GB",
    "tax_id": TAX_ID,
    "street": "12 Quay Street",
    "city": "Bristol",
    "region": "",
    "postal_code": "BS1 4AA",
    "website_url": "https://www.example.com",
    "privacy_url": "",
    "use_case_type": "notifications",
    "use_case": "Order confirmations to customers who order bread on our website, one an order.",
    "sample_1": "Amira Holt: your order [number] is ready. Reply STOP to opt out.",
    "sample_2": "",
    "cta_url": "https://www.example.com/order",
    "channels": ["sms"],
    "industry": "",
    "stock_listing": "",
    "destination_countries": ["FR", "DE"],
    "local_rules": ["EU_UK"],
    "contact_name": "Amira Holt",
    "contact_email": "amira@example.com",
    "contact_phone": "+447700900123",
}


@dataclass
class Guest:
    user: User
    account: Account


def make_guest(situation: str, *, role: str = "owner") -> Guest:
    """Return a member of a new account that is in ``situation``."""
    account = AccountFactory.create(
        stage=Stage.COMPLIANCE_DETAILS, tier=Tier.NONE, destination_countries=[]
    )
    Balance.objects.create(account=account)
    owner = UserFactory.create()
    Membership.objects.create(account=account, user=owner, role="owner")
    _SITUATIONS[situation](account, owner)
    account.refresh_from_db()
    if role == "owner":
        return Guest(owner, account)
    user = UserFactory.create(full_name="Ben Ledger")
    Membership.objects.create(account=account, user=user, role=role)
    return Guest(user, account)


def make_staff() -> User:
    return UserFactory.create(staff_role="senior", full_name="Rita Reviewer")


def _leave(account: Account, owner: User) -> None:
    """Signed up and verified, nothing more."""


def _sign_up(account: Account, owner: User) -> None:
    Account.objects.filter(pk=account.pk).update(stage=Stage.SIGNUP)


def _draft(account: Account, owner: User) -> None:
    save_draft(account.pk, values={"business_name": "Amira Holt", "tax_id": TAX_ID}, actor=owner)


def _submit(account: Account, owner: User) -> None:
    save_draft(account.pk, values=ANSWERS, actor=owner)
    case = submit_case(account.pk, actor=owner)
    submission = get_submission_under_review(case)
    screen_submission(submission.pk)


def _claim(account: Account, owner: User) -> dict[str, Any]:
    _submit(account, owner)
    case = get_case(account)
    staff = make_staff()
    claim_case(case.pk, actor=staff)
    submission = get_submission_under_review(case)
    return {"case_id": case.pk, "submission_id": submission.pk, "actor": staff}


def _ask(account: Account, owner: User) -> None:
    facts = _claim(account, owner)
    asked = [ChangeRequest("use_case", "vague_use_case", "Please say what triggers them.")]
    request_changes(facts.pop("case_id"), requests=asked, **facts)


def _reject(account: Account, owner: User) -> None:
    facts = _claim(account, owner)
    note = "We tried on three days."
    case = reject_case(facts.pop("case_id"), reason_codes=["website_not_live"], note=note, **facts)
    confirm_case(case.pk, decision_id=get_proposal(case).pk, actor=make_staff())


def _approve(account: Account, owner: User) -> None:
    facts = _claim(account, owner)
    case = approve_case(facts.pop("case_id"), **facts)
    if case.state == CaseState.SECOND_REVIEW:  # a second guest with the same answers is a risk
        confirm_case(case.pk, decision_id=get_proposal(case).pk, actor=make_staff())


def _order(account: Account, owner: User) -> None:
    _approve(account, owner)
    number = PhoneNumber.objects.create(account=account, e164="+447700900555", country="GB")
    Channel.objects.create(
        account=account, kind=ChannelKind.SMS, state=ChannelState.PENDING, number=number
    )


def _hold_back(account: Account, owner: User) -> None:
    _approve(account, owner)
    give_number(account)
    Account.objects.filter(pk=account.pk).update(risk=Risk.HOLD)


def _activate(account: Account, owner: User) -> None:
    _approve(account, owner)
    give_number(account)
    Account.objects.filter(pk=account.pk).update(stage=Stage.ACTIVE)


def _hold(account: Account, owner: User) -> None:
    _activate(account, owner)
    hold_account(account.pk, actor=make_staff(), note="Many people replied STOP.")


def _suspend(account: Account, owner: User) -> None:
    _activate(account, owner)
    suspend_account(account.pk, actor=make_staff(), note="Messages asked for passwords.")


def _grant(account: Account, owner: User) -> None:
    _submit(account, owner)
    grant(account, send_limit=10)


_SITUATIONS: dict[str, Callable[[Account, User], object]] = {
    "signup": _sign_up,
    "fresh": _leave,
    "draft": _draft,
    "in_review": _submit,
    "claimed": _claim,
    "action_required": _ask,
    "rejected": _reject,
    "channel_setup": _approve,
    "ordered": _order,
    "held_back": _hold_back,
    "active": _activate,
    "held": _hold,
    "suspended": _suspend,
    "provisional": _grant,
}
SITUATIONS = tuple(_SITUATIONS)
LOCKED = ("fresh", "draft", "in_review", "claimed", "action_required", "rejected")
UNLOCKED = ("channel_setup", "ordered", "held_back", "active", "held", "suspended", "provisional")
