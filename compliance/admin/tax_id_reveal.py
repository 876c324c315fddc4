"""Asking to see a whole tax id, and seeing it once a colleague has agreed.

The page with the id is only ever the answer to a POST: it comes once, and nothing keeps it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from accounts.admin.obstacles import OWN_ACCOUNT
from accounts.models import User
from accounts.models.second_look import LookKind
from accounts.selectors import list_waiting_looks
from accounts.services.record_refusal import record_refusal
from compliance.admin.case_facts import get_facts
from compliance.admin.case_forms import make_text_field
from compliance.models import KycCase
from compliance.services.reveal_tax_id import (
    PERMISSION,
    ask_for_tax_id,
    find_open_reveal,
    reveal_tax_id,
)
from config.admin import ReviewAdmin
from config.decisions import Barred, Decision, DecisionForm
from config.errors import DomainError


class AskForm(DecisionForm):
    note = make_text_field(
        "What you need the whole id for",
        help_text="Your colleague decides on these words, and they stay on record.",
    )


def _find_obstacle(case: KycCase, user: User) -> str:
    facts = get_facts(case)
    if facts.is_own(user):
        return Barred(OWN_ACCOUNT)
    if facts.submission is None:
        return "Nothing was submitted yet."
    looks = list_waiting_looks().filter(account=case.account_id, kind=LookKind.REVEAL_TAX_ID)
    waiting = looks.first()
    return f"{waiting.asked_by} asked for it; a colleague must answer first." if waiting else ""


def _ask(case: KycCase, actor: User, said: Mapping[str, Any]) -> None:
    ask_for_tax_id(case.pk, actor=actor, note=said["note"])


def _has_own_box(case: KycCase, user: User) -> bool:
    """It is asked for beside the id, not from the bar."""
    return False


TAX_ID_DECISIONS: tuple[Decision, ...] = (
    Decision(
        name="ask-tax-id",
        label="Ask for the tax id",
        permission=PERMISSION,
        run=_ask,
        done="You asked for the tax id of {}; a colleague finds it under Second looks.",
        why_not=_find_obstacle,
        form_class=AskForm,
        explains=f"If a colleague agrees, you can see the whole id once, within "
        f"{settings.REVEAL_MINUTES} minutes. Both names and your reason stay on record.",
        stands_in_bar=_has_own_box,
        on_any_version=True,
    ),
)


@dataclass(frozen=True, slots=True)
class TaxIdAccess:
    """A colleague agreed: where the id is shown, and until when."""

    url: str
    until: datetime


def get_tax_id_access(case: KycCase, user: User) -> TaxIdAccess | None:
    """Return the agreement under which ``user`` may look now."""
    submission = get_facts(case).submission
    if submission is None or not user.has_perm(PERMISSION):
        return None
    look = find_open_reveal(submission, account_id=case.account_id, actor=user)
    if look is None or look.decided_at is None:
        return None
    url = reverse("admin:compliance_kyccase_tax_id", args=[case.pk])
    return TaxIdAccess(url, look.decided_at + timedelta(minutes=settings.REVEAL_MINUTES))


def show_tax_id(door: ReviewAdmin, request: HttpRequest, case: KycCase) -> HttpResponse:
    """Answer a POST with the id, or lead back to the case and say why not."""
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    try:
        tax_id = reveal_tax_id(case.pk, actor=request.user)
    except DomainError as refusal:
        return _refuse(door, request, case, refusal)
    context = {
        **door.admin_site.each_context(request),
        "title": "Tax id",
        "business": case.account.name,
        "tax_id": tax_id,
        "object_url": door.get_object_url(case),
    }
    answer = TemplateResponse(request, "admin/compliance/tax_id.html", context)
    answer["Cache-Control"] = "no-store"
    return answer


def _refuse(
    door: ReviewAdmin, request: HttpRequest, case: KycCase, refusal: DomainError
) -> HttpResponse:
    """Whoever tries it alone, or on their own company, leaves a line."""
    record_refusal(
        case.account, subject="tax id", attempt="reveal", actor=request.user, refusal=refusal
    )
    sentences = [each for topic in (refusal.details or {}).values() for each in topic]
    messages.error(request, " ".join(sentences) or refusal.message)
    return redirect(door.get_object_url(case))
