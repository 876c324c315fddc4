"""Answers to keywords: one confirmation of a STOP or START, and help for whoever asks.

47 CFR 64.1200(a)(12) allows a single confirming text after an opt-out, without marketing. For its
own keywords the carrier confirms STOP and START itself, and takes nothing more from us after a
STOP; then we stay silent. A reply is an ordinary message of ours, without a template and free.
"""

from django.conf import settings

from accounts.models import Account
from config.request_id import current_request_id
from contacts.keywords import Keyword
from contacts.models import Contact
from messaging.models import Message
from messaging.models.message import Direction
from messaging.providers.telnyx import InboundText
from messaging.states import Status

_TEXTS: dict[Keyword, str] = {
    Keyword.STOP: "{name}: you are opted out, no more messages will come. Reply START to opt in.",
    Keyword.START: "{name}: you are opted in again. Reply HELP for help, STOP to opt out.",
    Keyword.HELP: "{name}: for help write to {support}. Reply STOP to opt out.",
}


def reply_to_keyword(keyword: Keyword, *, inbound: InboundText, contact: Contact) -> bool:
    """Queue the answer to a keyword; return whether there was one to give."""
    if inbound.is_confirmed and keyword is not Keyword.HELP:
        return False
    account = Account.objects.get(pk=contact.account_id)
    body = _TEXTS[keyword].format(name=account.name[:60], support=settings.SUPPORT_EMAIL)
    Message.objects.create(
        account=account,
        contact=contact,
        direction=Direction.OUTBOUND,
        status=Status.QUEUED,
        phone=contact.e164,
        region=contact.region,
        sender=inbound.to,
        body=body,
        request_id=current_request_id(),
    )
    return True
