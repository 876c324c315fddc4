"""What was sent and received, explained; what is held can be called off."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from accounts.models import Balance
from messaging.models import Message
from tests.dashboard.situations import Guest
from tests.factories import Business, TemplateFactory, make_business
from tests.messaging.rows import make_held, make_message


@pytest.fixture
def business_of() -> Callable[[Guest], Business]:
    def make(guest: Guest) -> Business:
        Balance.objects.update_or_create(account=guest.account, defaults={"available": Decimal(10)})
        template = TemplateFactory.create(account=guest.account)
        return Business(guest.account, guest.user, "", "+442079460999", template)

    return make


BusinessOf = Callable[[Guest], Business]


def test_messages_are_listed_and_found_by_status_number_and_request(
    visit: Callable, business_of: BusinessOf
) -> None:
    guest, client = visit("active")
    business = business_of(guest)
    make_message(business, "+447700900401", status="SENT", request_id="req_one")
    make_message(business, "+447700900402", status="FAILED", reason_code="DELIVERY_003")
    text = client.get("/messages").content.decode()
    assert "+447700900401" in text
    assert 'href="/docs/errors#DELIVERY_003"' in text
    for query, seen, hidden in (
        ("?status=FAILED", "+447700900402", "+447700900401"),
        ("?phone=%2B447700900401", "+447700900401", "+447700900402"),
        ("?phone=44 7700 900 401", "+447700900401", "+447700900402"),
        ("?request=req_one", "+447700900401", "+447700900402"),
    ):
        rows = client.get("/messages" + query).content.decode().split("<tbody>")[1]
        assert seen in rows
        assert hidden not in rows


@pytest.mark.parametrize("query", ["?status=ODD", "?request=" + "x" * 65, "?phone=nobody"])
def test_what_cannot_be_found_is_said_so(
    visit: Callable, business_of: BusinessOf, query: str
) -> None:
    guest, client = visit("active")
    make_message(business_of(guest))
    text = client.get("/messages" + query).content.decode()
    assert "Nothing matches" in text
    assert "<tbody>" not in text


def test_an_account_without_messages_is_told_so(visit: Callable) -> None:
    _, client = visit("active")
    assert b"No messages yet" in client.get("/messages").content


@pytest.mark.parametrize(
    ("code", "who"),
    [
        ("BUSINESS_005", "You"),
        ("BUSINESS_011", "write to support"),
        ("BUSINESS_009", "The recipient"),
        ("INTERNAL_001", "We"),
    ],
)
def test_a_refused_message_says_code_remedy_and_who_must_act(
    visit: Callable, business_of: BusinessOf, code: str, who: str
) -> None:
    guest, client = visit("active")
    message = make_message(
        business_of(guest), status="BLOCKED", reason_code=code, reason="It was refused."
    )
    text = client.get(f"/messages/{message.pk}").content.decode()
    assert f'href="/docs/errors#{code}"' in text
    assert "It was refused." in text
    assert "What to do" in text
    assert who in text.split("Who must act")[1].split("</dd>")[0]
    assert message.request_id in text


def test_a_held_message_is_called_off_with_one_button(
    visit: Callable, business_of: BusinessOf
) -> None:
    guest, client = visit("active")
    message = make_held(business_of(guest))
    page = f"/messages/{message.pk}"
    assert "Call it off" in client.get(page).content.decode()
    answer = client.post(page + "/cancel", follow=True)
    text = answer.content.decode()
    assert "The message is called off" in text
    assert "Cancelled" in text
    assert "Call it off" not in text
    assert Balance.objects.get(account=guest.account).available == Decimal(10)


def test_a_message_that_has_left_is_not_called_off(
    visit: Callable, business_of: BusinessOf
) -> None:
    guest, client = visit("active")
    message = make_message(business_of(guest), status="SENT")
    text = client.post(f"/messages/{message.pk}/cancel", follow=True).content.decode()
    assert "Too late to call it off" in text
    message.refresh_from_db()
    assert message.status == "SENT"


def test_a_role_that_only_looks_calls_nothing_off(visit: Callable, business_of: BusinessOf) -> None:
    guest, client = visit("active", role="billing")
    message = make_held(business_of(guest))
    assert client.get(f"/messages/{message.pk}").status_code == 200
    assert client.post(f"/messages/{message.pk}/cancel").status_code == 403
    message.refresh_from_db()
    assert message.status == "SCHEDULED"


def test_another_accounts_message_is_not_there(visit: Callable) -> None:
    message = make_held(make_business())
    _, client = visit("active")
    assert message.phone not in client.get("/messages").content.decode()
    assert client.get(f"/messages/{message.pk}").status_code == 404
    assert client.post(f"/messages/{message.pk}/cancel").status_code == 404
    assert Message.objects.get().status == "SCHEDULED"
