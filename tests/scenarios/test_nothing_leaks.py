"""Planted secrets are followed through a whole review: they surface where they must, only there.

A business types a social security number where its tax id belongs, corrects it, is checked, asked
for a change, approved, and makes a key; two colleagues look at the tax id. Meanwhile everything
that leaves a trace is kept: every page, mail, log line, task, request to a register, and row.
"""

from __future__ import annotations

import http.server
import json
import logging
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from accounts.models import Account, ApiKey, AuditEvent, Notice, SecondLook, User
from accounts.roles import StaffRole
from compliance.models import KycCase
from config.celery import app
from tests.compliance.admin.desk import decide, page_of
from tests.dashboard.situations import ANSWERS, make_guest
from tests.staff import SECRET, make_staff, read_code, sign_in

EIN, EIN_AS_TYPED = "125550110", "12-5550110"
SSN, SSN_AS_TYPED = "078051120", "078-05-1120"
REGISTRY_KEY = "registry-key-of-ours"
US_BUSINESS = {
    **ANSWERS,
    "entity_type": "private_company",
    "business_name": "Amira Holt",
    "country": "US",
    "tax_id": EIN_AS_TYPED,
    "street": "210 Water Street",
    "city": "Portland",
    "region": "ME",
    "postal_code": "04101",
    "contact_phone": "+12075550123",
}
BETTER = "Order confirmations to customers who order bread on our website, twice an order at most."
PAGES = ("/", "/compliance", "/compliance/status", "/keys", "/account", "/channels", "/docs")
Commit = Callable[..., AbstractContextManager[Any]]


