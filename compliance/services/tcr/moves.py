"""The one way to lock and to move a brand or a campaign. The account is locked first, always."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django_fsm import TransitionNotAllowed

from accounts.models import Account, User
from accounts.services.record_event import Change, record_event
from compliance.models import Brand, Campaign
from config.errors import DomainError, ErrorCode

Registered = Brand | Campaign
BRAND, CAMPAIGN = "10DLC brand", "10DLC campaign"


def lock_brand(brand_id: uuid.UUID) -> Brand:
    """Return the brand, ours alone until the transaction ends. Raises ``ROUTE_NOT_FOUND``."""
    account_id = Brand.objects.filter(pk=brand_id).values_list("account_id", flat=True).first()
    account = _lock_account(account_id)
    brand = Brand.objects.select_for_update().get(pk=brand_id)
    brand.account = account
    return brand


def lock_campaign(campaign_id: uuid.UUID) -> Campaign:
    """Return the campaign with its brand, both ours alone. Raises ``ROUTE_NOT_FOUND``."""
    found = Campaign.objects.filter(pk=campaign_id).first()
    account = _lock_account(found.account_id if found else None)
    assert found is not None
    brand = Brand.objects.select_for_update().get(pk=found.brand_id)
    campaign = Campaign.objects.select_for_update().get(pk=campaign_id)
    campaign.account = brand.account = account
    campaign.brand = brand
    return campaign


def lock(registered: Registered) -> Registered:
    """Return it as it is now, locked."""
    if isinstance(registered, Brand):
        return lock_brand(registered.pk)
    return lock_campaign(registered.pk)


def _lock_account(account_id: uuid.UUID | None) -> Account:
    if account_id is None:
        raise DomainError(ErrorCode.ROUTE_NOT_FOUND)
    return Account.objects.select_for_update(no_key=True).get(pk=account_id)


def move(
    registered: Registered,
    name: str,
    *,
    actor: User | None = None,
    reasons: Sequence[str] = (),
    facts: Mapping[str, Any] | None = None,
) -> None:
    """Run a transition on a locked brand or campaign, save it and record it.

    Raises DomainError ``STATE_FORBIDS`` when its state does not allow that.
    """
    before = registered.state
    try:
        getattr(registered, name)()
    except TransitionNotAllowed:
        raise DomainError(ErrorCode.STATE_FORBIDS, details={"state": [before]}) from None
    registered.told_at = registered.state_since
    registered.save()
    record(registered, name, actor=actor, before=before, reasons=reasons, facts=facts)


def record(
    registered: Registered,
    name: str,
    *,
    actor: User | None = None,
    before: str = "",
    reasons: Sequence[str] = (),
    facts: Mapping[str, Any] | None = None,
) -> None:
    """Record what happened to a locked brand or campaign: ``brand_verify``, ``campaign_submit``."""
    is_brand = isinstance(registered, Brand)
    record_event(
        registered.account,
        verb=f"{'brand' if is_brand else 'campaign'}_{name}",
        actor=actor,
        change=Change(before, registered.state, BRAND if is_brand else CAMPAIGN),
        reasons=reasons,
        facts={"id": str(registered.pk), **(facts or {})},
    )
