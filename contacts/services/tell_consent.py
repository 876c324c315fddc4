"""What webhooks are told of a person's own word: opted in, opted out, asked for help.

Only what the person said themselves, or their carrier for them, is told; what a customer's own
program or our staff set is not news of theirs.
"""

import uuid
from dataclasses import dataclass

from accounts.services.webhooks.record_webhook_events import WebhookNews, record_webhook_events
from contacts.models import Contact


@dataclass(frozen=True, slots=True)
class Heard:
    """The message in which the person said it, and which number of ours it was sent to."""

    message_id: uuid.UUID | None = None
    to: str = ""
    text: str = ""


NOTHING_HEARD = Heard()


def tell_consent(contact: Contact, *, event: str, source: str, heard: Heard) -> None:
    """Tell ``opt_in``, ``opt_out`` or ``help`` with the consent as it is from now on.

    Inside the transaction that holds the contact's lock.
    """
    payload = {
        "account_id": contact.account_id,
        "contact_id": contact.pk,
        "opt_out": contact.opted_out,
        "source": str(source),
        "channel": "sms",
        "from": contact.e164,
        "to": heard.to or None,
        "message_id": heard.message_id,
        "template_id": None,
        "text": heard.text or None,
    }
    news = WebhookNews(
        account_id=contact.account_id,
        family="contact",
        name=f"contact.{event}",
        subject_id=contact.pk,
        payload=payload,
    )
    record_webhook_events([news])
