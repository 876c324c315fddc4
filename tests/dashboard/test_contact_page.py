"""One contact's page: since when they are opted out, by whose word and with which words."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from django.db import connection
from django.test.utils import CaptureQueriesContext

from contacts.models import Contact
from contacts.models.consent_event import ConsentSource
from contacts.services.create_contact import create_contact
from contacts.services.raise_doubt import raise_doubt
from contacts.services.record_consent import record_consent

PHONE = "+447700900131"


def _make(guest: object, phone: str = PHONE) -> Contact:
    return create_contact(guest.account.pk, phone_number=phone)[0]  # type: ignore[attr-defined]


def test_history_is_shown_with_time_and_words(visit: Callable) -> None:
    guest, client = visit("active")
    contact = _make(guest)
    keyword = ConsentSource.INBOUND_KEYWORD
    record_consent(contact.pk, opted_out=True, source=keyword, words="no more <i>texts</i>")
    changed = contact.consent_events.get().created_at
    for page in ("/contacts", f"/contacts/{contact.pk}"):
        text = client.get(page).content.decode()
        assert "no more &lt;i&gt;texts&lt;/i&gt;" in text
        assert f"{changed:%H:%M}" in text
        assert "Opted out" in text
    assert f'href="/contacts/{contact.pk}"' in client.get("/contacts").content.decode()


def test_more_contacts_cost_no_more_queries(visit: Callable) -> None:
    guest, client = visit("active")
    counts = []
    for last in (1, 2, 3):
        contact = _make(guest, f"+44770090013{last}")
        record_consent(contact.pk, opted_out=True, source=ConsentSource.API)
        client.get("/contacts")
        with CaptureQueriesContext(connection) as queries:
            client.get("/contacts")
        counts.append(len(queries))
    assert counts[0] == counts[1] == counts[2]


def test_words_in_doubt_are_said_to_wait_for_us(visit: Callable) -> None:
    guest, client = visit("active")
    contact = _make(guest)
    raise_doubt(contact.pk, words="can you stop?", message_id=uuid.uuid4())
    assert "Waits for us" in client.get("/contacts").content.decode()
    text = client.get(f"/contacts/{contact.pk}").content.decode()
    assert "waits for our staff to read it" in text


def test_a_contact_that_never_left_has_no_history(visit: Callable) -> None:
    guest, client = visit("active")
    text = client.get(f"/contacts/{_make(guest).pk}").content.decode()
    assert "It never changed." in text
    assert "May be written to" in text


def test_another_accounts_contact_is_not_there(visit: Callable) -> None:
    stranger, _ = visit("active")
    contact = _make(stranger, "+447700900139")
    _, client = visit("active")
    answer = client.get(f"/contacts/{contact.pk}")
    assert answer.status_code == 404
    assert "+447700900139" not in answer.content.decode()


def test_page_is_locked_before_approval(visit: Callable) -> None:
    guest, client = visit("in_review")
    text = client.get(f"/contacts/{_make(guest).pk}").content.decode()
    assert "This section is locked" in text
    assert PHONE not in text


def test_page_changes_nothing(visit: Callable) -> None:
    guest, client = visit("active")
    contact = _make(guest)
    assert client.post(f"/contacts/{contact.pk}", {"opt_out": "false"}).status_code == 405
