"""The statement: all movements, page by page, filtered, added up, and as a file."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from io import StringIO
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Account, LedgerEntry
from accounts.models.membership import Role
from accounts.services.top_up import top_up
from contacts.models import Contact
from dashboard.statement import CHUNK, PAGE
from messaging.models import Message

Visit = Callable[..., tuple[Any, Client]]
BILLING = "/billing"
CSV = "/billing/statement.csv"


def add(account: Account, kind: str = "top_up", amount: str = "1", **fields: Any) -> LedgerEntry:
    return LedgerEntry.objects.create(account=account, kind=kind, amount=Decimal(amount), **fields)


def fill(account: Account, count: int) -> None:
    """``count`` movements, all of the same instant, as one request with many recipients makes."""
    LedgerEntry.objects.bulk_create(
        LedgerEntry(account=account, kind="top_up", amount=1, note=f"payment-{number:04d}.")
        for number in range(count)
    )


def read(client: Client, **query: str) -> str:
    answer = client.get(BILLING, query)
    assert answer.status_code == 200
    return answer.content.decode()


def download(client: Client, **query: str) -> list[dict[str, str]]:
    answer = client.get(CSV, query)
    assert answer.status_code == 200
    return list(csv.DictReader(StringIO(b"".join(answer.streaming_content).decode())))


def test_it_shows_what_there_is_and_where_it_came_from(visit: Visit) -> None:
    guest, client = visit("active", role="billing")
    top_up(guest.account.pk, amount=Decimal("25.5"), actor=None, note="First payment")
    text = read(client)
    assert "$25.5000" in text
    assert "First payment" in text
    assert "Topped up" in text
    assert "Our team" in text


def test_a_message_is_named_by_its_id_and_the_end_of_its_number(visit: Visit) -> None:
    guest, client = visit("active")
    contact = Contact.objects.create(
        account=guest.account, phone_number="x", e164="+447700900123", region="GB"
    )
    message = Message.objects.create(
        account=guest.account,
        contact=contact,
        direction="outbound",
        status="SENT",
        phone=contact.e164,
        region="GB",
    )
    add(guest.account, "hold", "0.0420", message_id=message.pk)
    text = read(client)
    assert str(message.pk) in text
    assert "*********0123" in text
    assert contact.e164 not in text
    assert "−0.0420" in text


@pytest.mark.parametrize("role", [Role.OWNER, Role.ADMIN, Role.BILLING])
def test_those_who_look_after_money_see_it(visit: Visit, role: str) -> None:
    _, client = visit("active", role=role)
    for page in (BILLING, "/billing/months", CSV):
        assert client.get(page).status_code == 200


@pytest.mark.parametrize("page", [BILLING, "/billing/months", CSV])
def test_a_developer_does_not(visit: Visit, page: str) -> None:
    guest, client = visit("active", role="developer")
    top_up(guest.account.pk, amount=Decimal(5), actor=None, note="Secret payment")
    answer = client.get(page)
    assert answer.status_code == 403
    assert b"Secret payment" not in answer.content


def test_another_accounts_movements_are_nowhere(visit: Visit) -> None:
    stranger, _ = visit("active")
    top_up(stranger.account.pk, amount=Decimal(77), actor=None, note="their money")
    theirs = LedgerEntry.objects.get()
    _, client = visit("active")
    place = f"{(theirs.created_at + timedelta(days=1)).isoformat()}_{theirs.pk}"
    assert "their money" not in read(client) + read(client, after=place)
    assert b"77.0000" not in client.get("/billing/months").content
    assert download(client) == []


def test_pages_follow_each_other_without_gap_or_repetition(visit: Visit) -> None:
    guest, client = visit("active")
    fill(guest.account, 2 * PAGE + 1)
    seen: list[str] = []
    address = BILLING
    while address:
        text = client.get(address).content.decode()
        page = re.findall(r"payment-\d{4}\.", text)
        assert len(page) <= PAGE
        seen += page
        older = re.search(r'href="([^"]+)" rel="next"', text)
        address = older[1].replace("&amp;", "&") if older else ""
    assert len(seen) == len(set(seen)) == 2 * PAGE + 1


def test_the_last_page_leads_nowhere(visit: Visit) -> None:
    guest, client = visit("active")
    fill(guest.account, PAGE)
    assert "Older" not in read(client)


def test_a_kind_and_days_can_be_asked_for(visit: Visit) -> None:
    guest, client = visit("active")
    for day in (1, 2, 3):
        at = datetime(2026, 3, day, 23, 59, 59, 999999, tzinfo=UTC)
        add(guest.account, created_at=at, note=f"march-{day}")
    add(guest.account, "release", created_at=datetime(2026, 3, 2, tzinfo=UTC), note="came-back")
    on_second = {"first_day": "2026-03-02", "last_day": "2026-03-02"}
    text = read(client, **on_second)
    assert ("march-2" in text, "came-back" in text) == (True, True)
    assert "march-1" not in text
    assert "march-3" not in text
    text = read(client, **on_second, kind="release")
    assert "came-back" in text
    assert "march-2" not in text


def test_what_was_asked_for_goes_along_to_the_next_page(visit: Visit) -> None:
    guest, client = visit("active")
    fill(guest.account, PAGE + 1)
    add(guest.account, "release", note="came-back")
    text = read(client, kind="top_up")
    assert "kind=top_up&amp;after=" in text
    assert "came-back" not in text


@pytest.mark.parametrize(
    "query",
    [
        {"kind": "theft"},
        {"first_day": "soon"},
        {"last_day": "0"},
        {"first_day": "2026-03-02", "last_day": "2026-03-01"},
    ],
)
def test_a_question_that_makes_no_sense_is_answered_with_what_is_wrong(
    visit: Visit, query: dict[str, str]
) -> None:
    guest, client = visit("active")
    fill(guest.account, 1)
    for page in (BILLING, CSV):
        answer = client.get(page, query)
        assert answer.status_code == 400
        assert b"fault" in answer.content
        assert b"payment-" not in answer.content


@pytest.mark.parametrize("after", ["x", "_", "2026-01-01_x", "2026-01-01T00:00:00_" + "0" * 32])
def test_a_link_that_names_no_place_shows_the_newest(visit: Visit, after: str) -> None:
    guest, client = visit("active")
    fill(guest.account, 1)
    assert "payment-0000" in read(client, after=after)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_are_days_too(visit: Visit, day: str) -> None:
    _, client = visit("active")
    assert client.get(BILLING, {"first_day": day, "last_day": day}).status_code == 200


def test_nothing_is_changed_here(visit: Visit) -> None:
    _, client = visit("active")
    for page in (BILLING, "/billing/months", CSV):
        assert client.post(page).status_code == 405


# --- totals ---------------------------------------------------------------------------------------


def test_months_are_added_up_by_kind(visit: Visit) -> None:
    guest, client = visit("active")
    now = timezone.now()
    add(guest.account, "top_up", "5", created_at=now)
    add(guest.account, "top_up", "6.5", created_at=now)
    add(guest.account, "capture", "0.0420", created_at=now)
    add(guest.account, "hold", "1", created_at=now - timedelta(days=400))
    text = client.get("/billing/months").content.decode()
    assert f"{now:%B %Y}" in text
    assert "11.5000" in text
    assert "0.0420" in text
    assert "1.0000" not in text


# --- file -----------------------------------------------------------------------------------------


def test_the_file_holds_every_line_and_streams(visit: Visit) -> None:
    guest, client = visit("active")
    fill(guest.account, CHUNK + 2)
    answer = client.get(CSV)
    assert answer.streaming
    assert "attachment" in answer["Content-Disposition"]
    assert "no-store" in answer["Cache-Control"]
    rows = list(csv.DictReader(StringIO(b"".join(answer.streaming_content).decode())))
    assert len({row["Note"] for row in rows}) == len(rows) == CHUNK + 2


def test_the_file_holds_what_was_asked_for(visit: Visit) -> None:
    guest, client = visit("active")
    add(guest.account, "hold", "0.0420")
    add(guest.account, "top_up", "5")
    (row,) = download(client, kind="hold")
    assert (row["What"], row["Amount (USD)"]) == ("Reserved", "0.0420")
    assert row["Change (USD)"] == "-0.0420"


def test_a_note_is_no_formula_in_a_spreadsheet(visit: Visit) -> None:
    guest, client = visit("active")
    add(guest.account, note='=HYPERLINK("http://evil.example","x")')
    (row,) = download(client)
    assert row["Note"].startswith("'=")
