"""Mails to customers, sent and waiting; in development also the folder they were written to."""

import re
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe
from unfold.decorators import display

from accounts.admin.mailbox import list_mails
from accounts.models import Notice
from config.admin import ReviewAdmin
from config.panels import Facts, Panel, Text
from config.show import Badge, Link, show
from config.visible_text import make_visible


@admin.register(Notice)
class NoticeAdmin(ReviewAdmin):
    list_display = ("written", "business", "recipient", "about", "state")
    list_select_related = ("account",)
    ordering = ("-created_at",)
    search_fields = ("to", "subject", "account__name")
    search_help_text = "Recipient, subject or account"

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("account")

    def get_custom_urls(self) -> tuple[tuple[str, str, Any], ...]:
        return (("mailbox/", "accounts_notice_mailbox", require_safe(self.mailbox_view)),)

    def mailbox_view(self, request: HttpRequest, **_: Any) -> HttpResponse:
        """Show what development wrote to ``MAIL_DIR``; elsewhere there is no such page."""
        if not settings.MAIL_DIR:
            raise Http404
        if not self.has_view_permission(request):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": "Mail folder",
            "mails": list_mails(settings.MAIL_DIR),
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/review/mailbox.html", context)

    def get_heading(self, target: Notice) -> str:
        return target.subject

    def get_panels(self, request: HttpRequest, target: Notice) -> Sequence[Panel]:
        account = reverse("admin:accounts_account_change", args=[target.account_id])
        rows = [
            ("Account", Link(target.account.name, account)),
            ("To", target.to),
            ("Kind", target.kind),
            ("Written", target.created_at),
            ("Sent", target.sent_at),
            ("Attempts", target.attempts),
        ]
        return [Facts("Mail", rows), Text(target.subject, _hide_link(target))]

    @display(description="Written", ordering="created_at")
    def written(self, notice: Notice) -> str:
        return show(notice.created_at)

    @display(description="Account", ordering="account__name")
    def business(self, notice: Notice) -> str:
        return make_visible(notice.account)

    @display(description="To", ordering="to")
    def recipient(self, notice: Notice) -> str:
        return make_visible(notice.to)

    @display(description="Subject", ordering="subject")
    def about(self, notice: Notice) -> str:
        return make_visible(notice.subject)

    @display(description="State", ordering="sent_at")
    def state(self, notice: Notice) -> str:
        return show(Badge("sent") if notice.sent_at else Badge("waiting"))


def _hide_link(notice: Notice) -> str:
    """The link of an invitation lets in whoever has it: it is for the person invited alone."""
    if notice.kind != "invitation":
        return notice.body
    return re.sub(r"/invitation/\S+", "/invitation/…", notice.body)
