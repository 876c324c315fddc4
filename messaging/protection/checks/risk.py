"""An account that risk screening holds sends nothing until a person has looked."""

from accounts.models.account import Risk
from config.errors import ErrorCode
from messaging.protection.send import Send
from messaging.protection.verdict import PASS, Verdict, block


def check_risk(send: Send) -> Verdict:
    if send.account.risk == Risk.HOLD:
        return block(ErrorCode.RISK_HELD, reason="risk_screening")
    return PASS
