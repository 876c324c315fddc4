"""Nobody who said STOP hears from this account again."""

from config.errors import ErrorCode
from messaging.protection.send import Send
from messaging.protection.verdict import PASS, Verdict, block


def check_opt_out(send: Send) -> Verdict:
    if send.recipient.opted_out:
        return block(ErrorCode.RECIPIENT_OPTED_OUT, recipient=send.recipient.e164)
    return PASS
