"""One case, one page: what was submitted, what changed, what we asked, what was decided."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from accounts.admin.timeline import build_timeline, describe_events_since, get_last_sequence
from accounts.models import AuditEvent
from accounts.selectors import list_events
from compliance.admin.checklist import Check, build_checklist
from compliance.admin.submission_view import Change, build_groups, list_changes, list_frozen
from compliance.completeness import get_field
from compliance.models import FieldRequest, KycCase, Reason, Submission
from compliance.selectors import list_decisions, list_open_requests
from compliance.services.move_case import SUBJECT
from config.panels import Facts, Panel, Table
from config.show import Badge
from config.visible_text import make_visible


@dataclass(frozen=True, slots=True)
class CasePage:
    submission: Submission | None
    previous: Submission | None
    groups: list[Facts]
    changes: list[Change]
    checklist: list[Check]
    beside: list[Panel]


def build_case_page(case: KycCase) -> CasePage:
    """Return everything the page shows."""
    versions = list_frozen(case)
    newest, previous = (*versions[:2], None, None)[:2]
    return CasePage(
        submission=newest,
        previous=previous,
        groups=build_groups(newest) if newest else [],
        changes=_list_changes(newest, previous) if newest and previous else [],
        checklist=build_checklist(newest) if newest else [],
        beside=[
            _build_requests(case),
            _build_decisions(case),
            _build_versions(versions),
            build_timeline(case.account),
        ],
    )


def get_case_version(case: KycCase) -> str:
    """Return the version on the table and the last thing that happened to the case."""
    newest = Submission.objects.filter(case=case).exclude(frozen_at=None).order_by("-version")
    submission_id = newest.values_list("pk", flat=True).first() or ""
    return f"{submission_id}:{get_last_sequence(_list_case_events(case))}"


def describe_case_changes(case: KycCase, *, seen: str) -> list[str]:
    """Return what happened, and which answers are new, since the version ``seen``."""
    submission_id, _, sequence = seen.partition(":")
    happened = describe_events_since(_list_case_events(case), seen=sequence)
    return [*happened, *_diff(case, submission_id)]


def _list_case_events(case: KycCase) -> QuerySet[AuditEvent]:
    return list_events(case.account).filter(subject=SUBJECT)


def _diff(case: KycCase, seen_id: str) -> list[str]:
    versions = list_frozen(case)
    seen = next((each for each in versions if str(each.pk) == seen_id), None)
    if seen is None or seen == versions[0]:
        return []
    changes = list_changes(versions[0], old=seen)
    return [
        make_visible(f"{each.label}: {_plain(each.old)} → {_plain(each.new)}") for each in changes
    ]


def _plain(value: object) -> str:
    return str(getattr(value, "address", value)) or "—"


def _list_changes(newest: Submission, previous: Submission) -> list[Change]:
    requests = FieldRequest.objects.filter(submission=previous)
    return list_changes(newest, old=previous, requests=requests)


def _build_requests(case: KycCase) -> Table:
    rows = [
        (get_field(request.field).label, request.reason.title, request.note, request.created_at)
        for request in list_open_requests(case)
    ]
    headers = ("Field", "Why", "Note", "Asked")
    return Table("Open requests", headers, rows, empty="Nothing is asked of the customer.")


def _build_decisions(case: KycCase) -> Table:
    titles = dict(Reason.objects.order_by("version").values_list("code", "title"))
    rows = [
        (
            [
                Badge(decision.get_kind_display()),
                f"version {decision.submission.version}",
                str(decision.decided_by),
                decision.created_at,
            ],
            [*_name_reasons(decision.reason_codes, titles), *filter(None, [decision.note])],
        )
        for decision in list_decisions(case).defer("submission__tax_id")
    ]
    return Table("Decisions", ("Decision", "Why"), rows, empty="Nothing is decided yet.")


def _name_reasons(codes: list[str], titles: Mapping[str, str]) -> list[str]:
    return [titles.get(code, code) for code in codes]


def _build_versions(versions: list[Submission]) -> Table:
    rows = [(f"version {each.version}", each.frozen_at, each.submitted_by) for each in versions]
    return Table("Versions", ("Version", "Submitted", "By"), rows, empty="Nothing was submitted.")
