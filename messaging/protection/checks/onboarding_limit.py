"""Before its review is complete an account sends a limited number, for a limited time."""

from accounts.models.account import Tier
from config.errors import ErrorCode
from messaging.protection.send import Send
from messaging.protection.verdict import PASS, Verdict, block


def check_onboarding_limit(send: Send) -> Verdict:
    if send.account.tier == Tier.FULL:
        return PASS
    grant = send.account.grant
    if grant is None or send.account.tier == Tier.NONE:
        return block(ErrorCode.LIMIT_REACHED, reason="not_verified")
    if send.now >= grant.expires_at:
        return block(ErrorCode.LIMIT_REACHED, reason="provisional_access_expired")
    if grant.used + send.count > grant.send_limit:
        return block(
            ErrorCode.LIMIT_REACHED,
            reason="onboarding_limit",
            limit=str(grant.send_limit),
            used=str(grant.used),
        )
    return PASS
