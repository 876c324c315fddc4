"""Templates and contacts for the accounts that can use them."""

from typing import Any

from accounts.models import Account
from contacts.models.consent_event import ConsentSource
from contacts.services.create_contact import create_contact
from contacts.services.record_consent import record_consent
from demo.seed.staff import get_colleague
from templates_app.services.approve_template import approve_template
from templates_app.services.create_template import create_template
from templates_app.services.submit_template import submit_template

APPROVED_TEXT = "Hello {{0:name}}, your order {{1:order}} has left our shop and is on its way."
PENDING_TEXT = "Hello {{0:name}}, we have kept a place for you at our reading on Friday evening."

CONTACTS: tuple[tuple[str, bool], ...] = (  # number, opted out
    ("+447700900010", False),
    ("+447700900011", False),
    ("+447700900012", True),
    ("+493023125010", False),
    ("+493023125011", True),
)


def define(text: str) -> dict[str, Any]:
    """Return a template definition of one text for all channels."""
    names = [part.partition("}}")[0] for part in text.split("{{")[1:]]
    variables = [
        {
            "id": int(name.partition(":")[0]),
            "name": name.partition(":")[2],
            "type": "variable",
            "props": {"variableType": "text", "sample": "Sam"},
        }
        for name in names
    ]
    content = {"template": text, "type": "text", "variables": variables}
    return {"body": {"multiChannel": content}}


def seed_templates(account: Account) -> None:
    """An approved template, and one that waits."""
    approved = create_template(account.pk, definition=define(APPROVED_TEXT))
    submit_template(account.pk, template_id=approved.pk)
    approve_template(approved.pk, actor=get_colleague("reviewer"))
    waiting = create_template(account.pk, definition=define(PENDING_TEXT))
    submit_template(account.pk, template_id=waiting.pk)


def seed_contacts(account: Account) -> None:
    """A few people, some of whom said STOP."""
    for number, opted_out in CONTACTS:
        contact, _ = create_contact(account.pk, phone_number=number)
        if opted_out:
            record_consent(
                contact.pk, opted_out=True, source=ConsentSource.INBOUND_KEYWORD, words="STOP"
            )
