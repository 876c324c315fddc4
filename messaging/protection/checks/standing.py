"""An account that trust and safety has stopped sends nothing."""

from accounts.models.account import Standing
from config.errors import ErrorCode
from messaging.protection.send import Send
from messaging.protection.verdict import PASS, Verdict, block


def check_standing(send: Send) -> Verdict:
    if send.account.standing != Standing.GOOD:
        return block(ErrorCode.STANDING_NOT_GOOD, standing=send.account.standing)
    return PASS
