"""Bring each account to its situation the way a real one gets there: through the services."""

import time
from collections.abc import Callable
from decimal import Decimal

from allauth.account.models import EmailAddress

from accounts.models import Account, Channel, PhoneNumber, User
from accounts.models.account import Standing
from accounts.models.channel import ChannelKind
from accounts.models.phone_number import NumberState
from accounts.models.second_look import LookKind
from accounts.providers.telnyx import list_available_numbers
from accounts.services.activation import verify_email
from accounts.services.appeal_suspension import appeal_suspension
from accounts.services.choose_number import choose_number, follow_order
from accounts.services.create_account import create_account
from accounts.services.second_look import ask_second_look, confirm_second_look
from accounts.services.standing import hold_account, suspend_account
from accounts.services.top_up import top_up
from compliance.country_documents import list_papers
from compliance.models import KycCase, Submission
from compliance.selectors import get_proposal, get_submission_under_review
from compliance.services.approve_case import approve_case
from compliance.services.claim_case import claim_case
from compliance.services.documents import Upload, add_document
from compliance.services.open_case import open_case
from compliance.services.reject_case import reject_case
from compliance.services.request_changes import ChangeRequest, request_changes
from compliance.services.save_draft import save_draft
from compliance.services.screen_submission import screen_case
from compliance.services.second_review import confirm_case
from compliance.services.submit_case import submit_case
from demo.papers import draw_letter
from demo.seed.people import PASSWORD, Business
from demo.seed.staff import get_colleague, list_colleagues

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
        _upload_papers(business, account, owner)
    if "in_review" in steps:
        case = submit_case(account.pk, actor=owner)
        screen_case(case.pk)  # the worker does it too, but the story goes on at once
    if "channel_setup" in steps:
        _approve(account)
    if "active" in steps:
        _set_up_channel(account, owner, country=business.number_country)


def _upload_papers(business: Business, account: Account, owner: User) -> None:
    """A letter for each paper that the chosen countries ask for."""
    details = business.submission
    lines = (business.name, details["street"], f"{details['city']} {details['postal_code']}")
    for paper in list_papers(details["destination_countries"]):
        letter = draw_letter(paper.kind.label.upper(), *lines)
        upload = Upload(paper.country, paper.kind, f"{paper.kind}.png", letter)
        add_document(account.pk, upload=upload, actor=owner)


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
                "street",
                "address_unverifiable",
                "The register has a street address for you; please give that one.",
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
    proposal = get_proposal(case)
    assert proposal is not None
    confirm_case(case.pk, decision_id=proposal.pk, actor=get_colleague("senior"))


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
        _grant(account, left=business.sends_left)
    if business.standing == Standing.HELD:
        note = "Several recipients told us they never signed up. We are looking into it."
        hold_account(account.pk, actor=senior, note=note)
    if business.standing == Standing.SUSPENDED:
        note = "Messages did not match the use case you described. Please write to us."
        suspend_account(account.pk, actor=senior, note=note)
        words = (
            "Our old agency described the use case. We only write to people whose parcel is due."
        )
        appeal_suspension(account.pk, text=words, actor=owner)


def _grant(account: Account, *, left: int) -> None:
    """One senior asks, the other confirms."""
    one, other = list_colleagues("senior")[:2]
    countries = list(account.kyc_cases.get().submissions.get().destination_countries)
    look = ask_second_look(
        account.pk,
        kind=LookKind.GRANT_PROVISIONAL,
        facts={"send_limit": left, "days": 365, "destination_countries": countries},
        note="Known from their shop; they want to try two messages before the season begins.",
        actor=one,
    )
    confirm_second_look(look.pk, actor=other)
