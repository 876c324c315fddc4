"""The papers on the compliance form: given, replaced, taken back, and nobody else's business."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import Account
from compliance.documents.files import read_file
from compliance.models import Document, KycCase
from compliance.selectors import get_case, get_draft, get_submission_under_review
from compliance.services.claim_case import claim_case
from compliance.services.request_changes import ChangeRequest, request_changes
from tests.dashboard.situations import ANSWERS, Guest, make_staff
from tests.papers import make_locked_pdf, make_pdf, make_png

FORM = "/compliance"
BILL = "document-GB:proof_of_local_address"
UK = {**ANSWERS, "destination_countries": ["GB"], "local_rules": ["EU_UK"]}

Visit = Callable[..., tuple[Guest, Client]]


def make_file(content: bytes | None = None, *, name: str = "bill.pdf") -> SimpleUploadedFile:
    body = make_pdf() if content is None else content
    return SimpleUploadedFile(name, body, content_type="text/html")


def give(client: Client, content: bytes | None = None, **more: Any) -> Any:
    name = more.pop("name", "bill.pdf")
    posted = {BILL: make_file(content, name=name), "action": "save", **more}
    return client.post(FORM, posted)


def draft_papers(account: Account) -> list[uuid.UUID]:
    return list(get_draft(get_case(account)).documents)


def list_files() -> list[Path]:
    return [each for each in Path(django_settings.DOCUMENTS_DIR).rglob("*") if each.is_file()]


def assert_nothing_kept() -> None:
    assert not Document.objects.exists()
    assert list_files() == []


def test_the_form_asks_for_what_the_chosen_countries_ask_for(visit: Visit) -> None:
    _, client = visit("fresh")
    assert BILL not in client.get(FORM).content.decode()
    client.post(FORM, {**UK, "action": "save"})
    text = client.get(FORM).content.decode()
    assert f'type="file" id="{BILL}" name="{BILL}"' in text
    assert "United Kingdom: Proof of local address" in text
    assert "document-AU" not in text


def test_a_paper_is_given_and_the_form_is_submitted_with_it(visit: Visit) -> None:
    guest, client = visit("fresh")
    content = make_pdf()
    answer = client.post(FORM, {**UK, BILL: make_file(content), "action": "submit"})
    assert answer["Location"] == "/compliance/status"
    document = Document.objects.get()
    assert (document.name, document.content_type) == ("bill.pdf", "application/pdf")
    assert read_file(document.path) == content
    assert get_submission_under_review(get_case(guest.account)).documents == [document.pk]


def test_without_its_paper_the_form_is_not_submitted(visit: Visit) -> None:
    _, client = visit("fresh")
    answer = client.post(FORM, {**UK, "action": "submit"})
    assert answer.status_code == 422
    assert 'href="#id_documents"' in answer.content.decode()
    assert_nothing_kept()


def test_what_is_there_is_shown_by_name_and_kept_when_nothing_new_comes(visit: Visit) -> None:
    guest, client = visit("fresh")
    give(client, **UK)
    (paper,) = draft_papers(guest.account)
    client.post(FORM, {**UK, "city": "Bath", "action": "save"})
    text = client.get(FORM).content.decode()
    assert "bill.pdf" in text
    assert f'name="remove" value="{paper}"' in text
    assert draft_papers(guest.account) == [paper]


def test_a_new_file_takes_the_place_of_the_old_one(visit: Visit) -> None:
    guest, client = visit("fresh")
    give(client, **UK)
    (old,) = draft_papers(guest.account)
    give(client, make_png(), name="bill.png", **UK)
    (new,) = draft_papers(guest.account)
    assert new != old
    assert "bill.png" in client.get(FORM).content.decode()


def test_a_paper_is_taken_back(visit: Visit) -> None:
    guest, client = visit("fresh")
    give(client, **UK)
    (paper,) = draft_papers(guest.account)
    answer = client.post(FORM, {"remove": str(paper)})
    assert answer.status_code == 302
    assert draft_papers(guest.account) == []
    assert not Document.objects.exists()


def test_a_paper_that_is_not_needed_any_more_can_still_be_taken_back(visit: Visit) -> None:
    guest, client = visit("fresh")
    give(client, **UK)
    client.post(FORM, {**UK, "destination_countries": ["SE"], "action": "save"})
    (paper,) = draft_papers(guest.account)
    text = client.get(FORM).content.decode()
    assert "United Kingdom: Proof of local address (no longer needed)" in text
    assert f'name="remove" value="{paper}"' in text
    client.post(FORM, {"remove": str(paper)})
    assert draft_papers(guest.account) == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The file is empty."),
        (b"<svg onload='alert(1)'/>", "This is not a PDF, PNG or JPEG file."),
        (b"<html><script>alert(1)</script></html>", "This is not a PDF, PNG or JPEG file."),
        (b"GIF89a" + b"\0" * 40, "This is not a PDF, PNG or JPEG file."),
        (make_locked_pdf(), "protected by a password"),
        (make_png() + b"\0" * (10 * 1024 * 1024 + 1 - len(make_png())), "larger than 10 MB"),
    ],
    ids=["empty", "svg", "html", "gif", "locked", "a byte too much"],
)
def test_a_file_we_cannot_take_is_refused_beside_its_question(
    content: bytes, said: str, visit: Visit
) -> None:
    guest, client = visit("fresh")
    client.post(FORM, {**UK, "action": "save"})
    answer = give(client, content, name="passport.png", city="Bath")
    text = answer.content.decode()
    assert answer.status_code == 422
    assert said in text
    assert "<script>alert" not in text
    assert get_draft(get_case(guest.account)).city == "Bath"  # what was typed is kept
    assert_nothing_kept()


def test_a_hostile_name_is_shown_as_text(visit: Visit) -> None:
    _, client = visit("fresh")
    give(client, name="<img src=x onerror=alert(1)>.pdf", **UK)
    text = client.get(FORM).content.decode()
    assert "&lt;img src=x onerror=alert(1)&gt;.pdf" in text
    assert "<img src=x" not in text


def test_anothers_paper_cannot_be_taken_away(visit: Visit) -> None:
    victim, theirs = visit("fresh")
    give(theirs, **UK)
    (paper,) = draft_papers(victim.account)
    _, client = visit("draft")
    for document_id in (paper, uuid.uuid4()):
        assert client.post(FORM, {"remove": str(document_id)}).status_code == 404
    assert draft_papers(victim.account) == [paper]
    assert Document.objects.count() == 1


@pytest.mark.parametrize("name", ["document-US:passport", "document-GB:nonsense", "document-"])
def test_what_nobody_asks_for_is_refused(name: str, visit: Visit) -> None:
    _, client = visit("draft")
    assert client.post(FORM, {name: make_file(), "action": "save"}).status_code == 400
    assert_nothing_kept()


@pytest.mark.parametrize("typed", ["nonsense", "", "\0", "' OR 1=1 --", "../../x"])
def test_a_button_that_names_no_paper_takes_nothing_away(typed: str, visit: Visit) -> None:
    guest, client = visit("fresh")
    give(client, **UK)
    client.post(FORM, {"remove": typed, "action": "save"})
    assert len(draft_papers(guest.account)) == 1


@pytest.mark.parametrize("situation", ["in_review", "claimed", "rejected", "channel_setup"])
def test_while_it_is_not_their_turn_no_paper_comes(situation: str, visit: Visit) -> None:
    _, client = visit(situation)
    answer = give(client)
    assert answer.status_code == 422
    assert b"Nothing was changed" in answer.content
    assert_nothing_kept()


def test_a_paper_we_did_not_ask_for_is_refused(visit: Visit) -> None:
    _, client = visit("action_required")
    assert b'type="file"' not in client.get(FORM).content
    answer = give(client)
    assert answer.status_code == 422
    assert b"We did not ask for documents" in answer.content
    assert_nothing_kept()


def test_a_paper_we_asked_for_goes_into_the_next_version_only(visit: Visit) -> None:
    guest, client = visit("fresh")
    client.post(FORM, {**UK, BILL: make_file(), "action": "submit"})
    case = _ask_for_a_better_one(guest.account)
    first = get_submission_under_review(case)
    (old,) = first.documents
    assert "bill.pdf" in client.get(FORM).content.decode()
    answer = give(client, make_png(), name="better.png", action="submit")
    assert answer["Location"] == "/compliance/status"
    second = get_submission_under_review(KycCase.objects.get(pk=case.pk))
    assert (second.version, second.documents) != (first.version, [old])
    first.refresh_from_db()
    assert first.documents == [old]
    assert read_file(Document.objects.get(pk=old).path) == make_pdf()


def _ask_for_a_better_one(account: Account) -> KycCase:
    case, staff = get_case(account), make_staff()
    claim_case(case.pk, actor=staff)
    version = get_submission_under_review(case)
    asked = [ChangeRequest("documents", "document_unreadable", "It is cut off.")]
    return request_changes(case.pk, submission_id=version.pk, actor=staff, requests=asked)


@pytest.mark.parametrize("role", ["billing", "developer"])
def test_who_may_only_look_gives_no_paper(role: str, visit: Visit) -> None:
    _, client = visit("draft", role=role)
    answer = give(client)
    assert answer.status_code in (302, 403)
    assert (answer.status_code == 403) is not Document.objects.exists()


def test_no_page_of_a_customer_gives_a_file_back(visit: Visit) -> None:
    guest, client = visit("fresh")
    give(client, **UK)
    (paper,) = draft_papers(guest.account)
    document = Document.objects.get()
    for path in (f"/documents/{paper}", f"/compliance/documents/{paper}", f"/{document.path}"):
        assert client.get(path).status_code == 404
    assert client.get(f"/admin/compliance/document/{paper}/pages/0.png").status_code in (302, 403)
    assert document.path not in client.get(FORM).content.decode()
