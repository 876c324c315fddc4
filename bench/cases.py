"""Cases for ``bench review``: many, put in place in a second or two, and one to be checked."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import timedelta
from itertools import count

from allauth.account.internal.userkit import user_id_to_str
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client
from django.utils import timezone

from accounts.models import Account, User
from accounts.models.account import Stage, Tier
from accounts.roles import StaffRole
from compliance.models import KycCase, Submission
from compliance.models.kyc_case import CaseState, Turn

_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
_BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
_numbers = count()
_BATCH = 1_000  # rows of one statement: it may have 65,535 values


def make_submission(host: str) -> Submission:
    """A complete draft of a business whose website is at ``host``."""
    account = Account.objects.create(name="Meridian Books Ltd", stage=Stage.COMPLIANCE_DETAILS)
    case = KycCase.objects.create(account=account)
    return Submission.objects.create(case=case, **_answers(host))


def fill_review_queue(size: int) -> None:
    """Bring the queue to ``size`` waiting cases."""
    missing = size - KycCase.objects.filter(state=CaseState.SUBMITTED).count()
    numbers = [next(_numbers) for _ in range(missing)]
    accounts = Account.objects.bulk_create(
        (
            Account(name=f"Harbor Books {number}", stage=Stage.IN_REVIEW, tier=Tier.NONE)
            for number in numbers
        ),
        batch_size=_BATCH,
    )
    cases = KycCase.objects.bulk_create(_iter_cases(accounts), batch_size=_BATCH)
    Submission.objects.bulk_create(
        (
            Submission(case=case, frozen_at=case.submitted_at, **_answers(f"shop{number}.example"))
            for case, number in zip(cases, numbers, strict=True)
        ),
        batch_size=_BATCH,
    )


def make_reviewer_browser() -> Client:
    """A browser in which a reviewer is signed in with a second factor."""
    user = User.objects.create_user("bench@gatehouse.example", "x", staff_role=StaffRole.REVIEWER)
    TOTP.activate(user, _SECRET)
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(user, _BACKEND)
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": time.time()}]
    session["account_authentication_methods_user"] = user_id_to_str(user)
    session.save()
    return client


def _iter_cases(accounts: list[Account]) -> Iterator[KycCase]:
    now = timezone.now()
    for place, account in enumerate(accounts):
        submitted = now - timedelta(minutes=place % 5_000)
        yield KycCase(
            account=account,
            state=CaseState.SUBMITTED,
            turn=Turn.US,
            submitted_at=submitted,
            due_at=submitted + timedelta(days=7),
            country="GB",
            risk_outcome="allow",
            risk_score=place % 40,
        )


def _answers(host: str) -> dict[str, object]:
    return {
        "version": 1,
        "entity_type": "private_company",
        "business_name": "Meridian Books Ltd",
        "country": "GB",
        "tax_id": "1823459614",
        "street": "14 Harbour Row",
        "city": "Bristol",
        "postal_code": "BS1 4ND",
        "website_url": f"https://{host}/",
        "use_case_type": "notifications",
        "use_case": "Order confirmations, sent to customers after they buy on our site.",
        "sample_1": "Meridian Books Ltd: your order [number] has left our shop.",
        "cta_url": f"https://{host}/checkout",
        "destination_countries": ["FR"],
        "local_rules": ["EU_UK"],
        "contact_name": "Clara Whitmore",
        "contact_email": f"clara@{host}",
        "contact_phone": "+442079460101",
    }
