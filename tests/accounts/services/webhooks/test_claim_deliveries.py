"""Who gets how many of the threads, and that two workers never have the same delivery."""

from __future__ import annotations

import threading
from collections import Counter

import pytest
from django.db import connection

from accounts.models import Webhook, WebhookDelivery
from accounts.services.webhooks.claim_deliveries import Claimed, claim_deliveries
from tests.factories import Business, make_business
from tests.webhooks import make_due, make_webhook, tell

pytestmark = pytest.mark.django_db


def claim(room: int = 32, slow_room: int = 16) -> list[Claimed]:
    return claim_deliveries(room=room, slow_room=slow_room)


def count(claimed: list[Claimed]) -> Counter[str]:
    return Counter(each.delivery.webhook.display_name for each in claimed)


def fill(business: Business, *, name: str, events: int) -> Webhook:
    hook = make_webhook(business, display_name=name)
    for _ in range(events):
        tell(business)
    return hook


def test_what_is_claimed_is_not_claimed_again_until_its_lease_runs_out(business: Business) -> None:
    fill(business, name="one", events=2)
    assert len(claim()) == 2
    assert claim() == []
    make_due()
    again = claim()
    assert len(again) == 2
    assert {each.delivery.attempts for each in again} == {2}


def test_an_endpoint_has_four_under_way_at_most(business: Business) -> None:
    fill(business, name="deep", events=9)
    assert len(claim()) == 4
    assert claim() == []


def test_a_long_queue_leaves_room_for_a_short_one() -> None:
    fill(make_business(), name="deep", events=9)
    fill(make_business(), name="short", events=1)
    assert count(claim(room=2)) == {"deep": 1, "short": 1}


def test_a_slow_endpoint_has_one_under_way() -> None:
    hook = fill(make_business(), name="slow", events=5)
    Webhook.objects.filter(pk=hook.pk).update(is_slow=True)
    assert count(claim()) == {"slow": 1}
    assert claim() == []


def test_slow_endpoints_together_get_what_is_left_to_them() -> None:
    for number in range(4):
        fill(make_business(), name=f"slow {number}", events=2)
    Webhook.objects.update(is_slow=True)
    fill(make_business(), name="quick", events=6)
    claimed = claim(room=8, slow_room=2)
    assert sum(each.is_slow for each in claimed) == 2
    assert count(claimed)["quick"] == 4


def test_without_room_nothing_is_claimed(business: Business) -> None:
    fill(business, name="one", events=1)
    assert claim(room=0, slow_room=0) == []
    assert WebhookDelivery.objects.get().attempts == 0


@pytest.mark.parametrize(
    "fields", [{"is_active": False, "switched_off": "gone"}, {"deleted_at": "2026-01-01T00:00Z"}]
)
def test_who_is_off_or_deleted_is_passed_over(
    business: Business, fields: dict[str, object]
) -> None:
    fill(business, name="one", events=1)
    Webhook.objects.update(**fields)
    assert claim() == []


@pytest.mark.django_db(transaction=True)
def test_workers_at_once_never_share_a_delivery_nor_exceed_an_endpoints_four() -> None:
    for number in range(3):
        fill(make_business(), name=f"hook {number}", events=6)
    found: list[list[Claimed]] = []

    def work() -> None:
        found.append(claim())
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    ids = [each.delivery.pk for claimed in found for each in claimed]
    assert len(ids) == len(set(ids)) == 12
    together = sum((count(claimed) for claimed in found), Counter())
    assert set(together.values()) == {4}


def test_the_claim_looks_at_indexes_only(business: Business) -> None:
    """However many deliveries there are: planned without a look at the table in sequence."""
    fill(business, name="one", events=3)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(
            "EXPLAIN SELECT webhook_id FROM accounts_webhookdelivery"
            " WHERE next_try_at IS NOT NULL ORDER BY webhook_id LIMIT 1"
        )
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert "webhook_delivery_due" in plan
