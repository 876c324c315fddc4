"""A profile that inherits brand and campaign was reviewed with its account; any other is looked at
by staff first.
"""

from accounts.models import Account, SenderProfile
from accounts.models.account import Stage, Standing, Tier
from accounts.models.sender_profile import ProfileState
from accounts.services.decide_profile import approve_profile

_DONE = (ProfileState.APPROVED, ProfileState.PAUSED)
_APPROVED_STAGES = (Stage.CHANNEL_SETUP, Stage.ACTIVE)


def be_reviewed(profile: SenderProfile) -> bool:
    """Approve what was approved with the account; else tell whether staff has."""
    if profile.state in _DONE:
        return True
    inherits = profile.inherits_brand and profile.inherits_campaign
    if profile.state == ProfileState.PENDING_REVIEW and inherits and _is_approved(profile.account):
        approve_profile(profile.pk, actor=None)
        return True
    return False


def _is_approved(account: Account) -> bool:
    in_order = account.standing == Standing.GOOD and account.tier == Tier.FULL
    return in_order and account.stage in _APPROVED_STAGES
