"""Takes the steps of a profile one after another, each by one worker and once.

A step is claimed by moving the time of its next try ahead, so a worker that dies in it is followed
up. It is tried five times, ever later; then it waits for the customer's "Try again". A step that is
done is never taken again.
"""

import logging
import uuid
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from accounts.models import ProvisioningStep, SenderProfile
from accounts.services.lock_profile import lock_profile
from accounts.services.move_profile import record_profile_event
from compliance.services.provisioning.steps import STEPS, Step, get_next
from config.celery import enqueue
from config.errors import DomainError, ErrorCode
from config.http import ProviderError
from config.request_id import current_request_id

logger = logging.getLogger(__name__)
MOST_TRIES = 5
LEASE = timedelta(seconds=60)  # longer than any step takes
WAIT = timedelta(seconds=30)  # until we look whether whoever has to act has
BACKOFF = (10, 60, 300, 900)  # seconds after the first, second … try
_MOST = 50
_AWAY = "Our provider did not answer. We try again by ourselves."
_DIED = "The work was interrupted more than once."


def begin_steps(profile: SenderProfile) -> None:
    """Write the steps down inside the caller's transaction; those of an earlier start stay."""
    for step in STEPS:
        ProvisioningStep.objects.get_or_create(profile=profile, name=step.name)
    _wake(profile)


def resume_steps(profile: SenderProfile) -> None:
    """Have the first open step tried again at once, however often it was before."""
    _wake(profile)


def _wake(profile: SenderProfile) -> None:
    done = set(profile.steps.exclude(done_at=None).values_list("name", flat=True))
    first = next((step.name for step in STEPS if step.name not in done), "")
    profile.steps.filter(name=first).update(tries=0, next_try_at=timezone.now())
    enqueue("compliance.provision_profile", profile.pk)


def provision_profile(profile_id: uuid.UUID) -> None:
    """Take every step that is due; stop at one that waits or fails."""
    for step in STEPS:
        if _claim(profile_id, step) and not _take(profile_id, step):
            return


def resume_provisioning() -> int:
    """Take up what is due; return how many profiles that were."""
    due = ProvisioningStep.objects.filter(next_try_at__lte=timezone.now(), done_at=None)
    ids = due.order_by("next_try_at").values_list("profile", flat=True)[:_MOST]
    for profile_id in list(ids):
        provision_profile(profile_id)
    return len(ids)


def _claim(profile_id: uuid.UUID, step: Step) -> bool:
    now = timezone.now()
    due = ProvisioningStep.objects.filter(
        profile=profile_id, name=step.name, done_at=None, next_try_at__lte=now
    )
    if due.filter(tries__gte=MOST_TRIES).exists():  # each of them was claimed and never ended
        _fail(profile_id, step, ErrorCode.INTERNAL, _DIED)
        return False
    return bool(due.update(tries=F("tries") + 1, next_try_at=now + LEASE))


def _take(profile_id: uuid.UUID, step: Step) -> bool:
    """Return whether the next step may follow."""
    profile = SenderProfile.objects.select_related("account", "number").get(pk=profile_id)
    if profile.deleted_at:
        profile.steps.update(next_try_at=None)
        return False
    try:
        is_done = step.take(profile)
    except DomainError as error:
        _fail(profile_id, step, error.code, error.message)
        return False
    except ProviderError as error:
        logger.warning("profile %s, step %s: %s", profile_id, step.name, error)
        _fail(profile_id, step, ErrorCode.PROVIDER_FAILED, _AWAY)
        return False
    return _finish(profile_id, step) if is_done else _wait(profile_id, step)


@transaction.atomic
def _finish(profile_id: uuid.UUID, step: Step) -> bool:
    profile = lock_profile(profile_id)
    now = timezone.now()
    open_step = profile.steps.filter(name=step.name, done_at=None)
    if open_step.update(
        done_at=now, next_try_at=None, code="", problem="", request_id="", updated_at=now
    ):
        facts = {"step": step.name}
        record_profile_event(profile, verb="provision_profile", actor=None, facts=facts)
    following = get_next(step.name)
    if following is not None:
        profile.steps.filter(name=following.name, done_at=None).update(next_try_at=now, tries=0)
    return True


def _wait(profile_id: uuid.UUID, step: Step) -> bool:
    """Somebody else has to act: that is no failed try."""
    mine = ProvisioningStep.objects.filter(profile=profile_id, name=step.name, done_at=None)
    mine.update(tries=0, next_try_at=timezone.now() + WAIT, code="", problem="", request_id="")
    return False


def _fail(profile_id: uuid.UUID, step: Step, code: ErrorCode, problem: str) -> None:
    mine = ProvisioningStep.objects.get(profile=profile_id, name=step.name)
    mine.code, mine.problem, mine.request_id = code.spec.code, problem, current_request_id()
    is_over = mine.tries >= MOST_TRIES
    delay = timedelta(seconds=BACKOFF[min(max(mine.tries - 1, 0), len(BACKOFF) - 1)])
    mine.next_try_at = None if is_over else timezone.now() + delay
    mine.save()
    if is_over:
        logger.error("ALARM profile %s: step %s was given up", profile_id, step.name)
