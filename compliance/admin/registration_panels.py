"""What the pages of a brand and of a campaign have in common."""

from collections.abc import Iterable
from typing import Any

from django.db.models import DecimalField, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from compliance.admin.registration_words import (
    describe_delay,
    describe_place,
    describe_since,
    describe_wait,
)
from compliance.admin.registry_exchange import conceal
from compliance.models import Reason, RegistryAttempt
from compliance.models.registry import PAID
from compliance.services.tcr.correct import get_cost
from compliance.services.tcr.moves import Registered
from compliance.tcr.answers import LABELS
from config.panels import Facts
from config.show import Badge, Website

_WEBSITES = frozenset({"website_url", "privacy_url", "terms_url"})


def add_spent(registered: QuerySet, *, by: str, **only: Any) -> QuerySet:
    """Add ``spent``: the fees in USD that each of them has cost, counted in the same statement."""
    mine = {by: OuterRef("pk"), **only}
    paid = RegistryAttempt.objects.filter(outcome__in=PAID, **mine).order_by()
    total = paid.values(by).annotate(total=Sum("fee")).values("total")
    money = DecimalField(max_digits=10, decimal_places=2)
    return registered.annotate(spent=Coalesce(Subquery(total), 0, output_field=money))


def build_place(registered: Any) -> Facts:
    rows = [
        ("State", [Badge(registered.state), *describe_since(registered)]),
        ("Whose turn", describe_wait(registered)),
        ("Why it stands here", describe_place(registered)),
        ("Time taken", describe_delay(registered)),
        ("Of", registered.profile.name if registered.profile else "the account itself"),
        ("First submitted", registered.submitted_at),
        ("First ready", registered.settled_at),
        ("Last look at the registry", registered.looked_at),
        ("Next look", registered.next_look_at),
        ("Fees so far", f"{registered.spent} USD"),
        ("To have it judged now costs", f"{get_cost(registered)} USD"),
    ]
    if registered.is_mock:
        rows.append(("Mock", "The registry keeps it apart; it never reaches a carrier."))
    return Facts("Where it stands", rows)


def build_problem(registered: Registered) -> Facts:
    """The registry's words, ours, and what was opened for the customer."""
    rows = [
        ("In the registry's words, or ours", conceal(registered.problem)),
        ("Our reasons", _name_reasons(registered.problem_codes)),
        ("Fields asked for", [LABELS.get(name, name) for name in registered.asked_fields]),
        ("Known to nobody here", registered.unmapped),
        ("Other state than we had", registered.disagreed_at),
        ("Called late", registered.escalated_at),
    ]
    return Facts("What is wrong", rows)


def _name_reasons(codes: Iterable[str]) -> list[str]:
    known = Reason.objects.filter(code__in=codes, retired_at=None)
    titles = {each.code: f"{each.title}: {each.problem}" for each in known}
    return [titles.get(code, code) for code in codes]


def show_answer(registered: Any, name: str) -> Any:
    value = getattr(registered, name)
    return Website(value) if name in _WEBSITES and value else value
