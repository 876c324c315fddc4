"""A website gets three tries; what was found in the end is kept as it was found, for good."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import DatabaseError, transaction
from django.utils import timezone

from accounts.models import AuditEvent, Membership, User
from compliance.models import Evidence, KycCase, PageVisit, StoredPage, Submission
from compliance.selectors import get_evidence, get_gathering
from compliance.services.approve_case import approve_case
from compliance.services.gather_evidence import (
    gather_evidence,
    refresh_evidence,
    resume_evidence,
)
from compliance.services.load_dossier import load_dossier
from config.celery import app
from config.errors import ErrorCode
from tests.at_once import race
from tests.compliance.factories import (
    claimed_case,
    draft_case,
    get_customer,
    make_reviewer,
    returned_case,
    submitted_case,
    under_review,
)
from tests.websites import HOME, FakeWeb

pytestmark = pytest.mark.django_db

Refused = Callable[[ErrorCode], Any]
SITE = "https://www.example.com"
SHOP = f"{SITE}/checkout"
TWO_MINUTES, FIVE_MINUTES = timedelta(minutes=2), timedelta(minutes=5)


@pytest.fixture
def case(db: None) -> KycCase:
    return submitted_case()


@pytest.fixture
def scheduled(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> Callable[..., Any]:
    """``with scheduled() as tasks``: what was handed to the broker, as (name, arguments)."""

    @contextmanager
    def watch() -> Iterator[list[tuple[str, list[str]]]]:
        tasks: list[tuple[str, list[str]]] = []
        monkeypatch.setattr(app, "send_task", lambda name, args: tasks.append((name, args)))
        with django_capture_on_commit_callbacks(execute=True):
            yield tasks

    return watch


def take_down(web: FakeWeb, kind: str = "timeout") -> None:
    for url in (SITE, f"{SITE}/", SHOP):
        web.fail(url, kind)


def bring_back(web: FakeWeb) -> None:
    web.pages.clear()


def refresh(case: KycCase, actor: User | None = None) -> Evidence:
    return refresh_evidence(case.pk, actor=actor or make_reviewer())


def read_codes(evidence: Evidence) -> set[str]:
    evidence.refresh_from_db()
    return {finding["code"] for finding in evidence.findings}


def read_rows(evidence: Evidence) -> list[tuple[Any, ...]]:
    visits = PageVisit.objects.filter(evidence=evidence).order_by("role").values_list()
    return [*Evidence.objects.filter(pk=evidence.pk).values_list(), *visits]


def test_a_good_site_is_looked_at_once(
    case: KycCase, reviewer: User, scheduled: Callable[..., Any]
) -> None:
    with scheduled() as tasks:
        evidence = refresh(case, reviewer)
    assert (evidence.completed_at, evidence.asked_by) == (None, reviewer)
    assert tasks == [("compliance.gather_evidence", [str(evidence.pk)])]
    with scheduled() as tasks:
        assert gather_evidence(evidence.pk)
    assert tasks == [("compliance.screen_submission", [str(under_review(case).pk)])]
    evidence.refresh_from_db()
    assert evidence.attempts == 1
    assert get_evidence(under_review(case)) == evidence
    visits = {visit.role: visit for visit in evidence.visits.select_related("page")}
    assert set(visits) == {"website", "opt_in", "privacy", "terms"}
    assert visits["website"].page.body == HOME.encode()
    assert visits["website"].tls == "TLSv1.3"
    verbs = AuditEvent.objects.order_by("sequence").values_list("verb", "actor__full_name")
    assert list(verbs)[-2:] == [("refresh_evidence", "Rae Reviewer"), ("store_evidence", None)]


def test_what_was_stored_is_read_again_as_it_was_found(case: KycCase, web: FakeWeb) -> None:
    evidence = refresh(case)
    gather_evidence(evidence.pk)
    evidence.refresh_from_db()
    dossier = load_dossier(under_review(case), evidence)
    website = dossier.visits["website"]
    assert website.fetched.body == HOME.encode()
    assert website.page.text == StoredPage.objects.get(sha256=website.sha256).text
    for finding in evidence.findings:
        if finding["page_hash"] and finding["quote"]:
            page = StoredPage.objects.get(sha256=finding["page_hash"])
            assert finding["quote"] in page.text


def test_a_site_that_is_down_for_some_minutes_fails_nobody(case: KycCase, web: FakeWeb) -> None:
    """Down at the first two tries, up at the third."""
    take_down(web)
    evidence, start = refresh(case), timezone.now()
    with time_machine.travel(start, tick=False) as clock:
        clock.shift(1)
        assert not gather_evidence(evidence.pk)
        _assert_next_try(evidence, timezone.now() + TWO_MINUTES)
        assert not gather_evidence(evidence.pk)  # too early
        clock.shift(TWO_MINUTES)
        assert not gather_evidence(evidence.pk)
        _assert_next_try(evidence, timezone.now() + FIVE_MINUTES)
        clock.shift(FIVE_MINUTES)
        bring_back(web)
        assert gather_evidence(evidence.pk)
    evidence.refresh_from_db()
    assert evidence.attempts == 3
    assert not {code for code in read_codes(evidence) if code.startswith("website_timeout")}


def _assert_next_try(evidence: Evidence, at: datetime) -> None:
    evidence.refresh_from_db()
    assert evidence.completed_at is None
    assert evidence.next_try_at == at
    assert not evidence.visits.exists()


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("timeout", "website_timeout"),
        ("dns_failure", "website_dns_failure"),
        ("unreachable", "website_unreachable"),
    ],
)
def test_a_site_that_is_down_three_times_is_down(
    kind: str, code: str, case: KycCase, web: FakeWeb
) -> None:
    take_down(web, kind)
    evidence = refresh(case)
    with time_machine.travel(timezone.now() + timedelta(seconds=1), tick=False) as clock:
        for last in (False, False, True):
            assert gather_evidence(evidence.pk) is last
            clock.shift(FIVE_MINUTES)
    assert code in read_codes(evidence)
    assert PageVisit.objects.get(evidence=evidence, role="website").failure == kind
    assert AuditEvent.objects.get(verb="store_evidence").facts["blocking"]


def test_a_server_error_passes_too(case: KycCase, web: FakeWeb) -> None:
    web.put(f"{SITE}/", "Out of order", status=503)
    evidence = refresh(case)
    assert not gather_evidence(evidence.pk)
    assert evidence.attempts == 0


@pytest.mark.parametrize("kind", ["url_not_public", "certificate", "redirect_loop"])
def test_what_another_try_does_not_cure_counts_at_once(
    kind: str, case: KycCase, web: FakeWeb
) -> None:
    take_down(web, kind)
    evidence = refresh(case)
    assert gather_evidence(evidence.pk)
    assert any(code.startswith("website_") for code in read_codes(evidence))


def test_a_page_that_went_away_after_the_submission_is_found_before_the_decision(
    reviewer: User, web: FakeWeb, refused: Refused
) -> None:
    case, version = claimed_case(reviewer)
    long_after = timezone.now() + timedelta(hours=24, seconds=1)
    with time_machine.travel(long_after, tick=False):
        KycCase.objects.filter(pk=case.pk).update(lease_until=long_after + FIVE_MINUTES)
        with refused(ErrorCode.EVIDENCE_STALE):
            approve_case(case.pk, submission_id=version.pk, actor=reviewer)
        web.put(f"{SITE}/", "<h1>Not found</h1>", status=404)
        evidence = refresh(case, reviewer)
        assert gather_evidence(evidence.pk)
        assert "website_not_found" in read_codes(evidence)
        case = approve_case(case.pk, submission_id=version.pk, actor=reviewer)
    assert case.state == "second_review"  # a finding that blocks takes a second person


def test_a_task_that_is_delivered_twice_works_once(case: KycCase, web: FakeWeb) -> None:
    evidence = refresh(case)
    assert gather_evidence(evidence.pk)
    visited, rows, events = len(web.visited), read_rows(evidence), AuditEvent.objects.count()
    assert not gather_evidence(evidence.pk)
    assert (len(web.visited), read_rows(evidence)) == (visited, rows)
    assert AuditEvent.objects.count() == events


def test_a_dead_workers_look_is_taken_over(
    case: KycCase, web: FakeWeb, monkeypatch: pytest.MonkeyPatch, scheduled: Callable[..., Any]
) -> None:
    evidence = refresh(case)

    class Killed(BaseException):
        """As a worker that is killed while it waits for a website."""

    def die(*_: object, **__: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr("compliance.services.gather_evidence.build_dossier", die)
        with pytest.raises(Killed):
            gather_evidence(evidence.pk)
    with scheduled() as tasks:
        assert resume_evidence() == 0  # somebody may still be at it
    assert not gather_evidence(evidence.pk)
    with time_machine.travel(timezone.now() + timedelta(seconds=91), tick=False):
        with scheduled() as tasks:
            assert resume_evidence() == 1
        assert tasks == [("compliance.gather_evidence", [str(evidence.pk)])]
        assert gather_evidence(evidence.pk)
    evidence.refresh_from_db()
    assert evidence.attempts == 1


def test_the_sweeper_starts_what_is_due_and_nothing_else(
    case: KycCase, web: FakeWeb, scheduled: Callable[..., Any]
) -> None:
    done, waiting, due = refresh(case), refresh(submitted_case()), refresh(submitted_case())
    assert gather_evidence(done.pk)
    take_down(web)
    assert not gather_evidence(waiting.pk)
    with scheduled() as tasks:
        assert resume_evidence() == 1
    assert tasks == [("compliance.gather_evidence", [str(due.pk)])]


def test_asking_again_while_a_look_is_under_way_changes_nothing(case: KycCase) -> None:
    evidence = refresh(case)
    rows, events = read_rows(evidence), AuditEvent.objects.count()
    assert refresh(case) == evidence
    assert (read_rows(evidence), AuditEvent.objects.count()) == (rows, events)
    assert get_gathering(under_review(case)) == evidence


@pytest.mark.parametrize(
    "make", [draft_case, lambda: returned_case(make_reviewer())], ids=["draft", "with the customer"]
)
def test_only_what_waits_for_us_is_looked_at_again(
    make: Callable[[], KycCase], reviewer: User, refused: Refused
) -> None:
    case = make()
    with refused(ErrorCode.STATE_FORBIDS):
        refresh(case, reviewer)
    assert not Evidence.objects.filter(completed_at=None).exists()


def test_nobody_asks_about_their_own_company(
    case: KycCase, reviewer: User, refused: Refused
) -> None:
    owner = get_customer(case)
    Membership.objects.create(account_id=case.account_id, user=reviewer, role="developer")
    for person in (reviewer, owner):
        with refused(ErrorCode.ROLE_NOT_ALLOWED):
            refresh(case, person)


@pytest.mark.parametrize(
    "tamper",
    [
        lambda row: Evidence.objects.filter(pk=row.pk).update(findings=[]),
        lambda row: Evidence.objects.filter(pk=row.pk).update(completed_at=None),
        lambda row: row.delete(),
        lambda row: PageVisit.objects.filter(evidence=row).update(status=200),
        lambda row: PageVisit.objects.filter(evidence=row).delete(),
        lambda row: StoredPage.objects.update(text="We never share your number."),
        lambda row: StoredPage.objects.all().delete(),
    ],
)
def test_what_was_found_takes_no_change(
    tamper: Callable[[Evidence], object], case: KycCase
) -> None:
    evidence = refresh(case)
    gather_evidence(evidence.pk)
    evidence.refresh_from_db()
    before = read_rows(evidence), list(StoredPage.objects.order_by("pk").values_list())
    with pytest.raises(DatabaseError), transaction.atomic():
        tamper(evidence)
    assert before == (read_rows(evidence), list(StoredPage.objects.order_by("pk").values_list()))


def test_the_same_page_is_kept_once(case: KycCase) -> None:
    kept = StoredPage.objects.count()
    gather_evidence(refresh(case).pk)
    gather_evidence(refresh(submitted_case()).pk)
    assert StoredPage.objects.count() == kept


HOSTILE = (
    b"\0\0nul\0",
    b"&#0;&#xD800;&#xDFFF;&#x110000;",
    b"\xff\xfe\xed\xa0\x80 broken",
    "\u202egnp.exe \u2066 \ufeff \U0010ffff".encode(),
    b"<title>\0title</title>",
    b"<script>alert('evidence')</script><img src=x onerror=alert(1)>",
    b"x" * 300_000,
)


@pytest.mark.parametrize("odd", HOSTILE, ids=range(len(HOSTILE)))
def test_no_page_is_too_odd_to_be_kept(odd: bytes, case: KycCase, web: FakeWeb) -> None:
    for url in (f"{SITE}/", SHOP, f"{SITE}/privacy", f"{SITE}/terms"):
        web.put(url, odd + HOME.encode() + odd)
    evidence = refresh(case)
    assert gather_evidence(evidence.pk)
    page = PageVisit.objects.get(evidence=evidence, role="website").page
    assert page.body == odd + HOME.encode() + odd
    assert "\0" not in page.text + page.title
    page.text.encode()


def test_no_address_is_too_odd_to_be_kept(case: KycCase, web: FakeWeb) -> None:
    odd = f"{SITE}/\0\ud800\u202e"
    facts = {"final_url": odd, "redirects": (odd,), "content_type": "text/html", "detail": odd}
    web.put(f"{SITE}/", HOME, **facts)
    evidence = refresh(case)
    assert gather_evidence(evidence.pk)
    visit = PageVisit.objects.get(evidence=evidence, role="website")
    assert visit.final_url == f"{SITE}/?\u202e"
    assert visit.redirects == [visit.final_url]


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_look_once(web: FakeWeb) -> None:
    case = submitted_case()
    evidence = refresh(case)
    web.visited.clear()
    results = race(*[lambda: gather_evidence(evidence.pk)] * 4)
    assert sorted(map(bool, results)) == [False, False, False, True]
    assert len(web.visited) == len(set(web.visited))
    assert AuditEvent.objects.filter(verb="store_evidence").count() == 1
    assert Submission.objects.get(case=case).evidence.exclude(completed_at=None).count() == 2
