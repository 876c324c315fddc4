"""A message leaves from the sender that was meant, and only if that one is in order.

A sender profile that is not approved, paused or without its number is not quietly replaced, nor is
a number that the request names. A sender that the provider has blocked is not used, a channel that
is not set up neither, and US SMS and MMS need a 10DLC registration: carriers block unregistered A2P
traffic on ten-digit numbers, and each decides for itself which campaigns it lets through (CTIA, The
Campaign Registry).
"""

from accounts.models.channel import ChannelState
from compliance.tcr.names import name_carrier
from config.errors import ErrorCode
from messaging.protection.send import Send
from messaging.protection.verdict import PASS, Verdict, block

US_10DLC_REGIONS = frozenset({"US", "PR"})
CARRIED = frozenset({"sms", "mms"})  # by the one provider there is


def check_sender_health(send: Send) -> Verdict:
    sender = send.sender
    if sender.obstacle:
        return block(
            ErrorCode.SENDER_NOT_READY, reason=sender.obstacle, profile=str(sender.profile_id)
        )
    if send.channel not in CARRIED:
        return _check_channel(send)
    if sender.is_missing:
        return block(ErrorCode.NUMBER_NOT_ACTIVE, reason="number_not_active", channel=send.channel)
    if sender.is_strict and sender.reason == "shared_fallback":
        return block(ErrorCode.NO_OWN_SENDER, reason="no_own_number")
    if sender.is_blocked:
        return block(ErrorCode.SENDER_BLOCKED, sender=sender.value)
    if send.recipient.region in US_10DLC_REGIONS:
        return _check_registration(send)
    return PASS


def _check_channel(send: Send) -> Verdict:
    """No account can set up another channel yet; one that the provider blocked says so first."""
    if send.account.channels.get(send.channel) == ChannelState.BLOCKED:
        return block(ErrorCode.SENDER_BLOCKED, channel=send.channel)
    return block(ErrorCode.CHANNEL_NOT_AVAILABLE, reason="channel_not_set_up", channel=send.channel)


def _check_registration(send: Send) -> Verdict:
    if not send.sender.is_us_registered:
        return _block_us(send, reason="not_registered")
    carrier = send.recipient.carrier
    if carrier and carrier in send.sender.blocked_carriers:
        return _block_us(send, reason="carrier_rejected", carrier=name_carrier(carrier))
    return PASS


def _block_us(send: Send, **details: str) -> Verdict:
    code, recipient, sender = (
        ErrorCode.US_SMS_NOT_REGISTERED,
        send.recipient.e164,
        send.sender.value,
    )
    return block(code, retry_after=None, recipient=recipient, sender=sender, **details)
