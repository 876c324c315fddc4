"""The books agree after a whole life, and every way of cooking them is found and named."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from decimal import Decimal
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from accounts.models import Account, Balance, LedgerEntry
from accounts.services.top_up import top_up
from contacts.models import Contact
from messaging.books import list_faults
from messaging.models import Message
from messaging.services.move_messages import Move, move_messages
from tests.factories import Business, make_business

pytestmark = pytest.mark.django_db
PRICE = Decimal("0.0420")


@pytest.fixture
def payer(db: None) -> Business:
    business = make_business(balance="0")
    top_up(business.account.pk, amount=Decimal(5), actor=None, note="")
    return business


Accept = Callable[..., Message]


@pytest.fixture
def accept(payer: Business) -> Accept:
    contact = Contact.objects.create(
        account=payer.account, phone_number="x", e164="+447700900001", region="GB"
    )

    def write(price: Decimal = PRICE, **fields: Any) -> Message:
        """A message as an accepted request leaves it, with its hold if it has a price."""
        message = Message.objects.create(
            account=payer.account,
            contact=contact,
            phone=contact.e164,
            region="GB",
            price=price,
            **{"direction": "outbound", "status": "QUEUED", **fields},
        )
        if price:
            add("hold", message, price)
            shift(payer.account, available=-price, held=price)
        return message

    return write


def add(kind: str, message: Message, amount: Decimal = PRICE, **fields: Any) -> LedgerEntry:
    facts = {"account": message.account, "message_id": message.pk, **fields}
    return LedgerEntry.objects.create(kind=kind, amount=amount, **facts)


def shift(account: Account, *, available: Decimal = Decimal(0), held: Decimal = Decimal(0)) -> None:
    balance = Balance.objects.get(account=account)
    balance.available += available
    balance.held += held
    balance.save()


def force(statement: str, *values: object) -> None:
    """Do what triggers forbid, as somebody with the database's password could."""
    guards = [
        each.get_pgid(model) for model in (LedgerEntry, Message) for each in model._meta.triggers
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('pgtrigger.ignore', %s, true)", [f"{{{','.join(guards)}}}"]
        )
        cursor.execute(statement, values)
        cursor.execute("SELECT set_config('pgtrigger.ignore', '{}', true)")


def told() -> list[str]:
    return [f"{fault.subject}: {fault.what}" for fault in list_faults()]


def move(message: Message, *path: str) -> None:
    for status in path:
        assert move_messages([Move(message.pk, status)])


LIVES = (
    (),
    ("ROUTED",),
    ("ROUTED", "SENT"),
    ("ROUTED", "SENT", "DELIVERED", "READ"),
    ("ROUTED", "SENT", "FAILED"),
    ("ROUTED", "FAILED"),
    ("ROUTED", "QUEUED", "ROUTED", "SENT"),
    ("BLOCKED",),
    ("FILTERED",),
)


def test_the_books_agree_after_every_life_a_message_can_have(
    accept: Accept, stranger: Business
) -> None:
    for path in LIVES:
        move(accept(), *path)
    move(accept(status="SCHEDULED"), "CANCELLED")
    accept(Decimal(0), status="FILTERED")
    accept(Decimal(0), status="RECEIVED", direction="inbound")
    Balance.objects.filter(account=stranger.account).update(available=0)
    written = StringIO()
    call_command("check_ledger", stdout=written)
    entries = LedgerEntry.objects.count()
    assert written.getvalue() == f"2 accounts, {entries} entries: all agree\n"


def test_every_fault_is_printed_and_the_command_fails(payer: Business) -> None:
    shift(payer.account, available=Decimal(1))
    written = StringIO()
    with pytest.raises(CommandError) as failed:
        call_command("check_ledger", stdout=written)
    assert failed.value.returncode == 1
    assert f"account {payer.account.pk}: available is 6.0000, by its entries 5.0000" in (
        written.getvalue()
    )
    assert "all agree" not in written.getvalue()


