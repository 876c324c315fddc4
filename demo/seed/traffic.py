"""What the active account has done so far, so that its pages have something to show.

A system of its own that is told of everything, and a few messages: most arrive, one is
undeliverable (its number is a magic one of the simulated carrier), one waits for its time.
"""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from accounts.models import Account, User
from accounts.secrets import hash_api_key
from accounts.services.api_keys import create_api_key
from accounts.services.webhooks.create_webhook import create_webhook
from accounts.webhook_rules import WebhookEdit
from config.ids import new_request_id
from config.request_id import set_request_id
from messaging.services.accept_send import accept_send
from messaging.services.send_request import Recipient, SendRequest
from templates_app.models import Template
from templates_app.models.template import TemplateState

_ENDPOINT = "https://hooks.example/shop"
_UNDELIVERABLE = "+447700900181"
_ARRIVING = ("+447700900010", "+447700900011", "+447700900013")
_LATER = "+447700900010"
_DAY = timedelta(days=1)


def seed_traffic(account: Account) -> None:
    """Let the account's owner connect a shop, and the shop send."""
    owner = User.objects.get(memberships__account=account)
    edit = WebhookEdit(
        display_name="Shop", endpoint_url=_ENDPOINT, event_types=["message", "contact"]
    )
    create_webhook(account.pk, edit=edit, actor=owner)
    _, secret = create_api_key(account.pk, name="Shop", actor=owner)
    template = Template.objects.get(account=account, state=TemplateState.APPROVED)
    for person in (*_ARRIVING, _UNDELIVERABLE):
        _send(secret, template, person)
    _send(secret, template, _LATER, scheduled_at=timezone.now() + _DAY)


def _send(secret: str, template: Template, person: str, **options: Any) -> None:
    set_request_id(new_request_id())  # each is a request of its own
    request = SendRequest(
        hash_api_key(secret),
        recipients=(Recipient(person, "GB"),),
        template=template.pk,
        parameters={"name": "Sam", "order": "B-1042"},
        **options,
    )
    accept_send(request, write_answer=lambda _: "")
