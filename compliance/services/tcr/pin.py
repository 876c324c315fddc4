"""A sole proprietor proves the mobile number by a PIN that TCR sends there; it lives a day."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.notify import notify
from compliance.models import Brand
from compliance.models.brand import BrandState
from compliance.models.registration import WaitsOn
from compliance.models.submission import EntityType
from compliance.providers import tcr
from compliance.providers.tcr import TcrError
from compliance.services.tcr.moves import lock_brand, record
from config.celery import enqueue
from config.errors import DomainError, ErrorCode

LIVES, PAUSE = timedelta(hours=24), timedelta(seconds=60)
_TEXT = "Your PIN to register {} for text messages is @OTP_PIN@. It is valid for 24 hours."
_SUCCESS = "Thank you. {} is being registered for text messages."


def needs_pin(brand: Brand) -> bool:
    """Tell whether the brand waits for its owner to prove the mobile number."""
    return brand.state == BrandState.PENDING and brand.entity_type == EntityType.SOLE_TRADER


def awaits_first_pin(brand: Brand) -> bool:
    """Tell whether no PIN was sent since the brand was registered, or registered again."""
    is_new = brand.pin_sent_at is None or brand.pin_sent_at < brand.state_since
    return needs_pin(brand) and is_new


def send_pin(brand_id: uuid.UUID, *, actor: User | None) -> None:
    """Have TCR send the PIN, again if need be; the first one goes by itself (no actor).

    Raises ``STATE_FORBIDS``, ``PROVIDER_FAILED``, and ``ACCOUNT_RATE_EXCEEDED`` within a minute.
    """
    brand = _get_waiting(brand_id)
    _check_pause(brand)
    name = brand.display_name[:40]
    try:
        tcr.send_otp(brand.tcr_brand_id, text=_TEXT.format(name), success=_SUCCESS.format(name))
    except TcrError as error:
        raise DomainError(ErrorCode.PROVIDER_FAILED) from error
    with transaction.atomic():
        fresh = lock_brand(brand_id)
        if not needs_pin(fresh):
            return  # it was proven in the meantime
        fresh.pin_sent_at, fresh.waits_on = timezone.now(), WaitsOn.CUSTOMER
        fresh.save(update_fields=["pin_sent_at", "waits_on", "updated_at"])
        record(fresh, "send_pin", actor=actor)
        if actor is None:
            context: dict[str, object] = {"brand": fresh, "dashboard_url": settings.PUBLIC_URL}
            notify(fresh.account, kind="registration_pin", context=context)


def _check_pause(brand: Brand) -> None:
    """An SMS costs somebody something, and a second one makes the first useless."""
    since = timezone.now() - brand.pin_sent_at if brand.pin_sent_at else PAUSE
    if since < PAUSE:
        left = int((PAUSE - since).total_seconds()) + 1
        raise DomainError(
            ErrorCode.ACCOUNT_RATE_EXCEEDED,
            message=f"A PIN has just been sent; another one can be sent in {left} seconds.",
            retry_after=left,
        )


def confirm_pin(brand_id: uuid.UUID, *, pin: str, actor: User) -> None:
    """Prove the number. Raises ``REQUEST_INVALID`` for a wrong PIN, ``PROVIDER_FAILED``."""
    brand = _get_waiting(brand_id)
    try:
        tcr.confirm_otp(brand.tcr_brand_id, pin=pin)
    except TcrError as error:
        if error.permanent:
            sentence = "This is not the PIN we had sent, or it is older than a day."
            raise DomainError(ErrorCode.REQUEST_INVALID, details={"pin": [sentence]}) from error
        raise DomainError(ErrorCode.PROVIDER_FAILED) from error
    with transaction.atomic():
        fresh = lock_brand(brand_id)
        if not needs_pin(fresh):
            return
        fresh.waits_on, fresh.next_look_at = WaitsOn.TCR, timezone.now()
        fresh.save(update_fields=["waits_on", "next_look_at", "updated_at"])
        record(fresh, "confirm_pin", actor=actor)
        enqueue("compliance.look_at_registration", fresh.pk)


def _get_waiting(brand_id: uuid.UUID) -> Brand:
    brand = Brand.objects.get(pk=brand_id)
    if not needs_pin(brand):
        raise DomainError(ErrorCode.STATE_FORBIDS, details={"brand": [brand.state]})
    return brand
