"""Reads: the case of an account, what was submitted, what was asked, who decided what."""

from django.db.models import Q, QuerySet

from accounts.models import Account, SenderProfile
from compliance.form_fields import FIELD_NAMES, list_opened_fields
from compliance.models import (
    Brand,
    Campaign,
    Decision,
    Document,
    Evidence,
    FieldRequest,
    KycCase,
    Reason,
    RiskScreening,
    Submission,
)
from compliance.models.campaign import CampaignState
from compliance.models.decision import PROPOSALS
from compliance.models.kyc_case import QUEUE_STATES, CaseState

QUEUE_ORDER = ("due_at", "-risk_score", "submitted_at", "id")


def get_case(account: Account) -> KycCase | None:
    """Return the account's newest case."""
    cases = KycCase.objects.select_related("account", "claimed_by")
    return cases.filter(account=account).order_by("-created_at", "-id").first()


def get_draft(case: KycCase) -> Submission | None:
    """Return the version that is still being written."""
    return Submission.objects.filter(case=case, frozen_at=None).first()


def get_submission_under_review(case: KycCase) -> Submission | None:
    """Return the newest frozen version: the one a decision is about."""
    frozen = Submission.objects.select_related("submitted_by").exclude(frozen_at=None)
    return frozen.filter(case=case).order_by("-version").first()


def get_working_submission(case: KycCase) -> Submission | None:
    """Return what a form starts from: the draft, or else the newest frozen version."""
    return get_draft(case) or get_submission_under_review(case)


def list_open_requests(case: KycCase) -> QuerySet[FieldRequest]:
    """Return what the customer still has to change, in the order it was asked."""
    requests = FieldRequest.objects.select_related("reason", "submission")
    return requests.filter(case=case, resolved_in=None).order_by("created_at", "id")


def list_editable_fields(case: KycCase) -> tuple[str, ...]:
    """Return the fields a customer may change now, in form order; none while we look at it."""
    if case.state == CaseState.DRAFT:
        return FIELD_NAMES
    if case.state != CaseState.ACTION_REQUIRED:
        return ()
    asked = list_open_requests(case).values_list("field", flat=True)
    return list_opened_fields(asked)


def list_decisions(case: KycCase) -> QuerySet[Decision]:
    """Return what was decided, newest first."""
    decisions = Decision.objects.select_related("decided_by", "submission")
    return decisions.filter(case=case).order_by("-created_at", "-id")


def list_queue() -> QuerySet[KycCase]:
    """Return the cases that wait for staff: by time left, then risk, then age."""
    cases = KycCase.objects.select_related("account", "claimed_by")
    return cases.filter(state__in=QUEUE_STATES).order_by(*QUEUE_ORDER)


def list_reasons() -> QuerySet[Reason]:
    """Return the reasons in force."""
    return Reason.objects.filter(retired_at=None).order_by("title")


def get_evidence(submission: Submission) -> Evidence | None:
    """Return the newest complete evidence about a version."""
    complete = Evidence.objects.filter(submission=submission).exclude(completed_at=None)
    return complete.order_by("-completed_at").first()


def get_gathering(submission: Submission) -> Evidence | None:
    """Return the evidence that is being gathered, if any is."""
    return Evidence.objects.filter(submission=submission, completed_at=None).first()


def get_screening(submission: Submission) -> RiskScreening | None:
    """Return what risk screening said last about a version."""
    screenings = RiskScreening.objects.filter(submission=submission)
    return screenings.order_by("-created_at", "-id").first()


def get_proposal(case: KycCase) -> Decision | None:
    """Return what the first reviewer proposed, while a second one has not looked."""
    newest = list_decisions(case).first()
    return newest if newest and newest.kind in PROPOSALS else None


def list_documents(submission: Submission) -> QuerySet[Document]:
    """Return the papers that a version carries, in the order they came."""
    documents = Document.objects.filter(pk__in=submission.documents)
    return documents.order_by("created_at", "id")


def get_profile_brand(profile: SenderProfile) -> Brand | None:
    """Return the brand a profile sends under: its own, or the account's that it inherits."""
    owner = None if profile.inherits_brand else profile
    return Brand.objects.filter(account=profile.account_id, profile=owner).first()


def list_profile_campaigns(profile: SenderProfile) -> QuerySet[Campaign]:
    """Return a profile's campaigns, newest first, with the account's where it inherits them."""
    mine = Q(profile=profile)
    if profile.inherits_campaign:
        mine |= Q(account=profile.account_id, profile=None)
    shown = Campaign.objects.exclude(state=CampaignState.DEACTIVATED)
    return shown.filter(mine).order_by("-created_at", "-id")
