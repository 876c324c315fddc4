"""What a sender profile may be called and who pays for it, in the words of the v3 contract.

Details are named as callers name them, because that is who reads them.
"""

import re
from dataclasses import dataclass, fields
from typing import Any

from accounts.models import SenderProfile
from accounts.models.sender_profile import BillingModel, ProfileState
from config.errors import DomainError, ErrorCode

LONGEST_NAME = 255
LONGEST_DESCRIPTION = 5000
_SHORT_NAME = re.compile(r"(?=.*[A-Za-z])[A-Za-z0-9 ]{3,11}")
_PAYS_ITSELF = (BillingModel.PROFILE, BillingModel.BOTH)
# Before a review, or after it found fault: what was looked at cannot change behind our back.
OPEN_STATES = (ProfileState.INCOMPLETE, ProfileState.REJECTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileEdit:
    """What is to be written; ``None`` leaves a field as it is, an empty text clears it."""

    name: str | None = None
    short_name: str | None = None
    description: str | None = None
    icon: str | None = None
    billing_model: str | None = None
    billing_contact: dict[str, Any] | None = None
    waba_id: str | None = None
    inherits_brand: bool | None = None
    inherits_campaign: bool | None = None
    whatsapp_number: str | None = None
    may_change_number: bool | None = None
    sending_number: str | None = None  # E.164, one of the account's

    def list_changes(self) -> list[str]:
        return [each.name for each in fields(self) if getattr(self, each.name) is not None]


def apply_edit(profile: SenderProfile, edit: ProfileEdit) -> None:
    """Write the columns; the number is a row of its own and the service's business."""
    for name in edit.list_changes():
        if name != "sending_number":
            setattr(profile, name, getattr(edit, name))


def check_profile(profile: SenderProfile) -> None:
    """Raise DomainError ``REQUEST_INVALID`` with everything that is wrong with a profile."""
    wrong = {**_check_names(profile), **_check_billing(profile)}
    if wrong:
        raise DomainError(ErrorCode.REQUEST_INVALID, details=wrong)


def _check_names(profile: SenderProfile) -> dict[str, list[str]]:
    wrong: dict[str, list[str]] = {}
    if not profile.name.strip() or len(profile.name) > LONGEST_NAME:
        wrong["name"] = [f"Give a name of 1 to {LONGEST_NAME} characters."]
    if profile.short_name and not _SHORT_NAME.fullmatch(profile.short_name):
        sentence = "Use 3 to 11 letters, digits and spaces, with at least one letter."
        wrong["short_name"] = [sentence]
    if len(profile.description) > LONGEST_DESCRIPTION:
        wrong["description"] = [f"At most {LONGEST_DESCRIPTION} characters."]
    return wrong


def _check_billing(profile: SenderProfile) -> dict[str, list[str]]:
    if profile.billing_model not in BillingModel.values:
        return {"billing_model": [f"One of {', '.join(BillingModel.values)}."]}
    if profile.billing_model in _PAYS_ITSELF and not profile.billing_contact:
        return {"billing_contact": ["Needed when the profile pays for itself: name and email."]}
    return {}


def check_open(profile: SenderProfile, edit: ProfileEdit) -> None:
    """Raise DomainError ``STATE_FORBIDS`` for what cannot change in the profile's state."""
    inherited = (edit.inherits_brand, edit.inherits_campaign)
    current = (profile.inherits_brand, profile.inherits_campaign)
    changes = [new for new, old in zip(inherited, current, strict=True) if new not in (None, old)]
    if changes and profile.state not in OPEN_STATES:
        _forbid(profile, "What a profile inherits is settled once it is handed in.")
    if edit.sending_number is not None and not _may_change_number(profile):
        _forbid(profile, "Its number can no longer change.")


def _may_change_number(profile: SenderProfile) -> bool:
    waiting = profile.state == ProfileState.PENDING_REVIEW and profile.may_change_number
    return profile.state in OPEN_STATES or waiting


def _forbid(profile: SenderProfile, sentence: str) -> None:
    details = {"status": [profile.state], "reason": [sentence]}
    raise DomainError(ErrorCode.STATE_FORBIDS, details=details)
