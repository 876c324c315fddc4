"""The customer puts right what TCR or the carriers turned down, and has it judged again.

Only the fields that were asked for are open. What it will cost is shown before and named with the
order: a price that has changed in between is refused, so nobody pays what they did not see.
"""

import uuid
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.db import transaction

from accounts.models import User
from compliance.models import Brand, Campaign
from compliance.models.brand import BrandState
from compliance.models.campaign import CampaignState
from compliance.models.registration import WaitsOn
from compliance.services.tcr.attempts import get_open_attempt
from compliance.services.tcr.moves import Registered, lock, move, record
from compliance.services.tcr.steps import choose_step
from compliance.tcr.answers import check_answers
from compliance.tcr.brand_body import drop_separators
from config.celery import enqueue
from config.errors import DomainError, ErrorCode


def get_cost(registered: Registered) -> Decimal:
    """Return what having it judged again costs, in USD."""
    return choose_step(registered).get_fee(registered)


def can_correct(registered: Registered) -> bool:
    """Tell whether it waits for its customer, with fields to correct."""
    waits = registered.waits_on == WaitsOn.CUSTOMER and bool(registered.asked_fields)
    return waits and registered.state in (
        BrandState.UNVERIFIED,
        CampaignState.REJECTED,
        CampaignState.DRAFT,
    )


@transaction.atomic
def correct(
    registered: Registered, *, answers: Mapping[str, Any], cost: Decimal, actor: User
) -> Registered:
    """Save the corrections and submit again.

    Raises DomainError ``STATE_FORBIDS``, ``REQUEST_INVALID`` (an answer is wrong, or nothing was
    changed) and ``STALE_FORM`` (the cost is another one by now). Nothing is kept of a refused one.
    """
    fresh = lock(registered)
    if not can_correct(fresh) or get_open_attempt(fresh) is not None:
        raise DomainError(ErrorCode.STATE_FORBIDS, details={"state": [fresh.state]})
    if get_cost(fresh) != cost:
        sentence = f"It costs {get_cost(fresh)} USD now, not {cost} USD."
        raise DomainError(ErrorCode.STALE_FORM, details={"changed": [sentence]})
    changed = _apply(fresh, answers)
    record(fresh, "correct", actor=actor, facts={"fields": changed, "cost": str(cost)})
    _submit_later(fresh, cost=cost, actor=actor)
    return fresh


def _apply(registered: Registered, answers: Mapping[str, Any]) -> list[str]:
    open_answers = {name: answers[name] for name in registered.asked_fields if name in answers}
    values = check_answers(registered, open_answers)
    changed = [name for name in values if _differs(registered, name, values[name])]
    if not changed:
        first = registered.asked_fields[0]
        sentence = "Nothing was changed; the same answers would be turned down again."
        raise DomainError(ErrorCode.REQUEST_INVALID, details={first: [sentence]})
    for name in changed:
        setattr(registered, name, values[name])
    if "tax_id" in changed and isinstance(registered, Brand):
        registered.tax_id_last4 = values["tax_id"][-4:]
    return changed


def _differs(registered: Registered, name: str, value: Any) -> bool:
    """A tax id is the same with and without its dashes."""
    before = getattr(registered, name)
    if name == "tax_id":
        before, value = (drop_separators(each) for each in (before, value))
    return bool(before != value)


def _submit_later(registered: Registered, *, cost: Decimal, actor: User) -> None:
    """Hand it to the workers: TCR is never called while a customer waits for a page."""
    if registered.state == CampaignState.REJECTED:
        move(registered, "edit", actor=actor)
    move(registered, "submit", actor=actor, facts={"fee": str(cost)})
    registered.next_look_at = registered.state_since
    registered.save()
    enqueue("compliance.look_at_registration", registered.pk)


def find_for_account(account_id: uuid.UUID, registration_id: uuid.UUID) -> Registered:
    """Return an account's brand or campaign. Raises ``ROUTE_NOT_FOUND`` for anybody else's."""
    found: Registered | None = Brand.objects.filter(
        pk=registration_id, account_id=account_id
    ).first()
    found = found or Campaign.objects.filter(pk=registration_id, account_id=account_id).first()
    if found is None:
        raise DomainError(ErrorCode.ROUTE_NOT_FOUND)
    return found
