"""Read what TCR says of a brand now, keep its words, and act on them.

An event only ever tells us to come here; what an event claims moves nothing. ``expected`` is false
for a look that nothing called for: what it finds changed, nobody told us, and that is an alert.
"""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.services.notify import notify
from compliance.models import Brand
from compliance.models.brand import LIVE_INTERVAL, OPEN_INTERVAL, SOON, BrandState
from compliance.models.campaign import AT_TCR
from compliance.models.registration import WaitsOn
from compliance.providers import tcr
from compliance.services.tcr.disagreement import note_disagreement, note_unmapped
from compliance.services.tcr.moves import lock_brand, move, record
from compliance.services.tcr.pin import needs_pin
from compliance.services.tcr.submit_campaigns import submit_waiting_campaigns
from compliance.tcr.judgment import PATIENCE, Judgment, judge_brand
from compliance.tcr.rejections import Reading, read_feedback
from config.celery import enqueue

_MOVES = {
    BrandState.VERIFIED: "verify",
    BrandState.UNVERIFIED: "fail",
    BrandState.SUSPENDED: "suspend",
}
_NO_FEEDBACK = frozenset({"VERIFIED", "VETTED_VERIFIED", "SELF_DECLARED"})


def read_brand(brand: Brand, *, expected: bool) -> bool:
    """Return whether it moved. Raises TcrError when TCR does not answer."""
    facts = tcr.read_brand(brand.tcr_brand_id)
    is_good = facts.get("identityStatus") in _NO_FEEDBACK
    feedback = [] if is_good else tcr.read_feedback(brand.tcr_brand_id)
    return _apply(brand, facts, feedback, expected=expected)


@transaction.atomic
def _apply(
    brand: Brand, facts: dict[str, Any], feedback: list[dict[str, Any]], *, expected: bool
) -> bool:
    fresh = lock_brand(brand.pk)
    if fresh.tcr_brand_id != brand.tcr_brand_id or fresh.state not in _LOOKED_AT:
        return False  # it went on without us
    _keep(fresh, facts, feedback)
    judged = judge_brand(facts, has_feedback=bool(feedback), waited=_count_wait(fresh))
    moves = judged.state not in ("", fresh.state, BrandState.PENDING)
    moves = moves and not _is_impatience(fresh, judged.unmapped)
    if moves:
        note_disagreement(fresh, judged.state, expected=expected or not _was_settled(fresh))
        _act(fresh, judged.state, feedback)
    explained = not moves and _explain_late(fresh, judged, feedback)
    if _is_for_staff(fresh, judged):
        note_unmapped(fresh, judged.unmapped)
    fresh.save()
    return moves or explained


_LOOKED_AT = (
    BrandState.PENDING,
    BrandState.VERIFIED,
    BrandState.UNVERIFIED,
    BrandState.SUSPENDED,
)


def _is_for_staff(brand: Brand, judged: Judgment) -> bool:
    """What was turned down is explained already, or with its customer."""
    if brand.state != BrandState.UNVERIFIED:
        return True
    return bool(judged.unmapped) and brand.waits_on != WaitsOn.CUSTOMER


def _count_wait(brand: Brand) -> timedelta:
    """A sole proprietor is not judged before the PIN, however long that takes."""
    return timedelta() if needs_pin(brand) else timezone.now() - brand.state_since


def _was_settled(brand: Brand) -> bool:
    """What a new brand comes to may be found by our own look alone: events are lost."""
    return bool(brand.state != BrandState.PENDING)


def _is_impatience(brand: Brand, unmapped: str) -> bool:
    """A live brand that TCR looks at anew is unverified for a while, which says nothing yet."""
    return bool(unmapped) and brand.state == BrandState.VERIFIED


def _keep(brand: Brand, facts: dict[str, Any], feedback: list[dict[str, Any]]) -> None:
    brand.identity_status = str(facts.get("identityStatus") or "")[:40]
    brand.tcr_status = str(facts.get("status") or "")[:40]
    brand.universal_ein = str(facts.get("universalEin") or brand.universal_ein)[:40]
    brand.feedback = feedback
    brand.looked_at = timezone.now()
    brand.tries = 0
    brand.next_look_at = brand.looked_at + _find_interval(brand)


def _find_interval(brand: Brand) -> timedelta:
    """A new brand is decided within minutes; a live one rarely changes."""
    if brand.state == BrandState.VERIFIED:
        return LIVE_INTERVAL
    young = timezone.now() - brand.state_since < PATIENCE + SOON
    return SOON if brand.state == BrandState.PENDING and young else OPEN_INTERVAL


def _act(brand: Brand, state: str, feedback: list[dict[str, Any]]) -> None:
    was_usable = brand.settled_at is not None
    if state == BrandState.UNVERIFIED:
        _explain(brand, feedback)
    move(brand, _MOVES[BrandState(state)], reasons=brand.problem_codes)
    if state == BrandState.VERIFIED:
        submit_waiting_campaigns(brand)
    elif state == BrandState.UNVERIFIED and brand.asked_fields:
        notify(brand.account, kind="registration_returned", context={"registered": brand})
    if was_usable:
        _look_at_campaigns(brand)


def _look_at_campaigns(brand: Brand) -> None:
    """What happens to a brand that was in use happens to its campaigns and numbers as well."""
    at_tcr = brand.campaigns.filter(state__in=AT_TCR)
    at_tcr.update(next_look_at=timezone.now())
    for account_id in {brand.account_id, *at_tcr.values_list("account_id", flat=True)}:
        enqueue("compliance.sync_numbers", account_id)


def _explain_late(brand: Brand, judged: Judgment, feedback: list[dict[str, Any]]) -> bool:
    """TCR gave its reasons after we had lost patience: now the customer can be asked."""
    waits = brand.waits_on == WaitsOn.US and not brand.asked_fields
    if judged.state != BrandState.UNVERIFIED or brand.state != judged.state or not waits:
        return False
    if not feedback or not read_feedback(str(each.get("id")) for each in feedback).fields:
        return False
    _explain(brand, feedback)
    brand.waits_on, brand.told_at = WaitsOn.CUSTOMER, timezone.now()
    facts = {"fields": brand.asked_fields}
    record(brand, "return", reasons=brand.problem_codes, facts=facts)
    notify(brand.account, kind="registration_returned", context={"registered": brand})
    return True


def _explain(brand: Brand, feedback: list[dict[str, Any]]) -> None:
    """TCR's feedback in our reasons. What the catch-all category means is for staff to find out."""
    reading: Reading = read_feedback(str(each.get("id")) for each in feedback)
    brand.problem = "; ".join(str(each.get("description") or "") for each in feedback)[:2000]
    brand.problem_codes = list(reading.codes)
    brand.asked_fields = list(reading.fields)
    note_unmapped(
        brand,
        f"brand feedback {', '.join(reading.unmapped)}" if feedback and reading.unmapped else "",
    )
