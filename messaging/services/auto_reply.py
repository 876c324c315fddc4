"""Answers to a person's own word: one confirmation of a refusal or a START, help for whoever asks.

47 CFR 64.1200(a)(12) allows a single confirming text after an opt-out, without marketing: whoever
says STOP or START again gets no second one (``deserves_reply``). For its own keywords the carrier
confirms STOP and START itself, and takes nothing more from us after a STOP; then we stay silent. A
reply is an ordinary message of ours, without a template and free.
"""

from django.conf import settings
from django.db.models import Q

from accounts.models import Account
from config.request_id import current_request_id
from contacts.keywords import Keyword
from contacts.models import Contact
from contacts.selectors import has_own_opt_out
from messaging.models import Message
from messaging.models.message import Direction
from messaging.providers.telnyx import InboundText
from messaging.services.message_news import tell_stored_messages
from messaging.states import Status

_TEXTS: dict[Keyword, str] = {
    Keyword.STOP: "{name}: you are opted out, no more messages will come. Reply START to opt in.",
    Keyword.START: "{name}: you are opted in again. Reply HELP for help, STOP to opt out.",
    Keyword.HELP: "{name}: for help write to {support}. Reply STOP to opt out.",
}


def deserves_reply(keyword: Keyword, *, contact: Contact) -> bool:
    """Tell, before the keyword is obeyed, whether it says something new. HELP always does."""
    if keyword is Keyword.STOP:
        return not has_own_opt_out(contact.pk)
    return keyword is Keyword.HELP or _is_shut_out(contact) or not _was_answered(contact)


def _is_shut_out(contact: Contact) -> bool:
    """As it is in the table now, after what the person wrote a moment ago."""
    shut_out = Q(opted_out=True) | Q(doubted_at__isnull=False)
    return Contact.objects.filter(shut_out, pk=contact.pk).exists()


def _was_answered(contact: Contact) -> bool:
    """Whoever joins with START is told so, once."""
    return Message.objects.filter(contact=contact, is_reply=True).exists()


def reply_to_keyword(keyword: Keyword, *, inbound: InboundText, contact: Contact) -> bool:
    """Queue the answer to a keyword; return whether there was one to give."""
    if inbound.is_confirmed and keyword is not Keyword.HELP:
        return False
    account = Account.objects.get(pk=contact.account_id)
    body = _TEXTS[keyword].format(name=account.name[:60], support=settings.SUPPORT_EMAIL)
    reply = Message.objects.create(
        account=account,
        contact=contact,
        direction=Direction.OUTBOUND,
        status=Status.QUEUED,
        phone=contact.e164,
        region=contact.region,
        sender=inbound.to,
        body=body,
        is_reply=True,
        request_id=current_request_id(),
    )
    tell_stored_messages([reply.pk])
    return True
