"""Look after every registration within its interval: every 30 minutes while open, daily when live.

A worker claims what is due, one after the other, by moving its next look ahead: two never look at
the same one, and one that died is followed up when the claim runs out. TCR's pace is kept by the
client.
"""

import logging
import uuid
from datetime import timedelta

from django.db import connection, transaction
from django.utils import timezone

from compliance.models import Brand, Campaign
from compliance.models.brand import OPEN_INTERVAL, BrandState
from compliance.models.campaign import AT_TCR, CampaignState
from compliance.providers.tcr import NOT_FOUND, TcrError
from compliance.services.tcr.disagreement import note_unmapped
from compliance.services.tcr.moves import Registered, lock
from compliance.services.tcr.pin import awaits_first_pin, send_pin
from compliance.services.tcr.read_brand import read_brand
from compliance.services.tcr.read_campaign import read_campaign
from compliance.services.tcr.submit import is_submission_open, resume_submission, submit
from compliance.services.tcr.submit_campaigns import list_waiting_campaigns
from config.errors import DomainError

logger = logging.getLogger(__name__)
CLAIM = timedelta(seconds=120)  # the longest that the calls of one look can take
GONE = "TCR does not have it (any more)"
_MOST = 100  # of each kind, looked at in one sweep
_MOST_TRIES = 1000
_CLAIM = """
    UPDATE {table} SET next_look_at = %s WHERE id IN (
        SELECT id FROM {table} WHERE next_look_at <= %s
        ORDER BY next_look_at LIMIT 1 FOR UPDATE SKIP LOCKED
    ) RETURNING id
"""


def look_at_due(*, most: int = _MOST) -> int:
    """Look at what is due, brands first; return how many."""
    return sum(_look_at_due(model, most=most) for model in (Brand, Campaign))


def _look_at_due(model: type[Brand] | type[Campaign], *, most: int) -> int:
    looked = 0
    while looked < most and (registered := _claim_next(model)) is not None:
        look_at(registered, expected=False)
        looked += 1
    return looked


def _claim_next(model: type[Brand] | type[Campaign]) -> Registered | None:
    """Claimed and read just before the look, so that it is never looked at as it was long ago."""
    now = timezone.now()
    with connection.cursor() as cursor:
        cursor.execute(_CLAIM.format(table=model._meta.db_table), [now + CLAIM, now])
        row = cursor.fetchone()
    return None if row is None else find_registration(row[0])


def find_registration(registration_id: uuid.UUID) -> Registered | None:
    """Return the brand or campaign with this id: they share one space of ids."""
    found: Registered | None = Brand.objects.filter(pk=registration_id).first()
    return found or Campaign.objects.select_related("brand").filter(pk=registration_id).first()


def look_at_one(registration_id: uuid.UUID) -> None:
    """Look at one because something happened to it; somebody else may be at it already."""
    found = find_registration(registration_id)
    if found is not None and claim_one(found):
        look_at(found, expected=True)


def claim_one(registered: Registered) -> bool:
    """A claim of the last moments means that a worker has it; the sweeper comes back in time."""
    now = timezone.now()
    mine = type(registered).objects.filter(pk=registered.pk, next_look_at__isnull=False)
    if is_submission_open(registered):
        mine = mine.filter(next_look_at__lte=now)
    return bool(mine.update(next_look_at=now + CLAIM))


def look_at(registered: Registered, *, expected: bool) -> None:
    """Do what its state calls for. A TCR that does not answer is asked again soon."""
    try:
        _look(registered, expected=expected)
    except TcrError as error:
        logger.warning("registry: %s: %s", registered.pk, error)
        look_again(registered, error)
    except DomainError as error:
        logger.warning("registry: %s: %s", registered.pk, error.message)


def _look(registered: Registered, *, expected: bool) -> None:
    if is_submission_open(registered):
        resume_submission(registered)
    elif isinstance(registered, Brand):
        _look_at_brand(registered, expected=expected)
    else:
        _look_at_campaign(registered, expected=expected)


def _look_at_brand(brand: Brand, *, expected: bool) -> None:
    if brand.state == BrandState.DRAFT:
        submit(brand)
    elif brand.tcr_brand_id:
        read_brand(brand, expected=expected)
        brand.refresh_from_db()
        if awaits_first_pin(brand):
            send_pin(brand.pk, actor=None)


def _look_at_campaign(campaign: Campaign, *, expected: bool) -> None:
    if campaign.state == CampaignState.DRAFT:
        waiting = {each.pk for each in list_waiting_campaigns(campaign.brand)}
        if campaign.pk in waiting:
            submit(campaign)
        else:
            Campaign.objects.filter(pk=campaign.pk).update(next_look_at=None)
    elif campaign.state in AT_TCR and campaign.tcr_campaign_id:
        read_campaign(campaign, expected=expected)


@transaction.atomic
def look_again(registered: Registered, error: TcrError) -> None:
    """The first failures are looked into soon, later ones at the usual interval.

    That TCR has no such thing (any more) is for staff to see: nothing here brings it back.
    """
    fresh = lock(registered)
    fresh.tries = min(fresh.tries + 1, _MOST_TRIES)
    pause = min(timedelta(seconds=30) * 2 ** min(fresh.tries, 8), OPEN_INTERVAL)
    fresh.next_look_at = timezone.now() + pause
    if error.code == NOT_FOUND and not is_submission_open(fresh):
        note_unmapped(fresh, GONE)
    fresh.save(update_fields=["tries", "next_look_at", "unmapped", "updated_at"])
