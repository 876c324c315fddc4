"""Submit a brand or a campaign to TCR, once and paid for once, however often workers die.

The attempt is written down and committed before the call, and ended in the transaction that acts on
the answer. An attempt without an end is looked up by our reference; three look-ups that find
nothing make it lost, and only then the call is made again, under the same reference.
"""

import logging
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.notify import notify
from compliance.models import Brand, Campaign, RegistryAttempt
from compliance.models.brand import LEASE, SOON, BrandState
from compliance.models.campaign import CampaignState
from compliance.models.registry import Operation, Outcome
from compliance.providers import tcr
from compliance.providers.tcr import TcrError, Verdict
from compliance.services.tcr.attempts import (
    close_attempt,
    get_open_attempt,
    is_second_try,
    open_attempt,
)
from compliance.services.tcr.moves import Registered, lock, move
from compliance.services.tcr.steps import Body, adopt, choose_step
from compliance.tcr.rejections import name_brand_fields, name_campaign_fields
from config.celery import enqueue

logger = logging.getLogger(__name__)
LOOK_UPS = 3
STUCK_AFTER = 5  # tries; from then on staff sees it
_LONGEST_PAUSE = timedelta(minutes=30)
_MOST_DOUBLINGS, _MOST_TRIES = 8, 1000
_SAME = "the same information"  # TCR will not judge it twice
SUBMITTING = (BrandState.SUBMITTING, CampaignState.SUBMITTING)
UNKNOWN = (BrandState.SUBMIT_UNKNOWN, CampaignState.SUBMIT_UNKNOWN)


def submit(registered: Registered, *, actor: User | None = None) -> None:
    """Begin and carry out a submission. Raises DomainError ``STATE_FORBIDS`` in another state."""
    with transaction.atomic():
        fresh = lock(registered)
        attempt = _begin(fresh, actor=actor)
    _carry_out(fresh, attempt)


def resume_submission(registered: Registered) -> None:
    """Go on with what a worker left behind, or what TCR could not do before.

    Nothing is done if somebody else has gone on since ``registered`` was read.
    """
    with transaction.atomic():
        fresh = lock(registered)
        if fresh.state_since != registered.state_since:
            return
        attempt = get_open_attempt(fresh)
        if fresh.state in SUBMITTING and attempt is None:
            attempt = _write_attempt(fresh, actor=None)
            fresh.next_look_at = timezone.now() + LEASE
            fresh.save()
        elif fresh.state in SUBMITTING:
            move(fresh, "lose_sight")
    if attempt is None:
        return
    if fresh.state in UNKNOWN:
        _look_up(fresh, attempt)
    elif fresh.state in SUBMITTING:
        _carry_out(fresh, attempt)


def _begin(registered: Registered, *, actor: User | None) -> RegistryAttempt:
    step = choose_step(registered)
    facts = {"operation": step.operation.value, "fee": str(step.get_fee(registered))}
    move(registered, "submit", actor=actor, facts=facts)
    return _write_attempt(registered, actor=actor)


def _write_attempt(registered: Registered, *, actor: User | None) -> RegistryAttempt:
    step = choose_step(registered)
    return open_attempt(
        registered,
        step.operation,
        fee=step.get_fee(registered),
        sent=step.describe(registered),
        actor=actor,
    )


def _carry_out(registered: Registered, attempt: RegistryAttempt) -> None:
    step = choose_step(registered)
    try:
        answer = step.call(registered)
    except TcrError as error:
        _act_on_refusal(registered, attempt, error)
        return
    _accept(registered, attempt, answer, Outcome.DONE)


def _act_on_refusal(registered: Registered, attempt: RegistryAttempt, error: TcrError) -> None:
    if error.outcome_unknown:
        logger.warning("registry: no answer to %s of %s", attempt.operation, registered.pk)
        return  # the open attempt is looked into when the lease ends
    if _adopt_revet(registered, attempt, error):
        return
    if error.verdict is not Verdict.PERMANENT:
        _postpone(registered, attempt, error)
    elif not _adopt_earlier(registered, attempt, error):
        _refuse(registered, attempt, error)


def _adopt_revet(registered: Registered, attempt: RegistryAttempt, error: TcrError) -> bool:
    """TCR refuses a second revet while the first goes on, or with the same data; if our earlier
    call was lost, it was the first. Otherwise TCR judges what it has, and nothing was paid.
    """
    if attempt.operation != Operation.REVET_BRAND:
        return False
    is_second = is_second_try(attempt)
    goes_on = error.code == tcr.BEING_SCORED and is_second
    if not goes_on and _SAME not in str(error).lower():
        return False
    _accept(registered, attempt, {}, Outcome.ADOPTED if is_second else Outcome.REFUSED)
    return True


