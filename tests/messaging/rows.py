"""Messages that are there already, without the request that made them."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.db.models import F
from django.utils import timezone

from accounts.models import Balance, LedgerEntry
from contacts.models import Contact
from messaging.models import Message
from tests.factories import Business

PERSON = "+447700900321"
PRICE = Decimal("0.0420")


def make_message(business: Business, phone: str = PERSON, **fields: Any) -> Message:
    """Return a message to ``phone``; its contact is made if there is none."""
    account = business.account
    region = "US" if phone.startswith("+1") else "GB"
    contact, _ = Contact.objects.get_or_create(
        account=account, e164=phone, defaults={"phone_number": phone, "region": region}
    )
    facts: dict[str, Any] = {
        "template": business.template,
        "direction": "outbound",
        "status": "QUEUED",
        "sender": business.number,
        "body": "Hello Ada",
        "request_id": "req_test",
        **fields,
    }
    message = Message.objects.create(
        account=account, contact=contact, phone=phone, region=region, **facts
    )
    message.refresh_from_db()
    return message


def make_held(business: Business, phone: str = PERSON, **fields: Any) -> Message:
    """Return a message that was due a minute ago, with its money held."""
    due = timezone.now() - timedelta(minutes=1)
    facts = {"status": "SCHEDULED", "scheduled_at": due, "price": PRICE, **fields}
    message = make_message(business, phone, **facts)
    Balance.objects.filter(account=business.account).update(
        available=F("available") - PRICE, held=F("held") + PRICE
    )
    LedgerEntry.objects.create(
        account=business.account, kind="hold", amount=PRICE, message_id=message.pk
    )
    return message
