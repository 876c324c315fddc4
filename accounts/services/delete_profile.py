"""A business lets go of a sender profile. Its number goes back to the account, messages stay.

A number that is still on the customer's own WhatsApp Business Account would go on ringing there,
so the profile is kept until it is off. We cannot read that account yet; where a profile names one
and we do not know its number, nobody can tell, and we say so.
"""

import uuid

from django.db import transaction
from django.utils import timezone

from accounts.models import SenderProfile, User
from accounts.services.lock_profile import lock_profile
from accounts.services.move_profile import record_profile_event
from config.errors import DomainError, ErrorCode


@transaction.atomic
def delete_profile(account_id: uuid.UUID, *, profile_id: uuid.UUID, actor: User | None) -> None:
    """Delete a profile softly.

    Raises DomainError ``PROFILE_NOT_FOUND``, ``NUMBER_ON_WHATSAPP``, ``WHATSAPP_UNREADABLE``.
    """
    profile = lock_profile(profile_id, account_id=account_id)
    _check_whatsapp(profile)
    freed = str(profile.number or "")
    profile.deleted_at, profile.number, profile.is_default = timezone.now(), None, False
    profile.save()
    profile.steps.filter(done_at=None).update(next_try_at=None)
    facts = {"number": freed} if freed else None
    record_profile_event(
        profile, verb="delete_profile", actor=actor, before=profile.state, facts=facts
    )


def _check_whatsapp(profile: SenderProfile) -> None:
    if not profile.waba_id:
        return
    if profile.whatsapp_number:
        details = {"whatsapp_phone_number": [profile.whatsapp_number]}
        raise DomainError(ErrorCode.NUMBER_ON_WHATSAPP, details=details)
    raise DomainError(ErrorCode.WHATSAPP_UNREADABLE, details={"waba_id": [profile.waba_id]})