def _adopt_earlier(registered: Registered, attempt: RegistryAttempt, error: TcrError) -> bool:
    """A duplicate may be our own earlier call."""
    if error.code != tcr.DUPLICATE:
        return False
    found = choose_step(registered).look_up(registered)
    if found is not None:
        _accept(registered, attempt, found, Outcome.ADOPTED)
    return found is not None


def _look_up(registered: Registered, attempt: RegistryAttempt) -> None:
    try:
        found = choose_step(registered).look_up(registered)
    except TcrError as error:
        logger.warning("registry: look-up of %s: %s", registered.pk, error)
        _look_again(registered, attempt, counts=False)
        return
    if found is not None:
        _accept(registered, attempt, found, Outcome.ADOPTED)
    elif _look_again(registered, attempt, counts=True):
        _try_again(registered, attempt)


@transaction.atomic
def _look_again(registered: Registered, attempt: RegistryAttempt, *, counts: bool) -> bool:
    """Return whether the look-ups are used up; a TCR that did not answer proves nothing."""
    fresh = lock(registered)
    if not _is_current(fresh, attempt):
        return False
    fresh.tries += counts
    fresh.next_look_at = timezone.now() + SOON
    fresh.save()
    return fresh.state in UNKNOWN and fresh.tries >= LOOK_UPS


def _try_again(registered: Registered, attempt: RegistryAttempt) -> None:
    with transaction.atomic():
        fresh = lock(registered)
        if fresh.state not in UNKNOWN or not _is_current(fresh, attempt):
            return
        close_attempt(attempt, Outcome.LOST)
        move(fresh, "try_again")
        again = _write_attempt(fresh, actor=attempt.asked_by)
    _carry_out(fresh, again)


def _is_current(registered: Registered, attempt: RegistryAttempt) -> bool:
    current = get_open_attempt(registered)
    return current is not None and current.pk == attempt.pk


@transaction.atomic
def _accept(
    registered: Registered, attempt: RegistryAttempt, answer: Body, outcome: Outcome
) -> None:
    """TCR has it. A worker that comes late finds the attempt ended and leaves it at that."""
    fresh = lock(registered)
    if not _is_current(fresh, attempt):
        return
    close_attempt(attempt, outcome, answer=answer)
    adopt(fresh, answer)
    move(fresh, "register", facts={"operation": attempt.operation})
    enqueue("compliance.look_at_registration", fresh.pk)


@transaction.atomic
def _postpone(registered: Registered, attempt: RegistryAttempt, error: TcrError) -> None:
    """Nothing was done and nothing paid; try again, ever later."""
    fresh = lock(registered)
    if not _is_current(fresh, attempt):
        return
    close_attempt(attempt, Outcome.FAILED, answer=describe_refusal(error))
    pause = min(SOON * 2 ** min(fresh.tries, _MOST_DOUBLINGS), _LONGEST_PAUSE)
    fresh.tries = min(fresh.tries + 1, _MOST_TRIES)
    fresh.problem = str(error)[:500]
    fresh.next_look_at = timezone.now() + pause
    fresh.save()


@transaction.atomic
def _refuse(registered: Registered, attempt: RegistryAttempt, error: TcrError) -> None:
    """TCR would not take it. The fields that it names are the customer's to correct."""
    fresh = lock(registered)
    if not _is_current(fresh, attempt):
        return
    close_attempt(attempt, Outcome.REFUSED, answer=describe_refusal(error))
    named = [field for fault in error.faults for field in fault.fields]
    is_brand = isinstance(fresh, Brand)
    fresh.asked_fields = list((name_brand_fields if is_brand else name_campaign_fields)(named))
    fresh.problem = "; ".join(fault.description for fault in error.faults)[:2000] or str(error)
    fresh.problem_codes = ["other"] if fresh.asked_fields else []
    fresh.unmapped = "" if fresh.asked_fields else f"refusal {error.code or str(error)[:100]}"
    move(fresh, "be_refused" if is_brand else "be_rejected", reasons=fresh.problem_codes)
    if fresh.asked_fields:
        notify(fresh.account, kind="registration_returned", context={"registered": fresh})


def describe_refusal(error: TcrError) -> dict[str, object]:
    """Return a refusal as it is kept with the attempt."""
    lines = [
        {"code": each.code, "fields": list(each.fields), "description": each.description}
        for each in error.faults
    ]
    return {"verdict": error.verdict.value, "said": str(error)[:500], "errors": lines}


def is_submission_open(registered: Brand | Campaign) -> bool:
    """Tell whether a submission is under way."""
    return registered.state in (*SUBMITTING, *UNKNOWN)
