"""Nobody who said STOP hears from this account again.

Words that may have been a refusal count as one until staff has read them.
"""

from config.errors import ErrorCode
from messaging.protection.send import Send
from messaging.protection.verdict import PASS, Verdict, block


def check_opt_out(send: Send) -> Verdict:
    recipient = send.recipient
    if recipient.opted_out:
        return block(ErrorCode.RECIPIENT_OPTED_OUT, recipient=recipient.e164)
    if recipient.is_doubted:
        return block(
            ErrorCode.RECIPIENT_OPTED_OUT, reason="awaiting_staff", recipient=recipient.e164
        )
    return PASS
