"""What the second person reads before agreeing: exactly what is asked for, by whom, and why."""

from typing import Any

from django.urls import reverse

from accounts.admin.timeline import build_timeline, name_actor
from accounts.models import SecondLook
from accounts.models.second_look import LookKind
from accounts.selectors import get_suspension
from config.panels import Facts, Panel, Text
from config.show import Badge, Link
from config.visible_text import make_visible

_LABELS = {
    "send_limit": "Sends allowed",
    "days": "Days, from the confirmation on",
    "destination_countries": "Countries",
}
_APPEAL = "appeal"  # the fact that names the appeal behind a request


def build_panels(look: SecondLook) -> list[Panel]:
    """Return the page of a request."""
    return [
        Facts("What is asked for", [*describe_request(look), *_link_appeal(look)]),
        Text("Why", look.note),
        _build_circumstances(look),
        _build_course(look),
        build_timeline(look.account),
    ]


def describe_request(look: SecondLook) -> list[tuple[str, Any]]:
    """Return label and value of everything that will be done, as it was asked for."""
    rows = [
        (_LABELS.get(name) or _name(name), _write(value))
        for name, value in look.facts.items()
        if name != _APPEAL
    ]
    return [("What", look.get_kind_display()), *rows]


def _name(fact: str) -> str:
    return make_visible(fact.replace("_", " ").capitalize())


def _write(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _link_appeal(look: SecondLook) -> list[tuple[str, Link]]:
    appeal_id = look.facts.get(_APPEAL)
    if not appeal_id:
        return []
    url = reverse("admin:accounts_appeal_change", args=[appeal_id])
    return [("Because of", Link("The appeal that was upheld", url))]


def _build_circumstances(look: SecondLook) -> Facts:
    account = look.account
    url = reverse("admin:accounts_account_change", args=[account.pk])
    rows = [
        ("Account", Link(account.name, url)),
        ("Stage", Badge(account.stage)),
        ("Standing", Badge(account.standing)),
        ("Tier", Badge(account.tier)),
        ("Risk screening", Badge(account.risk, "good" if account.risk == "allow" else "wait")),
    ]
    if look.kind == LookKind.LIFT:
        rows += _describe_suspension(look)
    return Facts("How the account stands", rows)


def _describe_suspension(look: SecondLook) -> list[tuple[str, Any]]:
    event = get_suspension(look.account)
    if event is None:
        return []
    return [
        ("Suspended by", name_actor(event)),
        ("Suspended", event.occurred_at),
        ("Reason given to the customer", look.account.standing_note),
    ]


def _build_course(look: SecondLook) -> Facts:
    rows = [
        ("Asked by", look.asked_by),
        ("Asked", look.created_at),
        ("Expires", look.expires_at),
        ("Decided by", look.decided_by),
        ("Decided", look.decided_at),
        ("Answer", look.answer),
    ]
    return Facts("Who and when", rows)
