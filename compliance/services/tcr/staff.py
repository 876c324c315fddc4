"""What staff can do for a registration: look now, submit again, return it, nudge and appeal."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.notify import notify
from compliance.models import Campaign, RegistryAttempt
from compliance.models.brand import LEASE, BrandState
from compliance.models.campaign import ENDED, CampaignState
from compliance.models.registration import WaitsOn
from compliance.models.registry import Operation, Outcome
from compliance.providers import tcr
from compliance.providers.tcr import TcrError
from compliance.services.tcr.attempts import get_open_attempt
from compliance.services.tcr.moves import Registered, lock, lock_campaign, record
from compliance.services.tcr.submit import SUBMITTING, describe_refusal, is_submission_open
from config.celery import enqueue
from config.errors import DomainError, ErrorCode

NUDGE_PAUSE = timedelta(days=1)
APPEAL, REVIEW = "APPEAL_REJECTION", "REVIEW"
LONGEST_NUDGE = 1024  # characters
_REVIEWED = (CampaignState.REGISTERED, CampaignState.CARRIER_REVIEW)


@transaction.atomic
def look_now(registered: Registered, *, actor: User) -> None:
    """Have TCR's truth read, or a stuck submission taken up, at once.

    Raises ``STATE_FORBIDS`` for a draft that nobody handed in, and for what has ended. A call that
    is under way keeps its time to end.
    """
    fresh = lock(registered)
    if fresh.state in ENDED or (fresh.state == BrandState.DRAFT and fresh.next_look_at is None):
        raise DomainError(ErrorCode.STATE_FORBIDS, details={"state": [fresh.state]})
    if not _is_in_a_call(fresh):
        fresh.next_look_at, fresh.tries = timezone.now(), 0
    fresh.disagreed_at = None
    fresh.save(update_fields=["next_look_at", "tries", "disagreed_at", "updated_at"])
    record(fresh, "look_now", actor=actor)
    enqueue("compliance.look_at_registration", fresh.pk)


def _is_in_a_call(registered: Registered) -> bool:
    attempt = get_open_attempt(registered)
    young = attempt is not None and timezone.now() - attempt.created_at < LEASE
    return young and registered.state in SUBMITTING


@transaction.atomic
def return_registration(
    registered: Registered, *, fields: Sequence[str], reason: str, note: str, actor: User
) -> None:
    """Open fields for the customer where TCR's own words did not say which.

    Raises ``STATE_FORBIDS`` unless it was turned down and waits for us.
    """
    fresh = lock(registered)
    down = (BrandState.UNVERIFIED, CampaignState.REJECTED)
    if fresh.state not in down or fresh.waits_on == WaitsOn.CUSTOMER:
        raise DomainError(ErrorCode.STATE_FORBIDS, details={"state": [fresh.state]})
    fresh.asked_fields, fresh.problem_codes = list(fields), [reason]
    fresh.problem = _add_note(note, said=fresh.problem)
    fresh.unmapped, fresh.waits_on = "", WaitsOn.CUSTOMER
    fresh.told_at = timezone.now()
    fresh.save()
    record(fresh, "return", actor=actor, reasons=[reason], facts={"fields": list(fields)})
    notify(fresh.account, kind="registration_returned", context={"registered": fresh})


def _add_note(note: str, *, said: str) -> str:
    """Our words first; what the registry said stays in sight."""
    if not note or not said:
        return note or said
    return f"{note} The registry's words: {said}"[:2000]


def find_nudge_obstacle(campaign: Campaign, *, intent: str) -> str:
    """Return in a sentence why a nudge or an appeal is not possible now."""
    if intent == APPEAL and campaign.state != CampaignState.REJECTED:
        return "Only a rejected campaign can be appealed."
    if intent == REVIEW and campaign.state not in _REVIEWED:
        return "Only a campaign that is being reviewed can be nudged."
    if not campaign.tcr_campaign_id:
        return "TCR does not have this campaign."
    if campaign.nudged_at and timezone.now() - campaign.nudged_at < NUDGE_PAUSE:
        return "It was nudged within the last day already."
    return ""


def nudge(campaign_id: uuid.UUID, *, intent: str, description: str, actor: User) -> None:
    """Ask the reviewers again; free, at most once a day, and recorded.

    Raises ``STATE_FORBIDS`` and ``PROVIDER_FAILED``.
    """
    with transaction.atomic():
        fresh = lock_campaign(campaign_id)
        obstacle = find_nudge_obstacle(fresh, intent=intent)
        if obstacle or is_submission_open(fresh):
            raise DomainError(ErrorCode.STATE_FORBIDS, message=obstacle or None)
        before, fresh.nudged_at = fresh.nudged_at, timezone.now()
        fresh.save(update_fields=["nudged_at", "updated_at"])
    said = {"intent": intent, "description": description[:LONGEST_NUDGE]}
    try:
        tcr.nudge_campaign(fresh.tcr_campaign_id, **said)
    except TcrError as error:
        _keep_nudge(fresh, said, Outcome.FAILED, actor=actor, error=error)
        if not error.outcome_unknown:
            Campaign.objects.filter(pk=campaign_id).update(nudged_at=before)
        raise DomainError(ErrorCode.PROVIDER_FAILED, message=str(error)) from error
    with transaction.atomic():
        _keep_nudge(fresh, said, Outcome.DONE, actor=actor)
        record(lock_campaign(campaign_id), "appeal" if intent == APPEAL else "nudge", actor=actor)


@transaction.atomic
def _keep_nudge(
    campaign: Campaign,
    said: Mapping[str, str],
    outcome: Outcome,
    *,
    actor: User,
    error: TcrError | None = None,
) -> None:
    """Written down afterwards: it is free, and must not be in the way of a submission."""
    sent = {"nudgeIntent": said["intent"], "description": said["description"]}
    answer = None if error is None else describe_refusal(error)
    RegistryAttempt.objects.create(
        brand=campaign.brand,
        campaign=campaign,
        operation=Operation.NUDGE_CAMPAIGN,
        sent=sent,
        outcome=outcome,
        answer=answer,
        ended_at=timezone.now(),
        asked_by=actor,
    )
