"""One person does not hear from one account more often than is bearable."""

from config.errors import ErrorCode
from messaging.protection.send import Send
from messaging.protection.verdict import PASS, Verdict, block


def check_recipient_rate(send: Send) -> Verdict:
    if send.recipient.retry_after > 0:
        return block(
            ErrorCode.RECIPIENT_RATE_EXCEEDED,
            retry_after=send.recipient.retry_after,
            recipient=send.recipient.e164,
        )
    return PASS
