"""Read what TCR, the upstream provider and the carriers say of a campaign now, and act on it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from accounts.services.notify import notify
from compliance.models import Campaign
from compliance.models.brand import LIVE_INTERVAL, OPEN_INTERVAL
from compliance.models.campaign import AT_TCR, CampaignState
from compliance.models.registration import WaitsOn
from compliance.providers import tcr
from compliance.services.tcr.carriers import BLOCKING, keep_carriers
from compliance.services.tcr.disagreement import note_disagreement, note_unmapped
from compliance.services.tcr.moves import lock_campaign, move, record
from compliance.tcr.judgment import judge_campaign
from compliance.tcr.rejections import read_explanation
from config.celery import enqueue

_MOVES = {
    CampaignState.REGISTERED: "wait_for_share",
    CampaignState.CARRIER_REVIEW: "wait_for_carriers",
    CampaignState.ACTIVE: "activate",
    CampaignState.SUSPENDED: "suspend",
    CampaignState.REJECTED: "be_rejected",
    CampaignState.EXPIRED: "expire",
}
_TELLS = {
    CampaignState.ACTIVE: "us_sms_ready",
    CampaignState.SUSPENDED: "registration_suspended",
    CampaignState.EXPIRED: "registration_suspended",
}
_MOST_MONEY = 100_000  # USD a month; more is no fee


@dataclass(frozen=True, slots=True)
class Truth:
    """Everything TCR says of one campaign at one time."""

    campaign: dict[str, Any]
    sharing: dict[str, Any]
    carriers: dict[str, str]

    @property
    def sharing_status(self) -> str:
        return str(self.sharing.get("sharingStatus") or "")


def read_campaign(campaign: Campaign, *, expected: bool) -> bool:
    """Return whether it moved. Raises TcrError when TCR does not answer."""
    tcr_id = campaign.tcr_campaign_id
    facts, sharing = tcr.read_campaign(tcr_id), tcr.read_sharing(tcr_id)
    is_shareable = facts.get("status") == "ACTIVE" and not campaign.is_mock
    if not sharing.get("sharingStatus") and is_shareable:
        sharing = tcr.share_campaign(tcr_id)  # the same, and paid once, however often it is asked
    is_shared = sharing.get("sharingStatus") == "ACCEPTED"
    carriers = tcr.read_operation_status(tcr_id) if is_shared else {}
    return _apply(campaign, Truth(facts, sharing, carriers), expected=expected)


@transaction.atomic
def _apply(campaign: Campaign, truth: Truth, *, expected: bool) -> bool:
    fresh = lock_campaign(campaign.pk)
    if fresh.tcr_campaign_id != campaign.tcr_campaign_id or fresh.state not in AT_TCR:
        return False  # it went on without us
    _keep(fresh, truth)
    words_changed = keep_carriers(fresh, truth.carriers)
    judged = judge_campaign(truth.campaign, sharing=truth.sharing_status, carriers=truth.carriers)
    is_new = judged.state not in ("", fresh.state)
    if is_new:
        note_disagreement(fresh, judged.state, expected=expected or not _was_live(fresh))
        _act(fresh, judged.state, truth)
    explained = judged.state == fresh.state and not is_new and _explain_late(fresh, truth)
    if judged.unmapped or fresh.state != CampaignState.REJECTED:
        note_unmapped(fresh, judged.unmapped)
    fresh.save()
    if is_new or words_changed:
        enqueue("compliance.sync_numbers", fresh.account_id)
    return is_new or words_changed or explained


def _was_live(campaign: Campaign) -> bool:
    """Progress that only our own look found is usual: some carriers and providers send nothing."""
    return campaign.state in (CampaignState.ACTIVE, CampaignState.SUSPENDED)


def _keep(campaign: Campaign, truth: Truth) -> None:
    facts = truth.campaign
    campaign.tcr_status = str(facts.get("status") or "")[:40]
    campaign.sharing_status = truth.sharing_status[:40]
    campaign.billed_at = read_instant(facts.get("billedDate")) or campaign.billed_at
    campaign.renews_at = read_instant(facts.get("nextRenewalOrExpirationDate"))
    campaign.monthly_fee = _read_money(facts.get("monthlyFee"))
    campaign.looked_at, campaign.tries = timezone.now(), 0
    campaign.next_look_at = campaign.looked_at + _find_interval(campaign)


def _find_interval(campaign: Campaign) -> timedelta:
    return LIVE_INTERVAL if campaign.state == CampaignState.ACTIVE else OPEN_INTERVAL


def _act(campaign: Campaign, state: str, truth: Truth) -> None:
    if state == CampaignState.REJECTED:
        _explain(campaign, _find_words(campaign, truth))
    move(campaign, _MOVES[CampaignState(state)], reasons=campaign.problem_codes)
    kind = _TELLS.get(CampaignState(state))
    if state == CampaignState.REJECTED and campaign.asked_fields:
        kind = "registration_returned"
    if kind:
        notify(campaign.account, kind=kind, context={"registered": campaign})


def _find_words(campaign: Campaign, truth: Truth) -> str:
    """The reviewers' words; if it was the carriers, what the events of theirs said."""
    explanation = str(truth.sharing.get("explanation") or "")
    blocking = campaign.carriers.filter(word__in=BLOCKING).exclude(note="").order_by("carrier")
    notes = blocking.values_list("note", flat=True)
    return explanation or "; ".join(dict.fromkeys(notes))


def _explain_late(campaign: Campaign, truth: Truth) -> bool:
    """The event with a carrier's reason came after our look: now the customer can be asked."""
    if campaign.state != CampaignState.REJECTED or campaign.asked_fields:
        return False
    text = _find_words(campaign, truth)
    is_open = campaign.waits_on == WaitsOn.US and text[:2000] != campaign.problem
    if not is_open or not read_explanation(text).fields:
        return False
    _explain(campaign, text)
    campaign.waits_on, campaign.told_at = WaitsOn.CUSTOMER, timezone.now()
    facts = {"fields": campaign.asked_fields}
    record(campaign, "return", reasons=campaign.problem_codes, facts=facts)
    notify(campaign.account, kind="registration_returned", context={"registered": campaign})
    return True


def _explain(campaign: Campaign, text: str) -> None:
    reading = read_explanation(text)
    campaign.problem = text[:2000] or "No reason was given."
    campaign.problem_codes, campaign.asked_fields = list(reading.codes), list(reading.fields)
    note_unmapped(campaign, f"rejection {', '.join(reading.unmapped)}" if reading.unmapped else "")


def read_instant(raw: Any) -> datetime | None:
    """Return an instant as TCR writes it; ``None`` for what is none."""
    try:
        instant = parse_datetime(str(raw)) if raw else None
    except ValueError:
        return None
    if instant is not None and timezone.is_naive(instant):
        return instant.replace(tzinfo=timezone.get_default_timezone())
    return instant


def _read_money(raw: Any) -> Decimal | None:
    if isinstance(raw, bool) or not isinstance(raw, int | float) or not 0 <= raw < _MOST_MONEY:
        return None
    return Decimal(str(raw)).quantize(Decimal("0.01"))
