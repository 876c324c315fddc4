"""The version that is being written: made from the one before, or already there."""

from django.utils import timezone

from accounts.models import User
from compliance.answers import normalize_phone
from compliance.domains import get_registrable_domain
from compliance.encryption import index_tax_id
from compliance.eta import estimate
from compliance.form_fields import FIELD_NAMES
from compliance.models import KycCase, Submission
from compliance.models.kyc_case import EDITABLE_STATES
from compliance.selectors import get_draft, get_submission_under_review
from compliance.tax_ids import check_tax_id
from config.errors import DomainError, ErrorCode


def check_editable(case: KycCase) -> None:
    """Raise DomainError ``STATE_FORBIDS`` unless it is the customer's turn."""
    if case.state not in EDITABLE_STATES:
        raise DomainError(
            ErrorCode.STATE_FORBIDS,
            details={"case": [case.state]},
            message="Your compliance details cannot be changed at the moment.",
        )


def get_or_copy_draft(case: KycCase) -> Submission:
    """Return the draft of a locked case; if there is none, the next version, copied forward."""
    draft = get_draft(case)
    if draft is not None:
        return draft
    latest = get_submission_under_review(case)
    if latest is None:
        return Submission.objects.create(case=case, version=1)
    answers = {name: getattr(latest, name) for name in FIELD_NAMES}
    return Submission.objects.create(
        case=case, version=latest.version + 1, tax_id_last4=latest.tax_id_last4, **answers
    )


def normalize(draft: Submission) -> None:
    """Bring tax id and phone number of a complete draft into their one form, not yet saved."""
    draft.tax_id = check_tax_id(draft.tax_id, country=draft.country, entity_type=draft.entity_type)
    draft.tax_id_index = index_tax_id(draft.tax_id, country=draft.country)
    draft.tax_id_last4 = draft.tax_id[-4:]
    draft.contact_phone = normalize_phone(draft.contact_phone) or draft.contact_phone
    draft.contact_email = draft.contact_email.lower()
    draft.website_domain = get_registrable_domain(draft.website_url)


def freeze(draft: Submission, *, actor: User) -> None:
    """Fix a complete, normalized draft for good, with what we promise on that day."""
    draft.frozen_at = timezone.now()
    eta = estimate(draft, since=draft.frozen_at)
    draft.eta_likely_at, draft.eta_latest_at = eta.likely_at, eta.latest_at
    draft.submitted_by = actor
    draft.save()
