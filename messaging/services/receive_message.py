"""A person wrote to one of our customers' numbers, or to the shared one.

The consent record changes in the transaction that stores the message: from its commit on, nothing
more is sent to somebody who said STOP, by keyword or in words of their own, nor to somebody whose
words leave it in doubt, until staff has read them. What is sent to the shared number concerns every
account that wrote to this person from it.
"""

from collections.abc import Sequence

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.models import PhoneNumber
from accounts.models.phone_number import NumberState
from config.errors import DomainError
from config.request_id import current_request_id
from contacts.keywords import Keyword, classify
from contacts.models import Contact
from contacts.models.consent_event import ConsentSource
from contacts.phone_numbers import PhoneNumber as Person
from contacts.phone_numbers import parse_e164
from contacts.refusals import Refusal, read_refusal
from contacts.services.raise_doubt import raise_doubt
from contacts.services.record_consent import record_consent
from contacts.services.tell_consent import Heard, tell_consent
from messaging.models import Message
from messaging.models.message import Direction
from messaging.providers.telnyx import InboundText
from messaging.services.auto_reply import deserves_reply, reply_to_keyword
from messaging.services.tell_received import tell_received
from messaging.states import Status


@transaction.atomic
def receive_message(inbound: InboundText) -> str:
    """Store an inbound text and act on its keyword; return why nothing was done, if so."""
    try:
        person = parse_e164(inbound.sender)
    except DomainError:
        return "the sender is not a phone number"
    contacts = _find_contacts(inbound, person)
    for contact in contacts:
        message = _store(inbound, contact=contact)
        tell_received(message)
        _obey(inbound, message=message, contact=contact)
    return "" if contacts else "no account has this number"


def _find_contacts(inbound: InboundText, person: Person) -> Sequence[Contact]:
    if inbound.to == settings.SHARED_SENDER:
        return _list_shared_contacts(person)
    number = PhoneNumber.objects.filter(e164=inbound.to, state=NumberState.ASSIGNED).first()
    if number is None:
        return []
    contact, _ = Contact.objects.get_or_create(
        account_id=number.account_id,
        e164=person.e164,
        defaults={"phone_number": person.e164, "region": person.region},
    )
    return [contact]


def _list_shared_contacts(person: Person) -> Sequence[Contact]:
    written_to = Message.objects.filter(
        phone=person.e164, sender=settings.SHARED_SENDER, direction=Direction.OUTBOUND
    )
    return list(Contact.objects.filter(pk__in=written_to.values("contact")).order_by("pk"))


def _store(inbound: InboundText, *, contact: Contact) -> Message:
    Contact.objects.filter(pk=contact.pk).update(last_inbound_at=timezone.now())
    return Message.objects.create(
        account_id=contact.account_id,
        contact=contact,
        direction=Direction.INBOUND,
        status=Status.RECEIVED,
        phone=contact.e164,
        region=contact.region,
        sender=inbound.to,
        body=inbound.text,
        provider_message_id=inbound.provider_id,
        request_id=current_request_id(),
    )


def _obey(inbound: InboundText, *, message: Message, contact: Contact) -> None:
    """Whoever hears of the message by webhook finds the consent changed: both are one commit."""
    keyword = _understand(inbound.text)
    if keyword is None:
        _doubt(inbound, message=message, contact=contact)
        return
    is_news = deserves_reply(keyword, contact=contact)
    source = ConsentSource.INBOUND_KEYWORD
    heard = Heard(message.pk, inbound.to, inbound.text)
    if keyword is Keyword.HELP:
        tell_consent(contact, event="help", source=source, heard=heard)
    else:
        record_consent(
            contact.pk,
            opted_out=keyword is Keyword.STOP,
            source=source,
            words=inbound.text[:200],
            heard=heard,
        )
    if is_news:
        reply_to_keyword(keyword, inbound=inbound, contact=contact)


def _understand(text: str) -> Keyword | None:
    """A clear refusal in words of their own is a STOP (47 CFR 64.1200(a)(10))."""
    is_refusal = read_refusal(text) is Refusal.CLEAR
    return classify(text) or (Keyword.STOP if is_refusal else None)


def _doubt(inbound: InboundText, *, message: Message, contact: Contact) -> None:
    if read_refusal(inbound.text) is Refusal.DOUBTFUL:
        raise_doubt(contact.pk, words=inbound.text, message_id=message.pk)
