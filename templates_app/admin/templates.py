"""The queue of templates that wait for approval, the longest waiting first."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from unfold.decorators import display

from accounts.admin.obstacles import find_own_account
from accounts.admin.timeline import describe_events_since, get_last_sequence
from accounts.models import AuditEvent, User
from accounts.selectors import list_events
from config.admin import ReviewAdmin
from config.decisions import Decision, DecisionForm
from config.panels import Facts, Panel, Text
from config.show import Badge, Link, show, show_span
from config.visible_text import make_visible
from templates_app.definition.sections import list_channels, list_sections, list_variable_names
from templates_app.models import Template
from templates_app.models.template import TemplateState
from templates_app.selectors import list_pending_templates
from templates_app.services.approve_template import approve_template
from templates_app.services.reject_template import reject_template


class RejectForm(DecisionForm):
    note = forms.CharField(
        label="What is wrong, as the customer will read it",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=500,
        help_text="Say what must change so that it can be approved. It goes out by mail.",
    )


def _find_obstacle(template: Template, user: User) -> str:
    if template.deleted_at:
        return "The customer has deleted it."
    if template.state != TemplateState.PENDING:
        by = f" by {template.decided_by}" if template.decided_by else ""
        return f"It is {template.state}{by}; only a pending one is decided on."
    return find_own_account(template.account, user)


def _approve(template: Template, actor: User, said: Mapping[str, Any]) -> None:
    approve_template(template.pk, actor=actor)


def _reject(template: Template, actor: User, said: Mapping[str, Any]) -> None:
    reject_template(template.pk, actor=actor, note=said["note"])


DECISIONS = (
    Decision(
        name="approve",
        label="Approve",
        permission="templates_app.approve_template",
        run=_approve,
        done="“{}” is approved.",
        why_not=_find_obstacle,
        style="main",
        explains="From then on messages say what you read below.",
        moves_on=True,
    ),
    Decision(
        name="reject",
        label="Reject",
        permission="templates_app.reject_template",
        run=_reject,
        done="“{}” is rejected and its author was told why.",
        why_not=_find_obstacle,
        form_class=RejectForm,
        style="danger",
        explains="It cannot be sent. The customer may correct it and submit it again.",
        moves_on=True,
    ),
)


class QueueFilter(admin.SimpleListFilter):
    """Which templates to show; without a choice, those that wait for a decision."""

    title = "Templates"
    parameter_name = "show"
    views = (
        *((state.value, state.label) for state in (TemplateState.PENDING, *TemplateState)),
        ("all", "All"),
    )

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return list(dict(self.views).items())

    def value(self) -> str:
        chosen = super().value()
        return chosen if chosen in dict(self.views) else TemplateState.PENDING.value

    def choices(self, changelist: Any) -> Any:
        """Without the theme's own "All", which would mean no choice."""
        return list(super().choices(changelist))[1:]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        chosen = self.value()
        return queryset if chosen == "all" else queryset.filter(state=chosen)


@admin.register(Template)
class TemplateAdmin(ReviewAdmin):
    decisions = DECISIONS
    list_display = ("template_name", "business", "state_badge", "category", "language", "waiting")
    list_filter = (QueueFilter,)
    ordering = ("state_since", "id")
    search_fields = ("name", "account__name", "=account__id", "=id")
    search_help_text = "Template or business, by name or id"

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).select_related("account", "decided_by")

    def get_subheading(self, target: Template) -> Sequence[Any]:
        return (Badge(target.state),)

    def get_version(self, target: Template) -> str:
        return get_last_sequence(_list_template_events(target))

    def describe_changes(self, target: Template, *, seen: str) -> list[str]:
        return describe_events_since(_list_template_events(target), seen=seen)

    def get_next_url(self, request: HttpRequest, target: Template) -> str:
        following = list_pending_templates().first()
        return self.get_object_url(following) if following else self.list_url

    def get_panels(self, request: HttpRequest, target: Template) -> Sequence[Panel]:
        return [*_build_texts(target), _build_facts(target)]

    @display(description="Template", ordering="name")
    def template_name(self, template: Template) -> str:
        return make_visible(template.name)

    @display(description="Business", ordering="account__name")
    def business(self, template: Template) -> str:
        return make_visible(template.account.name)

    @display(description="State", ordering="state")
    def state_badge(self, template: Template) -> str:
        return show(Badge(template.state))

    @display(description="Since", ordering="state_since")
    def waiting(self, template: Template) -> str:
        if template.state != TemplateState.PENDING:
            return show(template.state_since)
        return show([template.state_since, f"for {show_span(template.state_since)}"])


def count_waiting() -> int:
    """Return how many templates wait for staff, for the sidebar."""
    return list_pending_templates().count()


def _list_template_events(template: Template) -> QuerySet[AuditEvent]:
    return list_events(template.account).filter(facts__template_id=str(template.pk))


def _build_facts(template: Template) -> Facts:
    account = reverse("admin:accounts_account_change", args=[template.account_id])
    rows = [
        ("Business", Link(template.account.name, account)),
        ("Id", str(template.pk)),
        ("State", [Badge(template.state), template.state_since]),
        ("Category", template.get_category_display()),
        ("Language", template.language),
        ("Channels it can go out on", ", ".join(list_channels(template.definition))),
        ("Variables", ", ".join(list_variable_names(template.definition))),
        ("Published", template.is_published),
        ("Sends a day at most", template.daily_cap),
        ("Last decided by", template.decided_by),
        ("Note to the customer", template.decision_note),
        ("Deleted by the customer", template.deleted_at),
    ]
    return Facts("Template", rows)


def _build_texts(template: Template) -> list[Panel]:
    """Return each text of the definition, and what is being sent now if that is another one."""
    texts: list[Panel] = [
        Text(_name_section(section.path), section.text)
        for section in list_sections(template.definition)
    ]
    if template.body:
        note = "What messages say now, from the last approval."
        texts.append(Text("Approved text", template.body, note=note))
    return texts


def _name_section(path: str) -> str:
    """Return ``definition.body.sms`` as ``Body, sms``."""
    words = path.removeprefix("definition.").removesuffix(".props").split(".")
    return ", ".join(words).replace("multiChannel", "all channels").capitalize()
