"""A message is paid for before it leaves."""

from config.errors import ErrorCode
from messaging.protection.send import Send
from messaging.protection.verdict import PASS, Verdict, block


def check_balance(send: Send) -> Verdict:
    available = send.account.available
    if available < send.total:
        return block(
            ErrorCode.BALANCE_TOO_LOW,
            reason="balance_zero" if available <= 0 else "balance_too_small",
            available=f"{available:.4f}",
            needed=f"{send.total:.4f}",
        )
    return PASS
