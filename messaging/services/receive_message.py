"""A person wrote to one of our customers' numbers.

The consent record changes in the transaction that stores the message: from its commit on, nothing
more is sent to somebody who said STOP.
"""

from django.db import transaction

from accounts.models import PhoneNumber
from accounts.models.phone_number import NumberState
from config.errors import DomainError
from config.request_id import current_request_id
from contacts.keywords import Keyword, classify
from contacts.models import Contact
from contacts.models.consent_event import ConsentSource
from contacts.phone_numbers import parse_e164
from contacts.services.record_consent import record_consent
from messaging.models import Message
from messaging.models.message import Direction
from messaging.providers.telnyx import InboundText
from messaging.states import Status


@transaction.atomic
def receive_message(inbound: InboundText) -> str:
    """Store an inbound text and act on its keyword; return why nothing was done, if so."""
    number = PhoneNumber.objects.filter(e164=inbound.to, state=NumberState.ASSIGNED).first()
    if number is None:
        return "no account has this number"
    try:
        person = parse_e164(inbound.sender)
    except DomainError:
        return "the sender is not a phone number"
    contact, _ = Contact.objects.get_or_create(
        account_id=number.account_id,
        e164=person.e164,
        defaults={"phone_number": inbound.sender, "region": person.region},
    )
    _store(inbound, contact=contact)
    _obey(inbound.text, contact=contact)
    return ""


def _store(inbound: InboundText, *, contact: Contact) -> None:
    Message.objects.create(
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


def _obey(text: str, *, contact: Contact) -> None:
    keyword = classify(text)
    if keyword in (Keyword.STOP, Keyword.START):
        record_consent(
            contact.pk,
            opted_out=keyword is Keyword.STOP,
            source=ConsentSource.INBOUND_KEYWORD,
            words=text[:200],
        )
