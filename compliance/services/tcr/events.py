"""TCR's webhooks: kept once, answered at once, and only ever a reason to look.

They carry no id and no instant. The same words within ten minutes are one event; the same words
more than a day later are a replay: refused, noted, and still a reason to look, since what we then
read is the truth. A mock event that names a live object, or the other way round, moves nothing and
is an alarm. A worker that takes an event up claims its object with it, so that the object is looked
at even if that worker dies.
"""

import hashlib
import logging
import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from compliance.models import Brand, Campaign, CarrierStatus, RegistryEvent
from compliance.providers.tcr import TcrError
from compliance.services.tcr.look import claim_one, look_again, look_at
from compliance.services.tcr.moves import Registered, lock_campaign, record
from compliance.services.tcr.read_brand import read_brand
from compliance.services.tcr.read_campaign import read_campaign, read_instant
from compliance.services.tcr.submit import is_submission_open
from compliance.tcr.signature import canonicalize
from config.celery import enqueue

logger = logging.getLogger(__name__)
BUCKET = 600  # seconds within which the same words are one event
REPLAY_AFTER = timedelta(days=1)
_NOTHING = uuid.UUID(int=0)
_AGAINST = ("_REJECTED", "_SUSPENDED")
_MOST = 200


@dataclass(frozen=True, slots=True)
class Stored:
    is_new: bool
    is_replay: bool = False


def store_event(body: dict[str, Any]) -> Stored:
    """Keep a genuine event; return whether it is new, and whether it is an old one again."""
    content_hash = hashlib.sha256(canonicalize(body).encode(errors="replace")).hexdigest()
    if _is_replay(content_hash):
        logger.error("ALARM registry: an old event came again: %s", body.get("eventType"))
        _have_looked_at(body)
        return Stored(is_new=False, is_replay=True)
    with transaction.atomic():
        _, is_new = RegistryEvent.objects.get_or_create(
            content_hash=content_hash,
            bucket=int(time.time()) // BUCKET,
            defaults={"body": body, "event_type": str(body.get("eventType"))[:60]},
        )
        if is_new:
            enqueue("compliance.process_registry_events")
    return Stored(is_new)


def _is_replay(content_hash: str) -> bool:
    seen = RegistryEvent.objects.filter(content_hash=content_hash)
    first = seen.order_by("received_at").values_list("received_at", flat=True).first()
    return first is not None and timezone.now() - first > REPLAY_AFTER


def _have_looked_at(body: Mapping[str, Any]) -> None:
    """A call that is under way is left alone."""
    found = _find(body)
    is_ours = found is not None and _is_same_world(body, found)
    if found is not None and is_ours and not is_submission_open(found):
        mine = type(found).objects.filter(pk=found.pk, next_look_at__isnull=False)
        mine.update(next_look_at=timezone.now())


def process_events(*, most: int = _MOST) -> int:
    """Work through what came in, oldest first; return how many."""
    done = 0
    while done < most and _process_next():
        done += 1
    return done


def _process_next() -> bool:
    """One worker has an event at a time; it is ended even if the object cannot be read now."""
    with transaction.atomic():
        waiting = RegistryEvent.objects.filter(processed_at=None).order_by("pk")
        event = waiting.select_for_update(skip_locked=True).first()
        if event is None:
            return False
        event.processed_at = timezone.now()
        event.save(update_fields=["processed_at"])
        found = _find(event.body)
        is_ours = found is not None and _is_same_world(event.body, found)
        is_claimed = found is not None and is_ours and claim_one(found)
    _end(event, _act_on(event.body, found, is_claimed=is_claimed), found)
    return True


def _end(event: RegistryEvent, came_of_it: str, found: Registered | None) -> None:
    event.came_of_it = came_of_it
    if isinstance(found, Brand):
        event.brand = found
    elif found is not None:
        event.campaign, event.brand_id = found, found.brand_id
    event.save(update_fields=["came_of_it", "brand", "campaign"])


