"""What is kept in versions (reasons, rules): which one is in force, and which were before it."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from compliance.models import Reason, RiskRule
from config.panels import Table
from config.show import Badge, Link, show

Versioned = Reason | RiskRule


class InForceFilter(admin.SimpleListFilter):
    title = "Versions"
    parameter_name = "show"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return (("force", "In force"), ("all", "All versions"))

    def value(self) -> str:
        return "all" if super().value() == "all" else "force"

    def choices(self, changelist: Any) -> Any:
        """Without the theme's own "All", which would mean no choice."""
        return list(super().choices(changelist))[1:]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset if self.value() == "all" else queryset.filter(retired_at=None)


def show_state(one: Versioned) -> str:
    return show(Badge("retired", "plain") if one.retired_at else Badge("in force", "good"))


def build_versions(one: Versioned, *, address: Callable[[Any], str]) -> Table:
    """Return every version of the same code, the newest first."""
    versions = type(one)._default_manager.filter(code=one.code).order_by("-version")
    rows = [_describe(each, address(each), is_this=each.pk == one.pk) for each in versions]
    return Table("Versions", ("Version", "Title", "In force since", "Retired"), rows)


def _describe(each: Versioned, url: str, *, is_this: bool) -> list[Any]:
    name = f"{each.version}, this one" if is_this else Link(str(each.version), url)
    return [name, each.title, each.created_at, each.retired_at]
