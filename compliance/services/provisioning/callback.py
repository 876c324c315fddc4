"""The customer's own system hears that the profile is set up: one unsigned POST, not repeated.

Whether anybody was there is recorded and shown; it never fails the profile.
"""

from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import SenderProfile
from accounts.services.lock_profile import lock_profile
from accounts.services.move_profile import record_profile_event
from config.http import Fetched, post_json

COMPLETED = "COMPLETED"


def call_back(profile: SenderProfile) -> bool:
    if profile.callback_url:
        body = {
            "profileId": str(profile.pk),
            "success": True,
            "status": COMPLETED,
            "timestamp": timezone.now().isoformat(timespec="seconds").replace("+00:00", "Z"),
        }
        _record(profile, post_json(profile.callback_url, body))
    return True


@transaction.atomic
def _record(profile: SenderProfile, told: Fetched) -> None:
    facts: dict[str, Any] = {"heard": 200 <= told.status < 300, "status": told.status}
    if told.failure:
        facts |= {"failure": told.failure, "detail": told.detail}
    fresh = lock_profile(profile.pk)
    record_profile_event(fresh, verb="call_back_profile", actor=None, facts=facts)
