"""Letting a key in, or saying exactly why not."""

from accounts.onboarding import check_api_gate
from accounts.selectors import Principal
from config.errors import DomainError, ErrorCode


def admit(principal: Principal | None) -> Principal:
    """Let a known key of an onboarded account in; raises ``KEY_INVALID`` or the gate's refusal."""
    if principal is None:
        raise DomainError(ErrorCode.KEY_INVALID)
    check_api_gate(
        stage=principal.stage,
        tier=principal.tier,
        risk=principal.risk,
        has_channel=principal.has_channel,
    )
    return principal
