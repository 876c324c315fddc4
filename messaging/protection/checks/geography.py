"""Messages go only to the countries that the business declared during onboarding."""

from config.errors import ErrorCode
from messaging.protection.send import Send
from messaging.protection.verdict import PASS, Verdict, block


def check_geography(send: Send) -> Verdict:
    if send.recipient.region not in send.account.destinations:
        return block(
            ErrorCode.COUNTRY_NOT_AVAILABLE,
            recipient=send.recipient.e164,
            country=send.recipient.region,
        )
    return PASS
