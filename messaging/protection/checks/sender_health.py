"""A sender that the provider has blocked is not used, and US SMS needs a 10DLC registration.

US carriers block unregistered A2P traffic on ten-digit numbers (CTIA, The Campaign Registry).
"""

from config.errors import ErrorCode
from messaging.protection.send import Send
from messaging.protection.verdict import PASS, Verdict, block

US_10DLC_REGIONS = frozenset({"US", "PR"})


def check_sender_health(send: Send) -> Verdict:
    if send.sender.is_blocked:
        return block(ErrorCode.SENDER_BLOCKED, sender=send.sender.value)
    if send.channel == "sms" and send.recipient.region in US_10DLC_REGIONS:
        return _check_registration(send)
    return PASS


def _check_registration(send: Send) -> Verdict:
    if send.sender.is_us_registered:
        return PASS
    return block(
        ErrorCode.US_SMS_NOT_REGISTERED,
        recipient=send.recipient.e164,
        sender=send.sender.value,
        reason="not_registered",
    )
