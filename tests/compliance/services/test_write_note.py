"""What is among staff stays among staff; what is for the customer reaches the customer."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from accounts.models import AuditEvent, Membership, Notice, User
from compliance.models import PrivateNote, SharedNote
from compliance.services.write_note import write_private_note, write_shared_note
from config.errors import ErrorCode
from tests.compliance.factories import TAX_ID, draft_case, get_customer, submitted_case

pytestmark = pytest.mark.django_db

Refused = Callable[[ErrorCode], Any]
WRITERS = (write_private_note, write_shared_note)
SECRET = "The owner's brother was refused last year."


def test_a_private_note_reaches_nobody_but_staff(reviewer: User) -> None:
    case = submitted_case()
    mails, told = Notice.objects.count(), case.told_at
    note = write_private_note(case.pk, actor=reviewer, text=f"  {SECRET}\n")
    assert (note.text, note.author, note.case) == (SECRET, reviewer, case)
    assert Notice.objects.count() == mails
    assert SECRET not in str(list(AuditEvent.objects.values_list()))
    case.refresh_from_db()
    assert case.told_at == told
    customer = Client()
    customer.force_login(get_customer(case))
    for page in ("/", "/compliance/status", "/account"):
        assert SECRET not in customer.get(page).content.decode()


def test_a_shared_note_goes_out_by_mail_and_stands_on_the_waiting_page(reviewer: User) -> None:
    case = submitted_case()
    text = "We are waiting for the tax office; <b>nothing</b> to do for you."
    note = write_shared_note(case.pk, actor=reviewer, text=text)
    mail = Notice.objects.get(kind="note_shared")
    assert mail.to == get_customer(case).email
    assert text in mail.body
    event = AuditEvent.objects.get(verb="write_note")
    assert (event.actor, event.facts) == (reviewer, {})
    case.refresh_from_db()
    assert case.told_at == note.created_at
    customer = Client()
    customer.force_login(get_customer(case))
    page = customer.get("/compliance/status").content.decode()
    assert "We are waiting for the tax office" in page
    assert "<b>nothing" not in page


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize("text", ["", "  \n "])
def test_an_empty_note_is_not_kept(
    write: Callable[..., object], text: str, reviewer: User, refused: Refused
) -> None:
    case = submitted_case()
    with refused(ErrorCode.FIELD_MISSING):
        write(case.pk, actor=reviewer, text=text)
    _assert_no_notes()


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize("text", [TAX_ID, "Their id 19558-39661 is wrong.", "1 9 5 5 8 3 9 6 6 1"])
def test_a_note_never_holds_the_tax_id(
    write: Callable[..., object], text: str, reviewer: User, refused: Refused
) -> None:
    case = submitted_case()
    with refused(ErrorCode.REQUEST_INVALID):
        write(case.pk, actor=reviewer, text=text)
    _assert_no_notes()


@pytest.mark.parametrize("write", WRITERS)
def test_nobody_writes_on_the_case_of_their_own_account(
    write: Callable[..., object], reviewer: User, refused: Refused
) -> None:
    case = submitted_case()
    Membership.objects.create(account_id=case.account_id, user=reviewer, role="developer")
    with refused(ErrorCode.ROLE_NOT_ALLOWED):
        write(case.pk, actor=reviewer, text="All is well.")
    _assert_no_notes()


@pytest.mark.parametrize("write", WRITERS)
def test_an_unknown_case_is_not_found(
    write: Callable[..., object], reviewer: User, refused: Refused
) -> None:
    with refused(ErrorCode.ROUTE_NOT_FOUND):
        write(uuid.uuid4(), actor=reviewer, text="Hello.")


def test_a_note_may_be_written_before_anything_was_submitted(reviewer: User) -> None:
    case = draft_case()
    assert write_private_note(case.pk, actor=reviewer, text="They called us.").case == case


@pytest.mark.parametrize("table", [PrivateNote, SharedNote])
def test_a_note_is_not_rewritten(table: Any, reviewer: User) -> None:
    case = submitted_case()
    for write in WRITERS:
        write(case.pk, actor=reviewer, text="As it was.")
    for tamper in (lambda: table.objects.update(text="Other."), table.objects.all().delete):
        with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic():
            tamper()
    assert table.objects.get().text == "As it was."


def _assert_no_notes() -> None:
    assert not PrivateNote.objects.exists()
    assert not SharedNote.objects.exists()
