"""Messages, receipts, decisions and doubts."""

from __future__ import annotations

import uuid
from datetime import timedelta

from django.utils import timezone

from accounts.providers import telnyx
from contacts.models import Contact
from contacts.services.raise_doubt import raise_doubt
from messaging.models import CheckOutage, Message, WebhookReceipt
from messaging.services.dispatch import dispatch
from tests.factories import Business, make_business
from tests.messaging.api.test_send_message import PATH, body_for
from tests.messaging.rows import make_held, make_message
from tests.messaging.services.test_roll_up_decisions import decide
from tests.messaging.webhooks.conftest import inbound
from tests.scenarios.chores.world import LONG_AGO, MONDAY, Arguments, World, chore
from tests.scenarios.programs import until


def _send(world: World, *people: str) -> Business:
    business = make_business()
    answer = world.api.post(PATH, body_for(business, *people), business)
    assert answer.status_code == 202, answer.content
    return business


@chore("messaging.dispatch")
def _queued_messages(world: World) -> Arguments:
    _send(world, "+447700900001", "+447700900002", "+447700900186")
    return ()


@chore("messaging.process_receipts")
def _words_and_receipts(world: World) -> Arguments:
    business = _send(world, "+447700900001")
    dispatch()
    sent = Message.objects.get()
    told = {"id": sent.provider_message_id, "to": [{"status": "delivered"}], "errors": []}
    finalized = {"event_type": "message.finalized", "id": str(uuid.uuid4()), "payload": told}
    stop = inbound("REVOKE", sender="+447700900001", to=business.number)
    for payload in ({"data": finalized}, stop):
        event_id = payload["data"]["id"]
        WebhookReceipt.objects.create(provider="telnyx", event_id=event_id, payload=payload)
    return ()


@chore("messaging.settle_unknown")
def _message_without_an_answer(world: World) -> Arguments:
    message = make_held(make_business(), status="ROUTED")
    Message.objects.filter(pk=message.pk).update(updated_at=LONG_AGO)
    return ()


@chore("messaging.reconcile_sent")
def _message_without_a_receipt(world: World) -> Arguments:
    _send(world, "+447700900193")
    dispatch()
    provider_id = Message.objects.get().provider_message_id

    def is_delivered() -> bool:
        there = telnyx.call("GET", f"/messages/{provider_id}")
        return bool(there["to"][0]["status"] == "delivered")

    until(is_delivered, "the carrier has delivered it")
    Message.objects.update(updated_at=timezone.now() - timedelta(hours=1))
    return ()


@chore("messaging.release_scheduled")
def _message_that_is_due(world: World) -> Arguments:
    make_held(make_business())
    return ()


@chore("messaging.roll_up_decisions")
def _decisions_of_an_hour_that_is_over(world: World) -> Arguments:
    account = make_business().account
    decide(account, hours=2)
    decide(account, hours=2, check="risk")
    return ()


@chore("messaging.watch_outages")
def _outage_nobody_was_told_of(world: World) -> Arguments:
    CheckOutage.objects.create(check_name="risk", mode="open", last_seen=LONG_AGO)
    return ()


@chore("contacts.escalate_doubts")
def _doubt_that_nobody_decided(world: World) -> Arguments:
    world.clock.move_to(MONDAY)
    message = make_message(make_business(), status="DELIVERED")
    raise_doubt(Contact.objects.get().pk, words="can you stop?", message_id=message.pk)
    world.clock.move_to(MONDAY + timedelta(days=2))
    return ()
