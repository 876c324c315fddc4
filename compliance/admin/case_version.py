"""What a decision must name to show that it was taken on the present facts.

The version on the table, the last thing that happened to the case, the evidence, the screening and
the last private note: if any of them is another one than the reviewer had before their eyes, the
form is refused and shows what changed. So a form that is sent twice has an effect once.
"""

import uuid
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery

from accounts.admin.timeline import describe_events_since
from accounts.models import AuditEvent
from accounts.selectors import list_events
from compliance.admin.case_facts import get_facts
from compliance.admin.submission_view import list_changes
from compliance.findings.finding import Severity
from compliance.models import Evidence, KycCase, PrivateNote, RiskScreening, Submission
from compliance.services.move_case import SUBJECT
from config.show import NEW, OLD, Pieces
from config.visible_text import make_visible

_MOST_NOTES = 5
_WARNS = frozenset({Severity.BLOCK, Severity.WARN})


def get_case_version(case: KycCase) -> str:
    """Return ``submission:event:evidence:screening:note``, read anew."""
    frozen = Submission.objects.filter(case=OuterRef("pk")).exclude(frozen_at=None)
    newest = frozen.order_by("-version").values("pk")[:1]
    events = AuditEvent.objects.filter(account=OuterRef("account"), subject=SUBJECT)
    rows = KycCase.objects.filter(pk=case.pk).annotate(
        on_table=Subquery(newest),
        last=Subquery(events.order_by("-sequence").values("sequence")[:1]),
    )
    about = {"submission": OuterRef("on_table")}
    complete = Evidence.objects.filter(**about).exclude(completed_at=None)
    screenings = RiskScreening.objects.filter(**about).order_by("-created_at", "-id")
    rows = rows.annotate(
        seen_evidence=Subquery(complete.order_by(F("completed_at").desc()).values("pk")[:1]),
        seen_screening=Subquery(screenings.values("pk")[:1]),
        seen_note=Subquery(_list_notes(OuterRef("pk")).values("pk")[:1]),
    )
    columns = ("on_table", "last", "seen_evidence", "seen_screening", "seen_note")
    return ":".join(str(each or "") for each in rows.values_list(*columns).get())


def read_submission(version: str) -> uuid.UUID:
    """Return the submission that a version of ours names."""
    return uuid.UUID(version.partition(":")[0])


def describe_case_changes(case: KycCase, *, seen: str) -> list[str]:
    """Return what happened, and what is another one, since the version ``seen``."""
    parts = (*seen.split(":"), "", "", "", "")
    submission_id, sequence, evidence_id, screening_id, note_id = parts[:5]
    happened = describe_events_since(_list_case_events(case), seen=sequence)
    return [
        *happened,
        *_compare_answers(case, submission_id),
        *_compare_evidence(case, evidence_id),
        *_compare_screenings(case, screening_id),
        *_list_new_notes(case, note_id),
    ]


def _list_case_events(case: KycCase) -> QuerySet[AuditEvent]:
    return list_events(case.account).filter(subject=SUBJECT)


def _compare_answers(case: KycCase, seen_id: str) -> list[str]:
    facts = get_facts(case)
    seen = next((each for each in facts.versions if str(each.pk) == seen_id), None)
    if seen is None or seen == facts.submission:
        return []
    changes = list_changes(facts.versions[0], old=seen, papers=facts.papers)
    return [make_visible(f"{each.label}: {_write_out(each.diff)}") for each in changes]


def _write_out(diff: Pieces) -> str:
    """A word diff in one line of plain text."""
    brackets = {OLD: "[-{}-]", NEW: "[+{}+]"}
    side_by_side = len(diff.pieces) == 3 and diff.pieces[1][1] == " → "
    return "".join(
        text if side_by_side else brackets.get(kind, "{}").format(text)
        for kind, text in diff.pieces
    )


def _compare_evidence(case: KycCase, seen_id: str) -> Iterator[str]:
    newest = get_facts(case).evidence
    seen = _find(Evidence.objects.filter(submission__case=case), seen_id)
    if newest is None or seen is None or newest == seen:
        return
    before, now = _list_problems(seen.findings), _list_problems(newest.findings)
    yield f"New evidence, of {newest.completed_at:%Y-%m-%d %H:%M} UTC."
    yield from (f"Found now: {each}" for each in now if each not in before)
    yield from (f"No longer found: {each}" for each in before if each not in now)


def _list_problems(findings: Iterable[Mapping[str, Any]]) -> list[str]:
    return [make_visible(each["problem"]) for each in findings if each["severity"] in _WARNS]


def _compare_screenings(case: KycCase, seen_id: str) -> Iterator[str]:
    newest = get_facts(case).screening
    seen = _find(RiskScreening.objects.filter(submission__case=case), seen_id)
    if newest is None or newest == seen:
        return
    before = f"{seen.outcome}, {seen.score} points" if seen else "not screened yet"
    yield f"Risk was: {before}. It is now: {newest.outcome}, {newest.score} points."


def _list_new_notes(case: KycCase, seen_id: str) -> Iterator[str]:
    seen = _find(PrivateNote.objects.filter(case=case), seen_id)
    for note in _list_notes(case).select_related("author")[:_MOST_NOTES]:
        if note == seen:
            return
        yield make_visible(f"{note.author} wrote a private note: “{note}”")


def _list_notes(case: Any) -> QuerySet[PrivateNote]:
    return PrivateNote.objects.filter(case=case).order_by("-created_at", "-id")


def _find(rows: QuerySet[Any], seen_id: str) -> Any:
    """What a form sent back to us may be anything."""
    try:
        return rows.filter(pk=uuid.UUID(seen_id)).first()
    except ValueError:
        return None
