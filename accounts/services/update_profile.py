"""A business changes a sender profile: its names, who pays, what it inherits, its number."""

import uuid

from django.db import transaction

from accounts.models import PhoneNumber, SenderProfile, User
from accounts.models.phone_number import NumberState
from accounts.profile_rules import ProfileEdit, apply_edit, check_open, check_profile
from accounts.selectors import list_profiles
from accounts.services.explain_conflicts import explain_conflicts
from accounts.services.lock_profile import lock_profile
from accounts.services.move_profile import record_profile_event
from config.errors import DomainError, ErrorCode


def update_profile(
    account_id: uuid.UUID, *, profile_id: uuid.UUID, edit: ProfileEdit, actor: User | None
) -> SenderProfile:
    """Change what ``edit`` gives.

    Raises DomainError ``PROFILE_NOT_FOUND``, ``REQUEST_INVALID`` (also for a number that is not
    the account's), ``STATE_FORBIDS``, ``DUPLICATE`` (another profile sends from the number) and
    ``PROFILE_CONFLICT``.
    """
    with explain_conflicts(account_id):
        return _update(account_id, profile_id=profile_id, edit=edit, actor=actor)


@transaction.atomic
def _update(
    account_id: uuid.UUID, *, profile_id: uuid.UUID, edit: ProfileEdit, actor: User | None
) -> SenderProfile:
    profile = lock_profile(profile_id, account_id=account_id)
    if not edit.list_changes():
        return profile
    check_open(profile, edit)
    apply_edit(profile, edit)
    if edit.sending_number is not None:
        profile.number = _find_number(profile, edit.sending_number)
    check_profile(profile)
    profile.save()
    facts = {"fields": edit.list_changes()}
    record_profile_event(
        profile, verb="update_profile", actor=actor, before=profile.state, facts=facts
    )
    return profile


def _find_number(profile: SenderProfile, e164: str) -> PhoneNumber | None:
    if not e164:
        return None
    numbers = PhoneNumber.objects.filter(account=profile.account, state=NumberState.ASSIGNED)
    number = numbers.filter(e164=e164).first()
    if number is None:
        details = {"sending_phone_number": ["This is not one of your numbers."]}
        raise DomainError(ErrorCode.REQUEST_INVALID, details=details)
    others = list_profiles(profile.account_id).exclude(pk=profile.pk)
    if others.filter(number=number).exists():
        details = {"sending_phone_number": ["Another of your profiles sends from this number."]}
        raise DomainError(ErrorCode.DUPLICATE, details=details)
    return number
