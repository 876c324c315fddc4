"""What was said and done about a case so far, and which other accounts it is connected with."""

from collections.abc import Mapping, Sequence

from django.urls import reverse

from accounts.admin.timeline import build_timeline
from compliance.admin.case_facts import CaseFacts
from compliance.form_fields import get_field
from compliance.links import Linked, list_linked
from compliance.models import KycCase, Reason, Submission
from compliance.selectors import list_open_requests
from config.panels import Panel, Table
from config.show import Badge, Link

_SHARED = {"tax_id": "tax id", "domain": "domain", "phone": "phone", "email": "e-mail"}


def build_panels(facts: CaseFacts) -> list[Panel]:
    """Return the panels below the evidence, what may change a decision first."""
    return [
        _build_linked(facts),
        _build_requests(facts.case),
        _build_decisions(facts),
        _build_versions(facts.versions),
        build_timeline(facts.case.account),
    ]


def _build_linked(facts: CaseFacts) -> Table:
    submission = facts.submission
    account_id = facts.case.account_id
    linked = list_linked(submission, account_id=account_id) if submission else []
    rows = [
        (_link_account(each), ", ".join(_SHARED[name] for name in each.shares)) for each in linked
    ]
    return Table(
        "Linked accounts", ("Account", "Shares"), rows, empty="No other account shares anything."
    )


def _link_account(linked: Linked) -> Link:
    return Link(
        linked.account_name, reverse("admin:accounts_account_change", args=[linked.account_id])
    )


def _build_requests(case: KycCase) -> Table:
    rows = [
        (get_field(request.field).label, request.reason.title, request.note, request.created_at)
        for request in list_open_requests(case)
    ]
    headers = ("Field", "Why", "Note", "Asked")
    return Table("Open requests", headers, rows, empty="Nothing is asked of the customer.")


def _build_decisions(facts: CaseFacts) -> Table:
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
        for decision in facts.decisions
    ]
    return Table("Decisions", ("Decision", "Why"), rows, empty="Nothing is decided yet.")


def _name_reasons(codes: Sequence[str], titles: Mapping[str, str]) -> list[str]:
    return [titles.get(code, code) for code in codes]


def _build_versions(versions: Sequence[Submission]) -> Table:
    rows = [(f"version {each.version}", each.frozen_at, each.submitted_by) for each in versions]
    return Table("Versions", ("Version", "Submitted", "By"), rows, empty="Nothing was submitted.")
