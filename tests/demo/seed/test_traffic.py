"""The pages of the active account have something to show."""

from __future__ import annotations

import pytest

from accounts.models import Webhook, WebhookDelivery
from demo.seed.traffic import seed_traffic
from messaging.models import Message, SendDecision
from tests.factories import Business

pytestmark = pytest.mark.django_db


def test_messages_wait_for_the_worker_and_one_for_its_time(business: Business) -> None:
    seed_traffic(business.account)
    statuses = list(Message.objects.order_by("pk").values_list("status", flat=True))
    assert statuses == ["QUEUED"] * 4 + ["SCHEDULED"]
    assert SendDecision.objects.filter(accepted=True).count() == 5


def test_the_shop_is_told_of_each(business: Business) -> None:
    seed_traffic(business.account)
    webhook = Webhook.objects.get()
    assert webhook.is_active
    assert WebhookDelivery.objects.filter(webhook=webhook).count() >= 5
