"""Customers' webhook endpoints and what was delivered to them. Read only; no secret is shown."""

import uuid
from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from unfold.decorators import display

from accounts.models import Webhook, WebhookAttempt, WebhookDelivery
from accounts.models.webhook_delivery import DeliveryStatus
from accounts.selectors import list_webhook_log
from accounts.services.webhooks.envelope import build_envelope
from config.admin import ReviewAdmin
from config.panels import Facts, Panel, Table
from config.show import Badge, Folded, Link, Website, show
from config.visible_text import make_visible

_MOST_LINES = 50
_TONES = {
    DeliveryStatus.PENDING: "wait",
    DeliveryStatus.RETRYING: "wait",
    DeliveryStatus.DELIVERED: "good",
    DeliveryStatus.FAILED: "bad",
}


@admin.register(Webhook)
class WebhookAdmin(ReviewAdmin):
    list_display = ("name", "business", "address", "condition", "delivered")
    list_filter = ("is_active", "switched_off")
    list_select_related = ("account",)
    ordering = ("-created_at",)
    search_fields = ("display_name", "endpoint_url", "account__name", "=account__id", "=id")
    search_help_text = "Name, address, account, or the id of either"

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("account")

    def get_heading(self, target: Webhook) -> str:
        return f"{target} · {target.account}"

    def get_panels(self, request: HttpRequest, target: Webhook) -> Sequence[Panel]:
        return [Facts("Endpoint", _list_facts(target)), _build_log(target)]

    @display(description="Name", ordering="display_name")
    def name(self, webhook: Webhook) -> str:
        return make_visible(webhook.display_name)

    @display(description="Account", ordering="account__name")
    def business(self, webhook: Webhook) -> str:
        return make_visible(webhook.account)

    @display(description="Address", ordering="endpoint_url")
    def address(self, webhook: Webhook) -> str:
        return show(webhook.endpoint_url)

    @display(description="State", ordering="is_active")
    def condition(self, webhook: Webhook) -> str:
        return show(_show_state(webhook))

    @display(description="Last delivered", ordering="last_successful_delivery_at")
    def delivered(self, webhook: Webhook) -> str:
        return show(webhook.last_successful_delivery_at)


@admin.register(WebhookDelivery)
class WebhookDeliveryAdmin(ReviewAdmin):
    list_display = ("when", "endpoint", "kind", "condition", "attempts", "http_status_code")
    list_filter = ("status",)
    ordering = ("-id",)
    search_fields = ("=id",)  # that there is a search; how is below
    search_help_text = "Id of the event or of the webhook"

    def get_queryset(self, request: HttpRequest) -> Any:
        found = super().get_queryset(request)
        return found.select_related("webhook__account", "event")

    def get_search_results(
        self, request: HttpRequest, queryset: Any, search_term: str
    ) -> tuple[Any, bool]:
        """Only what an index answers is looked for."""
        term = search_term.strip()
        return (queryset.filter(_read_search(term)) if term else queryset), False

    def get_heading(self, target: WebhookDelivery) -> str:
        return f"{target.kind} to {target.webhook}"

    def get_version(self, target: WebhookDelivery) -> str:
        return f"{target.status} {target.attempts}"

    def get_panels(self, request: HttpRequest, target: WebhookDelivery) -> Sequence[Panel]:
        rows = [
            ("State", _show_status(target)),
            ("Account", _link("account", target.webhook.account)),
            ("Webhook", _link("webhook", target.webhook)),
            ("Event", str(target.event.public_id)),
            ("Written", target.created_at),
            ("Next try", target.next_try_at),
            ("Ended", target.completed_at),
            ("Problem", target.error_message),
            ("What is told", Folded("Show", build_envelope(target.event))),
        ]
        return [Facts("Delivery", rows), _build_attempts(target)]

    @display(description="Written", ordering="id")
    def when(self, delivery: WebhookDelivery) -> str:
        return show(delivery.created_at)

    @display(description="Webhook")
    def endpoint(self, delivery: WebhookDelivery) -> str:
        return show([str(delivery.webhook), str(delivery.webhook.account)])

    @display(description="State")
    def condition(self, delivery: WebhookDelivery) -> str:
        return show(_show_status(delivery))


def _read_search(term: str) -> Q:
    try:
        wanted = uuid.UUID(term)
    except ValueError:
        return Q(pk__in=())
    return Q(event__public_id=wanted) | Q(webhook=wanted)


def _list_facts(webhook: Webhook) -> list[tuple[str, Any]]:
    return [
        ("State", _show_state(webhook)),
        ("Account", _link("account", webhook.account)),
        ("Address", Website(webhook.endpoint_url)),
        ("Hears", list(webhook.event_types)),
        ("Only these events", _show_filters(webhook)),
        ("Retries", webhook.retry_count),
        ("Seconds to answer", webhook.timeout_seconds),
        ("Secret", webhook.masked_secret),
        ("Failures in a row", webhook.consecutive_failures),
        ("Last tried", webhook.last_delivery_attempt_at),
        ("Last delivered", webhook.last_successful_delivery_at),
        ("Deleted", webhook.deleted_at),
    ]


def _show_filters(webhook: Webhook) -> Folded | str:
    return Folded("Show", webhook.event_filters) if webhook.event_filters else "all"


def _build_log(webhook: Webhook) -> Table:
    rows = [
        (
            Link(each.kind, reverse("admin:accounts_webhookdelivery_change", args=[each.pk])),
            each.created_at,
            _show_status(each),
            each.attempts,
            each.error_message or each.http_status_code,
        )
        for each in list_webhook_log(webhook)[:_MOST_LINES]
    ]
    headers = ("Event", "Written", "State", "Attempts", "Said")
    return Table("Newest deliveries", headers, rows)


def _build_attempts(delivery: WebhookDelivery) -> Table:
    tries = WebhookAttempt.objects.filter(delivery=delivery).order_by("id")
    rows = [
        (
            each.started_at,
            f"{each.elapsed_ms} ms",
            each.http_status_code,
            each.error_message,
            each.response_body,
        )
        for each in tries
    ]
    return Table("Attempts", ("When", "Took", "Answered", "Problem", "Body"), rows)


def _link(model: str, target: Any) -> Link:
    return Link(str(target), reverse(f"admin:accounts_{model}_change", args=[target.pk]))


def _show_status(delivery: WebhookDelivery) -> Badge:
    return Badge(delivery.status.lower(), _TONES[DeliveryStatus(delivery.status)])


def _show_state(webhook: Webhook) -> Badge:
    if webhook.deleted_at:
        return Badge("deleted", "plain")
    if webhook.is_active:
        return Badge("on", "good")
    return Badge(f"off: {webhook.get_switched_off_display().lower()}", "bad")
