"""What webhooks are told of a review."""

import pytest

from accounts.models import Account, User, Webhook, WebhookEvent
from templates_app.models import Template
from templates_app.services.approve_template import approve_template
from templates_app.services.reject_template import reject_template


@pytest.fixture
def listening(pending: Template) -> Webhook:
    account = Account.objects.get(pk=pending.account_id)
    return Webhook.objects.create(
        account=account,
        display_name="Shop",
        endpoint_url="https://www.example.com/",
        event_types=["templates"],
        secret_last_four="aaaa",
    )


def test_an_approval_is_told(pending: Template, reviewer: User, listening: Webhook) -> None:
    approve_template(pending.pk, actor=reviewer)
    event = WebhookEvent.objects.get()
    assert (event.family, event.name, event.kind) == ("templates", "", "templates")
    assert event.payload == {
        "account_id": str(pending.account_id),
        "template_id": str(pending.pk),
        "template_name": pending.name,
        "whatsapp_template_id": "",
        "status": "APPROVED",
        "language": pending.language,
        "category": pending.category,
    }


def test_a_rejection_is_told_with_its_reason(
    pending: Template, reviewer: User, listening: Webhook
) -> None:
    reject_template(pending.pk, actor=reviewer, note="Say who you are.")
    payload = WebhookEvent.objects.get().payload
    assert (payload["status"], payload["reason"]) == ("REJECTED", "Say who you are.")


def test_nobody_is_told_who_did_not_ask(pending: Template, reviewer: User) -> None:
    approve_template(pending.pk, actor=reviewer)
    assert not WebhookEvent.objects.exists()
