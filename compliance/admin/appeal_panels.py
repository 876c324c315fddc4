"""What an appeal is decided on: the first decision, its reasons, and the customer's own words."""

from typing import Any

from django.urls import reverse

from accounts.admin.obstacles import OWN_ACCOUNT
from accounts.admin.timeline import build_timeline, name_actor
from accounts.models import Account, Appeal, User
from accounts.models.appeal import AppealKind
from accounts.selectors import list_events
from accounts.services.appeal import Barred
from accounts.services.appeal_suspension import list_barred_from_suspension
from compliance.models import Reason
from compliance.services.appeal_case import get_appealed_decision, list_barred_from_rejection
from config.panels import Facts, Panel, Table, Text
from config.show import Badge, Link

_LIST_BARRED = {
    AppealKind.REJECTION: list_barred_from_rejection,
    AppealKind.SUSPENSION: list_barred_from_suspension,
}


def build_panels(appeal: Appeal) -> list[Panel]:
    """Return the page of an appeal."""
    describe = {
        AppealKind.REJECTION: _describe_rejection,
        AppealKind.SUSPENSION: _describe_suspension,
    }
    return [
        Text("The customer's words", appeal.text, note=f"{appeal.opened_by} wrote this."),
        Facts("The first decision", describe[AppealKind(appeal.kind)](appeal)),
        _build_barred(appeal),
        _build_course(appeal),
        build_timeline(appeal.account),
    ]


def list_barred(appeal: Appeal) -> list[Barred]:
    """Return who may not decide because they decided before."""
    return _LIST_BARRED[AppealKind(appeal.kind)](appeal)


def _describe_rejection(appeal: Appeal) -> list[tuple[str, Any]]:
    rejection = get_appealed_decision(appeal)
    case = reverse("admin:compliance_kyccase_change", args=[rejection.case_id])
    return [
        ("What", Badge(rejection.get_kind_display(), "bad")),
        ("Case", Link(f"version {rejection.submission.version}, beside its evidence", case)),
        ("Confirmed by", rejection.decided_by),
        ("When", rejection.created_at),
        ("Reasons", _name_reasons(rejection.reason_codes)),
        ("Note to the customer", rejection.note),
    ]


def _name_reasons(codes: list[str]) -> list[str]:
    wordings = Reason.objects.filter(code__in=codes).order_by("version")
    newest = {reason.code: f"{reason.title}: {reason.problem}" for reason in wordings}
    return [newest.get(code, code) for code in codes]


def _describe_suspension(appeal: Appeal) -> list[tuple[str, Any]]:
    event = list_events(appeal.account).get(pk=appeal.against)
    return [
        ("What", Badge("Suspended", "bad")),
        ("By", name_actor(event)),
        ("When", event.occurred_at),
        ("Reason given to the customer", event.facts.get("note", "")),
        ("Standing now", Badge(appeal.account.standing)),
    ]


def _build_barred(appeal: Appeal) -> Table:
    """Why, for each; colleagues who belong to the account are named like those who decided."""
    rows: list[tuple[Any, str]] = [
        (each.person, f"Has {each.why}.") for each in list_barred(appeal)
    ]
    rows += [(user, OWN_ACCOUNT) for user in _list_staff_of(appeal.account)]
    headers = ("Who", "Why")
    return Table("Who may not decide", headers, rows, empty="Everybody with the role may.")


def _list_staff_of(account: Account) -> list[User]:
    members = User.objects.filter(memberships__account=account).exclude(staff_role="")
    return list(members.order_by("full_name", "email"))


def _build_course(appeal: Appeal) -> Facts:
    rows = [
        ("Opened", appeal.created_at),
        ("Answer due", appeal.due_at),
        ("Decided by", appeal.decided_by),
        ("Decided", appeal.decided_at),
        ("Statement of reasons", appeal.answer),
    ]
    return Facts("Who and when", rows)
