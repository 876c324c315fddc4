"""A person wrote to one of our customers' numbers, or to the shared one.

The consent record changes in the transaction that stores the message: from its commit on, nothing
more is sent to somebody who said STOP. What is sent to the shared number concerns every account
that wrote to this person from it.
"""

from collections.abc import Sequence

from django.conf import settings
from django.db import transaction

from accounts.models import PhoneNumber
from accounts.models.phone_number import NumberState
from config.errors import DomainError
from config.request_id import current_request_id
from contacts.keywords import Keyword, classify
from contacts.models import Contact
from contacts.models.consent_event import ConsentSource
from contacts.phone_numbers import PhoneNumber as Person
from contacts.phone_numbers import parse_e164
from contacts.services.record_consent import record_consent
from messaging.models import Message
from messaging.models.message import Direction
from messaging.providers.telnyx import InboundText
from messaging.services.auto_reply import reply_to_keyword
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
        _store(inbound, contact=contact)
        _obey(inbound, contact=contact)
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


def _obey(inbound: InboundText, *, contact: Contact) -> None:
    keyword = classify(inbound.text)
    if keyword is None:
        return
    if keyword is not Keyword.HELP:
        record_consent(
            contact.pk,
            opted_out=keyword is Keyword.STOP,
            source=ConsentSource.INBOUND_KEYWORD,
            words=inbound.text[:200],
        )
    reply_to_keyword(keyword, inbound=inbound, contact=contact)