class Register(http.server.BaseHTTPRequestHandler):
    """Somebody else's register: it knows the business, and keeps how it was asked."""

    heads: list[str]
    bodies: list[str]

    def do_POST(self) -> None:
        length = int(self.headers.get("content-length") or 0)
        self.heads.append(f"{self.requestline}\n{self.headers}")
        self.bodies.append(self.rfile.read(length).decode())
        answer = json.dumps({"found": True, "legal_name": "Amira Holt", "status": "active"})
        self.send_response(200)
        self.send_header("content-length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer.encode())

    do_GET = do_POST

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture
def register(settings: Any) -> Iterator[type[Register]]:
    handler = type("Handler", (Register,), {"heads": [], "bodies": []})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    settings.REGISTRY_URL = settings.RDAP_URL = f"http://127.0.0.1:{server.server_port}"
    settings.REGISTRY_KEY = REGISTRY_KEY
    yield handler
    server.shutdown()
    server.server_close()


@dataclass
class Trail:
    """Everything that was left behind on the way."""

    commit: Commit
    pages: list[tuple[str, str]] = field(default_factory=list)  # address, what it showed
    tasks: list[tuple[str, list[str]]] = field(default_factory=list)

    def visit(self, client: Client, method: str, path: str, data: Any = None) -> HttpResponse:
        """Ask for a page, have the workers do what it left them, and keep all of it."""
        with self.commit(execute=True):
            answer: HttpResponse = getattr(client, method)(path, data)
        self.work()
        self.keep(path, answer)
        return answer

    def keep(self, path: str, answer: HttpResponse) -> None:
        self.pages.append((path, f"{answer.headers}{answer.content.decode()}"))

    def work(self) -> None:
        """As the workers do."""
        done = getattr(self, "_done", 0)
        while done < len(self.tasks):
            name, arguments = self.tasks[done]
            done += 1
            with self.commit(execute=True):
                app.tasks[name](*arguments)
        self._done = done


@dataclass
class Story:
    """The people, the secrets, and what they left behind."""

    trail: Trail
    account: Account
    owner: User
    customer: Client
    reviewer: Client
    senior: Client
    key: str = ""
    code: str = ""
    shown: str = ""  # the one page with the whole tax id

    @property
    def case(self) -> KycCase:
        return KycCase.objects.get(account=self.account)

    @property
    def secrets(self) -> tuple[str, ...]:
        """The key is known by its beginning and end, an id by its last four."""
        ids = (EIN, EIN_AS_TYPED, SSN, SSN_AS_TYPED)
        return (*ids, self.key, self.key[12:-4], SECRET, REGISTRY_KEY)


@pytest.fixture
def story(
    db: None,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    register: type[Register],
    django_capture_on_commit_callbacks: Commit,
) -> Story:
    for logger in ("", "urllib3", "django", "django.request", "celery"):
        caplog.set_level(logging.DEBUG, logger)
    trail = Trail(django_capture_on_commit_callbacks)
    monkeypatch.setattr(app, "send_task", lambda name, args: trail.tasks.append((name, args)))
    app.loader.import_default_modules()
    guest, customer = make_guest("fresh"), Client()
    customer.force_login(guest.user)
    staff = [make_staff(StaffRole.REVIEWER), make_staff(StaffRole.SENIOR)]
    reviewer, senior = (sign_in(each) for each in staff)
    return Story(trail, guest.account, guest.user, customer, reviewer, senior)


def _walk(story: Story) -> None:
    """The whole way, from the first typing error to a key that works."""
    _type_and_submit(story)
    _ask_for_a_change(story)
    _look_at_the_tax_id(story)
    _approve(story)
    _make_a_key(story)
    _use_the_second_factor(story)
    _open_every_page(story)


def _type_and_submit(story: Story) -> None:
    visit, customer = story.trail.visit, story.customer
    wrong = {**US_BUSINESS, "tax_id": SSN_AS_TYPED}
    for action in ("save", "check", "submit"):
        visit(customer, "post", "/compliance", {**wrong, "action": action})
    asked = {"answers": {"tax_id": SSN}}
    evaluated = customer.post("/v3/compliance/evaluate", asked, content_type="application/json")
    story.trail.keep("evaluate", evaluated)
    assert visit(customer, "post", "/compliance", {**US_BUSINESS, "action": "check"})
    submitted = visit(customer, "post", "/compliance", {**US_BUSINESS, "action": "submit"})
    assert submitted["Location"] == "/compliance/status"


def _ask_for_a_change(story: Story) -> None:
    _decide(story, "claim")
    _decide(story, "note", text="They called us twice.")
    _decide(story, "shared-note", text="We are looking at it.")
    for text in (f"Their id is {EIN}.", f"Is {EIN_AS_TYPED} right?"):
        _try_to_note(story, text)
    _decide(story, "refresh")
    _decide(story, "request-changes")
    changed = {"use_case": BETTER, "action": "submit"}
    submitted = story.trail.visit(story.customer, "post", "/compliance", changed)
    assert submitted["Location"] == "/compliance/status"


def _look_at_the_tax_id(story: Story) -> None:
    ask = reverse("admin:compliance_kyccase_decide", args=[story.case.pk, "ask-tax-id"])
    said = {"version": "", "note": "The register asks us for a copy."}
    assert story.trail.visit(story.senior, "post", ask, said).status_code == 302
    look, colleague = SecondLook.objects.get(), sign_in(make_staff(StaffRole.SENIOR))
    confirm = reverse("admin:accounts_secondlook_decide", args=[look.pk, "confirm"])
    said = {"version": look.updated_at.isoformat(), "answer": "Yes."}
    assert story.trail.visit(colleague, "post", confirm, said).status_code == 302
    show = reverse("admin:compliance_kyccase_tax_id", args=[story.case.pk])
    story.shown = story.senior.post(show).content.decode()


def _approve(story: Story) -> None:
    _decide(story, "claim")
    _decide(story, "approve")
    if story.case.state == "second_review":
        _decide(story, "confirm", client=story.senior)
    assert story.case.state == "approved"


def _try_to_note(story: Story, text: str) -> None:
    """It is refused; the page shows whoever typed it what they typed, and nobody else."""
    refused = decide(story.reviewer, story.case, "note", text=text)
    assert refused.status_code == 400
    shown = refused.content.decode()
    assert text in shown
    story.trail.pages.append(("a refused note", shown.replace(text, "")))


def _decide(story: Story, name: str, *, client: Client | None = None, **said: Any) -> HttpResponse:
    """Take a decision as a reviewer does, having looked at the page of the case before."""
    browser = client or story.reviewer
    story.trail.visit(browser, "get", page_of(story.case))
    with story.trail.commit(execute=True):
        answer: HttpResponse = decide(browser, story.case, name, **said)
    story.trail.work()
    story.trail.keep(name, answer)
    assert answer.status_code == 302, answer.content.decode()
    return answer


def _make_a_key(story: Story) -> None:
    shown = story.customer.post("/keys", {"name": "Shop"}).content.decode()
    (story.key,) = re.findall(r"sk_live_[A-Za-z0-9]{32}", shown)
    for path in ("/v3/me", "/v3/compliance/status", "/v3/contacts"):
        story.trail.keep(path, Client().get(path, headers={"x-api-key": story.key}))
    key = ApiKey.objects.get()
    story.trail.visit(story.customer, "get", f"/keys/{key.pk}/revoke")


def _use_the_second_factor(story: Story) -> None:
    story.code = read_code(SECRET)
    staff = make_staff(StaffRole.REVIEWER)
    halfway = sign_in(staff, second_factor=False)
    entered = {"code": story.code}
    assert story.trail.visit(halfway, "post", "/accounts/2fa/reauthenticate/", entered)
    story.trail.visit(sign_in(staff), "get", "/accounts/2fa/")


def _open_every_page(story: Story) -> None:
    """Every page of the dashboard, and every list and object of the staff's pages."""
    for path in PAGES:
        story.trail.visit(story.customer, "get", path)
    story.trail.visit(story.senior, "get", "/admin/")
    for model, shown in admin.site._registry.items():
        story.trail.visit(story.senior, "get", shown.list_url)
        for words in (EIN, SSN, story.key):
            found = story.senior.get(shown.list_url, {"q": words}).context["cl"].result_list
            assert not list(found), model
        for one in model._default_manager.all()[:20]:
            story.trail.visit(story.senior, "get", shown.get_object_url(one))
    for decision in ("approve", "request-changes", "reject", "shared-note", "ask-tax-id"):
        path = reverse("admin:compliance_kyccase_decide", args=[story.case.pk, decision])
        story.trail.visit(story.senior, "get", path)


def test_what_was_planted_surfaces_nowhere(
    story: Story, register: type[Register], caplog: pytest.LogCaptureFixture
) -> None:
    _walk(story)
    _assert_walked_to_the_end(story, register)
    places = [
        *story.trail.pages,
        ("the page that shows the tax id", story.shown.replace(EIN, "")),
        ("mails", "".join(f"{each.subject}{each.body}{vars(each)}" for each in mail.outbox)),
        ("log lines", caplog.text + "\n".join(str(vars(record)) for record in caplog.records)),
        ("tasks", str(story.trail.tasks)),
        ("addresses of registers", "\n".join(head.splitlines()[0] for head in register.heads)),
        ("audit events", str(list(AuditEvent.objects.values_list()))),
        *_iter_tables(),
        *_iter_sessions(),
    ]
    for where, text in places:
        assert text, where
        for secret in story.secrets:
            assert secret not in text, f"{secret} in {where}"


def _assert_walked_to_the_end(story: Story, register: type[Register]) -> None:
    """Without this, nothing could be found because nothing had happened."""
    assert story.case.submissions.count() == 2
    assert len(story.trail.pages) > 80
    names = {name for name, _ in story.trail.tasks}
    assert {"compliance.gather_evidence", "compliance.screen_submission"} <= names
    kinds = set(Notice.objects.values_list("kind", flat=True))
    assert {"submission_received", "note_shared", "action_required", "submission_approved"} <= kinds
    assert len(mail.outbox) >= 4
    assert AuditEvent.objects.count() > 15
    assert EIN in story.shown
    assert any(EIN in body for body in register.bodies)
    assert not [body for body in register.bodies if SSN in body]  # it is no tax id
    for _, arguments in story.trail.tasks:
        assert all(re.fullmatch(r"[0-9a-f-]{36}", argument) for argument in arguments)


def _iter_tables() -> Iterator[tuple[str, str]]:
    tables = connection.introspection.table_names()
    assert len(tables) > 30
    with connection.cursor() as cursor:
        for table in tables:
            name = connection.ops.quote_name(table)
            cursor.execute(f"SELECT coalesce(string_agg(t::text, ' '), '-') FROM {name} t")
            yield table, cursor.fetchone()[0]


def _iter_sessions() -> Iterator[tuple[str, str]]:
    """What a session holds is packed, so it is looked into as well."""
    for session in Session.objects.all():
        yield "a session", f"{session.get_decoded()}"


def test_an_accident_of_ours_tells_nobody(
    story: Story, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A failure in the middle of the form: the page and the log name neither what was typed."""

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("out of order")

    monkeypatch.setattr("compliance.services.save_draft.get_or_copy_draft", fail)
    story.customer.raise_request_exception = False
    answer = story.customer.post("/compliance", {**US_BUSINESS, "action": "submit"})
    assert answer.status_code == 500
    assert "out of order" in caplog.text
    records = "\n".join(str(vars(record)) for record in caplog.records)
    for secret in (EIN, EIN_AS_TYPED):
        assert secret not in answer.content.decode() + caplog.text + records
