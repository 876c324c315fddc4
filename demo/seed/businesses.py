"""Bring each account to its situation the way a real one gets there: through the services."""

import time
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

from allauth.account.models import EmailAddress
from django.utils import timezone

from accounts.models import Account, Channel, PhoneNumber, User
from accounts.models.account import Standing
from accounts.models.channel import ChannelKind
from accounts.models.phone_number import NumberState
from accounts.providers.telnyx import list_available_numbers
from accounts.services.activation import verify_email
from accounts.services.choose_number import choose_number, follow_order
from accounts.services.create_account import create_account
from accounts.services.grant_provisional import grant_provisional
from accounts.services.standing import hold_account, suspend_account
from accounts.services.top_up import top_up
from compliance.models import KycCase, Submission
from compliance.selectors import get_submission_under_review
from compliance.services.approve_case import approve_case
from compliance.services.claim_case import claim_case
from compliance.services.open_case import open_case
from compliance.services.reject_case import reject_case
from compliance.services.request_changes import ChangeRequest, request_changes
from compliance.services.save_draft import save_draft
from compliance.services.submit_case import submit_case
from demo.seed.people import PASSWORD, Business
from demo.seed.staff import get_colleague

_PATIENCE = 20.0  # seconds for the carrier to hand a number over
_PAUSE = 0.2  # seconds between looks at an order

# How far each situation goes; a later one passes through the earlier ones.
_ORDER = ("compliance_details", "draft", "in_review", "channel_setup", "active")


def seed_business(business: Business) -> Account:
    """Create the account of a business and bring it to its situation; once."""
    owner = User.objects.create_user(business.email, PASSWORD, full_name=business.owner)
    EmailAddress.objects.create(user=owner, email=owner.email, verified=True, primary=True)
    account = create_account(owner, name=business.name)
    verify_email(owner)
    goal = business.reaches
    if goal in _ENDINGS:
        _walk(business, account, owner, until="in_review")
        _ENDINGS[goal](account)
    else:
        _walk(business, account, owner, until=goal)
    _finish(business, account, owner)
    account.refresh_from_db()
    return account


def _walk(business: Business, account: Account, owner: User, *, until: str) -> None:
    steps = _ORDER[: _ORDER.index(until) + 1]
    if "draft" in steps:
        open_case(account.pk, actor=owner)
        save_draft(account.pk, values=business.submission, actor=owner)
    if "in_review" in steps:
        submit_case(account.pk, actor=owner)
    if "channel_setup" in steps:
        _approve(account)
    if "active" in steps:
        _set_up_channel(account, owner, country=business.number_country)


def _claim(account: Account) -> tuple[KycCase, Submission]:
    case = claim_case(account.kyc_cases.get().pk, actor=get_colleague("reviewer"))
    submission = get_submission_under_review(case)
    assert submission is not None
    return case, submission


def _approve(account: Account) -> None:
    case, submission = _claim(account)
    approve_case(case.pk, submission_id=submission.pk, actor=get_colleague("reviewer"))


def _ask_for_change(account: Account) -> None:
    case, submission = _claim(account)
    request_changes(
        case.pk,
        submission_id=submission.pk,
        actor=get_colleague("reviewer"),
        requests=[
            ChangeRequest(
                "use_case",
                "vague_use_case",
                "Please say what triggers a message and how often it comes.",
            )
        ],
    )


def _reject(account: Account) -> None:
    case, submission = _claim(account)
    reject_case(
        case.pk,
        submission_id=submission.pk,
        actor=get_colleague("reviewer"),
        reason_codes=["prohibited_industry"],
        note="Nicotine products cannot be advertised by SMS in the countries you chose.",
    )


_ENDINGS: dict[str, Callable[[Account], None]] = {
    "action_required": _ask_for_change,
    "rejected": _reject,
}


def _set_up_channel(account: Account, owner: User, *, country: str) -> None:
    number = list_available_numbers(country)[0]
    choose_number(account.pk, e164=number.e164, country=country, actor=owner)
    order = PhoneNumber.objects.get(account=account, state__in=list(NumberState))
    deadline = time.monotonic() + _PATIENCE
    while not _is_settled(account) and time.monotonic() < deadline:
        time.sleep(_PAUSE)
        follow_order(order.pk)


def _is_settled(account: Account) -> bool:
    return Channel.objects.filter(account=account, kind=ChannelKind.SMS, state="active").exists()


def _finish(business: Business, account: Account, owner: User) -> None:
    senior = get_colleague("senior")
    if Decimal(business.balance):
        operator = get_colleague("operator")
        top_up(account.pk, amount=Decimal(business.balance), actor=operator, note="First top-up")
    if business.sends_left:
        _grant(account, senior, left=business.sends_left)
    if business.standing == Standing.HELD:
        note = "Several recipients told us they never signed up. We are looking into it."
        hold_account(account.pk, actor=senior, note=note)
    if business.standing == Standing.SUSPENDED:
        note = "Messages did not match the use case you described. Please write to us."
        suspend_account(account.pk, actor=senior, note=note)


def _grant(account: Account, senior: User, *, left: int) -> None:
    expires_at = timezone.now() + timedelta(days=365)
    countries = list(account.kyc_cases.get().submissions.get().destination_countries)
    grant_provisional(
        account.pk,
        actor=senior,
        send_limit=left,
        expires_at=expires_at,
        destination_countries=countries,
    )
