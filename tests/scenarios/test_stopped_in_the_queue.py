"""What happens between the yes to a request and the carrier still counts."""

from __future__ import annotations

import pytest

from accounts.models import Account, Balance
from accounts.services.standing import suspend_account
from contacts.models import Contact
from messaging.models import Message
from messaging.services.dispatch import dispatch
from messaging.services.process_receipts import process_receipts
from tests.conftest import Api, Carrier
from tests.factories import Business
from tests.four_eyes import lift, make_senior
from tests.messaging.api.test_send_message import PATH, body_for
from tests.messaging.webhooks.conftest import Post, inbound
from tests.messaging.webhooks.conftest import post as post
from tests.scenarios.books import assert_nothing_is_held, count_calls
from tests.scenarios.programs import make_payer

pytestmark = pytest.mark.django_db
LEAVES, STAYS = "+447700900001", "+447700900002"


@pytest.fixture
def payer(db: None) -> Business:
    return make_payer(balance="5")


def _send(api: Api, payer: Business, *to: str) -> None:
    assert api.post(PATH, body_for(payer, *to), payer).status_code == 202


def _look(api: Api, payer: Business, phone: str) -> tuple[str, str]:
    """Return what the customer is told became of a message: status and code."""
    message = Message.objects.get(phone=phone, direction="outbound", is_reply=False)
    data = api.get(f"{PATH}/{message.pk}", payer).json()["data"]
    return data["status"], message.reason_code


def test_a_stop_that_arrives_before_the_message_leaves_stops_it(
    api: Api, payer: Business, carrier: Carrier, post: Post
) -> None:
    _send(api, payer, LEAVES, STAYS)
    assert post(inbound("STOP", sender=STAYS, to=payer.number)).status_code == 200
    process_receipts()
    dispatch()
    assert Contact.objects.get(e164=STAYS).opted_out
    assert _look(api, payer, STAYS) == ("FILTERED", "BUSINESS_009")
    assert _look(api, payer, LEAVES) == ("SENT", "")
    texts = [each["text"] for each in carrier.messages_to(STAYS)]
    assert not any("your order" in text for text in texts), "at most the STOP is confirmed"
    assert count_calls(carrier)[LEAVES] == 1
    assert_nothing_is_held()


def test_a_suspension_stops_what_is_queued_and_gives_its_money_back(
    api: Api, payer: Business, carrier: Carrier
) -> None:
    _send(api, payer, LEAVES, STAYS)
    suspend_account(payer.account.pk, actor=make_senior(), note="Complaints came in.")
    dispatch()
    for phone in (LEAVES, STAYS):
        assert _look(api, payer, phone) == ("BLOCKED", "AUTH_004")
    assert not count_calls(carrier)
    assert Balance.objects.get(account=payer.account).available == 5
    refused = api.post(PATH, body_for(payer, LEAVES), payer)
    assert (refused.status_code, refused.json()["error"]["code"]) == (403, "AUTH_004")
    assert_nothing_is_held()


def test_once_it_is_lifted_new_sends_leave_and_those_of_before_do_not(
    api: Api, payer: Business, carrier: Carrier
) -> None:
    _send(api, payer, STAYS)
    suspend_account(payer.account.pk, actor=make_senior(), note="Complaints came in.")
    dispatch()
    lift(Account.objects.get(pk=payer.account.pk))
    _send(api, payer, LEAVES)
    dispatch()
    assert _look(api, payer, LEAVES) == ("SENT", "")
    assert _look(api, payer, STAYS) == ("BLOCKED", "AUTH_004")
    assert count_calls(carrier) == {LEAVES: 1}
    assert_nothing_is_held()
