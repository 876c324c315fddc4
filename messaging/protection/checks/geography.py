"""Messages go only to the countries that the business declared during onboarding, and to none that
is closed to everybody (carrier fraud patterns, sanctions, law).
"""

from config.errors import ErrorCode
from messaging.protection.send import Send
from messaging.protection.verdict import PASS, Verdict, block


def check_geography(send: Send) -> Verdict:
    recipient = send.recipient
    if recipient.restriction == "block":
        return _block(send, reason="restricted_everywhere")
    if recipient.region not in send.account.destinations:
        return _block(send, reason="not_declared")
    return PASS


def _block(send: Send, *, reason: str) -> Verdict:
    return block(
        ErrorCode.COUNTRY_NOT_AVAILABLE,
        reason=reason,
        recipient=send.recipient.e164,
        country=send.recipient.region,
    )