def test_money_out_of_nowhere_is_found(payer: Business, accept: Accept) -> None:
    accept()
    shift(payer.account, available=Decimal("0.0001"))
    assert told() == [
        f"account {payer.account.pk}: available is 4.9581, by its entries 4.9580; "
        "held is 0.0420, by them 0.0420"
    ]


def test_money_held_for_nothing_is_found(payer: Business) -> None:
    shift(payer.account, held=PRICE)
    (fault,) = told()
    assert "held is 0.0420, by them 0" in fault


def test_entries_without_a_balance_are_found(payer: Business) -> None:
    Balance.objects.all().delete()
    assert told() == [f"account {payer.account.pk}: there are entries and no balance"]


def test_a_lost_top_up_is_found(payer: Business) -> None:
    force("DELETE FROM accounts_ledgerentry")
    (fault,) = told()
    assert "by its entries 0" in fault


def test_a_price_without_a_hold_is_found(accept: Accept) -> None:
    message = accept()
    force("DELETE FROM accounts_ledgerentry WHERE kind = 'hold'")
    assert f"message {message.pk}: it has a price and no hold" in told()


def test_a_settlement_without_a_hold_is_found(accept: Accept) -> None:
    message = accept()
    move(message, "ROUTED", "SENT")
    force("DELETE FROM accounts_ledgerentry WHERE kind = 'hold'")
    assert f"message {message.pk}: it was settled and never held for" in told()


def test_a_message_captured_and_released_is_found(accept: Accept) -> None:
    message = accept()
    move(message, "ROUTED", "SENT")
    add("release", message)
    assert f"message {message.pk}: it was settled more than once" in told()
    assert f"message {message.pk}: it is SENT and was released" in told()


def test_a_capture_of_another_amount_is_found(accept: Accept) -> None:
    message = accept()
    move(message, "ROUTED", "SENT")
    force("UPDATE accounts_ledgerentry SET amount = 0.05 WHERE kind = 'capture'")
    assert f"message {message.pk}: 0.0500 were settled of 0.0420" in told()


def test_a_price_that_is_not_what_was_held_is_found(accept: Accept) -> None:
    message = accept()
    Message.objects.filter(pk=message.pk).update(price=Decimal("0.0421"))
    assert told() == [f"message {message.pk}: 0.0420 were held for a price of 0.0421"]


@pytest.mark.parametrize("status", ["SENT", "DELIVERED", "READ"])
def test_a_sent_message_that_was_not_captured_is_found(accept: Accept, status: str) -> None:
    message = accept()
    force("UPDATE messaging_message SET status = %s", status)
    assert told() == [f"message {message.pk}: it is {status} and was not captured"]


@pytest.mark.parametrize("status", ["FAILED", "BLOCKED", "FILTERED", "CANCELLED"])
def test_a_message_given_up_that_was_not_settled_is_found(accept: Accept, status: str) -> None:
    message = accept()
    force("UPDATE messaging_message SET status = %s", status)
    assert told() == [f"message {message.pk}: it is {status} and neither captured nor released"]


@pytest.mark.parametrize("status", ["QUEUED", "SCHEDULED", "ROUTED"])
def test_an_unsettled_message_that_was_captured_is_found(accept: Accept, status: str) -> None:
    message = accept()
    move(message, "ROUTED", "SENT")
    force("UPDATE messaging_message SET status = %s", status)
    assert told() == [f"message {message.pk}: it is {status} and settled already"]


def test_entries_of_no_message_are_found(payer: Business) -> None:
    ghost = uuid.uuid4()
    LedgerEntry.objects.create(account=payer.account, kind="hold", amount=1, message_id=ghost)
    assert f"message {ghost}: its entries are of an account without it" in told()


def test_an_entry_of_another_account_is_found(accept: Accept, stranger: Business) -> None:
    message = accept()
    add("capture", message, account=stranger.account)
    assert f"message {message.pk}: its entries are of an account without it" in told()
