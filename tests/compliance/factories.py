"""Cases to begin a test with, reached through the same services as in real life."""

from __future__ import annotations

from typing import Any

from accounts.models import Account, User
from accounts.models.account import Stage
from accounts.roles import StaffRole
from accounts.services.create_account import create_account
from compliance.models import KycCase, Submission
from compliance.selectors import get_proposal, get_submission_under_review
from compliance.services.claim_case import claim_case
from compliance.services.reject_case import reject_case
from compliance.services.request_changes import ChangeRequest, request_changes
from compliance.services.save_draft import save_draft
from compliance.services.screen_submission import screen_submission
from compliance.services.second_review import confirm_case
from compliance.services.submit_case import submit_case
from tests.factories import UserFactory

TAX_ID = "1955839661"  # a well-formed UTR


def complete_submission_values(**changes: Any) -> dict[str, Any]:
    """What a UK sole trader types into the form; complete and right unless ``changes`` say.

    France and Ireland ask for no documents, so that a case is complete without an upload.
    """
    values = {
        "entity_type": "sole_trader",
        "business_name": "Ada Example",
        "country": "GB",
        "tax_id": TAX_ID,
        "street": "12 Example Street",
        "city": "Leeds",
        "region": "",
        "postal_code": "LS1 4AB",
        "website_url": "https://www.example.com",
        "privacy_url": "",
        "use_case_type": "notifications",
        "use_case": "Order confirmations sent to customers after a purchase in our online shop; "
        "two or three messages an order.",
        "sample_1": "Ada Example: your order [number] has been sent. Reply STOP to opt out.",
        "sample_2": "",
        "cta_url": "https://www.example.com/checkout",
        "channels": ["sms"],
        "industry": "RETAIL",
        "stock_listing": "",
        "destination_countries": ["FR", "IE"],
        "local_rules": ["EU_UK"],
        "contact_name": "Ada Example",
        "contact_email": "ada@example.com",
        "contact_phone": "+442079460123",
    }
    return {**values, **changes}


def make_customer(**fields: Any) -> tuple[Account, User]:
    """A person who has proven the e-mail address, and the account in step 2."""
    owner = UserFactory.create(full_name="Ada Example")
    account = create_account(owner, name="Example Bakery")
    fields = {"stage": Stage.COMPLIANCE_DETAILS, **fields}
    Account.objects.filter(pk=account.pk).update(**fields)
    account = Account.objects.get(pk=account.pk)
    return account, owner


def make_reviewer(**fields: Any) -> User:
    fields = {"staff_role": StaffRole.REVIEWER, "full_name": "Rae Reviewer", **fields}
    return UserFactory.create(**fields)


def draft_case(**values: Any) -> KycCase:
    """A case with a complete draft."""
    account, owner = make_customer()
    return save_draft(account.pk, values=complete_submission_values(**values), actor=owner).case


def get_customer(case: KycCase) -> User:
    return User.objects.get(memberships__account=case.account_id)


def submitted_case(**values: Any) -> KycCase:
    """A case in the queue, screened as the worker would have done by now."""
    case = draft_case(**values)
    case = submit_case(case.account_id, actor=get_customer(case))
    screen_submission(under_review(case).pk)
    case.refresh_from_db()
    return case


def claimed_case(reviewer: User, **values: Any) -> tuple[KycCase, Submission]:
    """A case in the hands of ``reviewer``, with the version on the table."""
    case = claim_case(submitted_case(**values).pk, actor=reviewer)
    return case, under_review(case)


def make_senior(**fields: Any) -> User:
    return make_reviewer(**{"staff_role": StaffRole.SENIOR, "full_name": "Sina Senior", **fields})


def confirmed(case: KycCase, *, actor: User | None = None) -> KycCase:
    """What the first of two people proposed, confirmed by a second."""
    proposal = get_proposal(case)
    assert proposal is not None
    return confirm_case(case.pk, decision_id=proposal.pk, actor=actor or make_senior())


def rejected_case(reviewer: User, *codes: str, note: str = "") -> KycCase:
    """A case that two people rejected."""
    case, submission = claimed_case(reviewer)
    case = reject_case(
        case.pk,
        submission_id=submission.pk,
        actor=reviewer,
        reason_codes=codes or ["prohibited_industry"],
        note=note,
    )
    return confirmed(case)


def under_review(case: KycCase) -> Submission:
    submission = get_submission_under_review(case)
    assert submission is not None
    return submission


def returned_case(reviewer: User, *requests: ChangeRequest) -> KycCase:
    """A case sent back, asking for a better use case unless told otherwise."""
    case, submission = claimed_case(reviewer)
    return request_changes(
        case.pk,
        submission_id=submission.pk,
        actor=reviewer,
        requests=requests or [ChangeRequest("use_case", "vague_use_case", "What about orders?")],
    )
