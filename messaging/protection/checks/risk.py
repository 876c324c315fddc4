"""An account that risk screening holds sends nothing until a person has looked.

In its first days an account that suddenly sends very much, or to very many countries at once, is
stopped as well: that is what stolen accounts and toll fraud look like.
"""

from accounts.models.account import Risk
from config.errors import ErrorCode
from messaging.protection.send import EarlyPace, Send
from messaging.protection.verdict import PASS, Verdict, block


def check_risk(send: Send) -> Verdict:
    if send.account.risk == Risk.HOLD:
        return block(ErrorCode.RISK_HELD, reason="risk_screening")
    if send.account.pace is not None:
        return _check_pace(send, send.account.pace)
    return PASS


def _check_pace(send: Send, pace: EarlyPace) -> Verdict:
    if pace.sent + send.count > pace.hourly_limit:
        return block(
            ErrorCode.RISK_HELD,
            reason="velocity",
            sent_this_hour=str(pace.sent),
            limit=str(pace.hourly_limit),
        )
    regions = pace.regions | send.regions
    if len(regions) > pace.region_limit:
        return block(
            ErrorCode.RISK_HELD,
            reason="destination_spread",
            countries_today=str(len(regions)),
            limit=str(pace.region_limit),
        )
    return PASS
