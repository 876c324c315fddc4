"""Who saw a whole tax id, when, whose, why, and who agreed. Read only, and it cannot be altered."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from unfold.decorators import display

from compliance.models import TaxIdReveal
from config.admin import ReviewAdmin
from config.panels import Facts, Panel
from config.show import Link, show
from config.visible_text import make_visible


@admin.register(TaxIdReveal)
class TaxIdRevealAdmin(ReviewAdmin):
    list_display = ("when", "business", "who", "agreed", "why")
    ordering = ("-created_at",)
    search_fields = ("seen_by__email", "submission__case__account__name")
    search_help_text = "Colleague's e-mail, or business"

    def get_queryset(self, request: HttpRequest) -> Any:
        reveals = super().get_queryset(request).defer("submission__tax_id")
        return reveals.select_related(
            "submission__case__account", "seen_by", "second_look__decided_by"
        )

    def get_heading(self, target: TaxIdReveal) -> str:
        return f"Tax id of {target.submission.case.account.name}"

    def get_panels(self, request: HttpRequest, target: TaxIdReveal) -> Sequence[Panel]:
        case = reverse("admin:compliance_kyccase_change", args=[target.submission.case_id])
        rows = [
            ("Case", Link(target.submission.case.account.name, case)),
            ("Version", target.submission.version),
            ("Seen by", target.seen_by),
            ("Seen", target.created_at),
            ("Agreed to by", target.second_look.decided_by),
            ("Reason", target.second_look.note),
        ]
        return [Facts("Tax id seen", rows)]

    @display(description="Seen", ordering="created_at")
    def when(self, reveal: TaxIdReveal) -> str:
        return show(reveal.created_at)

    @display(description="Business")
    def business(self, reveal: TaxIdReveal) -> str:
        return make_visible(reveal.submission.case.account)

    @display(description="By", ordering="seen_by__full_name")
    def who(self, reveal: TaxIdReveal) -> str:
        return make_visible(reveal.seen_by)

    @display(description="Agreed to by")
    def agreed(self, reveal: TaxIdReveal) -> str:
        return make_visible(reveal.second_look.decided_by)

    @display(description="Reason")
    def why(self, reveal: TaxIdReveal) -> str:
        return make_visible(reveal.second_look.note)