def _act_on(body: Mapping[str, Any], found: Registered | None, *, is_claimed: bool) -> str:
    if found is None:
        return "unknown object"
    if not _is_same_world(body, found):
        logger.error(
            "ALARM registry: a mock event names a live object (or vice versa): %s %s",
            body.get("eventType"),
            found.pk,
        )
        return "mock"
    if isinstance(found, Campaign):
        _keep_details(found, body)
    return _look(found, is_claimed=is_claimed)


def _look(found: Registered, *, is_claimed: bool) -> str:
    """A submission that is under way has a worker; only one that was left behind is taken up."""
    if is_submission_open(found):
        if is_claimed:
            look_at(found, expected=True)
        return "being submitted"
    if not _is_at_tcr(found):
        return "not there yet"
    try:
        moved = _read(found)
    except TcrError as error:
        logger.warning("registry: %s: %s", found.pk, error)
        look_again(found, error)
        return "not read yet"
    return "moved" if moved else "nothing new"


def _is_at_tcr(found: Registered) -> bool:
    return bool(found.tcr_brand_id if isinstance(found, Brand) else found.tcr_campaign_id)


def _read(found: Registered) -> bool:
    if isinstance(found, Brand):
        return read_brand(found, expected=True)
    return read_campaign(found, expected=True)


def _find(body: Mapping[str, Any]) -> Registered | None:
    """By TCR's id first, then by our reference, for what is not adopted yet."""
    if body.get("campaignId") or body.get("campaignReferenceId"):
        return _find_campaign(body)
    brands, brand_id = Brand.objects.all(), str(body.get("brandId") or "")
    found = brands.filter(tcr_brand_id=brand_id).exclude(tcr_brand_id="").first()
    reference = _read_reference(body.get("brandReferenceId"))
    return found or brands.filter(pk=reference, tcr_brand_id="").first()


def _find_campaign(body: Mapping[str, Any]) -> Campaign | None:
    campaigns = Campaign.objects.select_related("brand")
    campaign_id = str(body.get("campaignId") or "")
    found = campaigns.filter(tcr_campaign_id=campaign_id).exclude(tcr_campaign_id="").first()
    reference = _read_reference(body.get("campaignReferenceId"))
    return found or campaigns.filter(pk=reference, tcr_campaign_id="").first()


def _read_reference(raw: object) -> uuid.UUID:
    """Return our id, or one that nothing has."""
    try:
        return uuid.UUID(str(raw or ""))
    except ValueError:
        return _NOTHING


def _is_same_world(body: Mapping[str, Any], found: Registered) -> bool:
    return bool(body.get("mock")) == found.is_mock


@transaction.atomic
def _keep_details(campaign: Campaign, body: Mapping[str, Any]) -> None:
    """What only events tell: that every DCA was chosen, and a carrier's reason."""
    kind, fresh = str(body.get("eventType")), lock_campaign(campaign.pk)
    if kind == "CAMPAIGN_DCA_COMPLETE" and fresh.dca_complete_at is None:
        fresh.dca_complete_at = timezone.now()
        fresh.save(update_fields=["dca_complete_at", "updated_at"])
        record(fresh, "dca_complete")
    elif kind == "CAMPAIGN_BILLED":
        fresh.billed_at = read_instant(body.get("billedDate")) or timezone.now()
        fresh.save(update_fields=["billed_at", "updated_at"])
    elif kind.startswith("MNO_CAMPAIGN_OPERATION_") and body.get("mnoId") is not None:
        note = str(body.get("description") or "") if kind.endswith(_AGAINST) else ""
        _keep_note(fresh, carrier=str(body["mnoId"])[:10], note=note)


def _keep_note(campaign: Campaign, *, carrier: str, note: str) -> None:
    """The word itself comes with the next look; here is only why, if it is against us."""
    row, _ = CarrierStatus.objects.get_or_create(
        campaign=campaign, carrier=carrier, defaults={"since": timezone.now()}
    )
    row.note = note[:1000]
    row.save(update_fields=["note", "updated_at"])
