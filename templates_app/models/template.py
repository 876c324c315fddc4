"""A message template. Only an approved and published one may be sent.

``is_published`` and ``daily_cap`` are properties, not states. Editing an approved template never
changes what is being sent: what a message says is taken from ``body`` and ``variables``, which
only an approval writes; ``definition`` is what the author wrote last. Submitting an approved one
again does stop it, until it is approved again. A deleted one stays in the table, hidden and
unpublished, because messages refer to it; its name is free again.
"""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django_fsm import FSMField, FSMModelMixin, transition

from config.models import BaseModel


class TemplateState(models.TextChoices):
    DRAFT = "draft"
    PENDING = "pending"
    APPROVED = "approved"
    REJECTED = "rejected"
    PAUSED = "paused"
    DISABLED = "disabled"


class TemplateCategory(models.TextChoices):
    MARKETING = "MARKETING"
    UTILITY = "UTILITY"
    AUTHENTICATION = "AUTHENTICATION"


class Template(FSMModelMixin, BaseModel):
    account = models.ForeignKey("accounts.Account", models.CASCADE, related_name="templates")
    name = models.CharField(max_length=120)
    category = models.CharField(max_length=16, choices=TemplateCategory.choices)
    language = models.CharField(max_length=10, default="en_US")
    state = FSMField(default=TemplateState.DRAFT, choices=TemplateState.choices, protected=True)
    state_since = models.DateTimeField(default=timezone.now)
    definition = models.JSONField()
    body = models.TextField(blank=True)  # approved text, with {{index:name}} placeholders
    variables = models.JSONField(default=list, blank=True)  # approved names, in order of index
    is_published = models.BooleanField(default=True)
    daily_cap = models.PositiveIntegerField(null=True, blank=True)  # sends a day (UTC)
    decision_note = models.CharField(max_length=500, blank=True)
    deleted_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, blank=True)

    class Meta:
        permissions: ClassVar = [
            ("approve_template", "Can approve a template"),
            ("reject_template", "Can reject a template"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["account", "name"],
                condition=models.Q(deleted_at=None),
                name="one_template_per_name",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=TemplateState.values), name="template_state"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["account", "-created_at", "id"], name="template_newest"),
            models.Index(
                fields=["state_since"],
                condition=models.Q(state=TemplateState.PENDING, deleted_at=None),
                name="template_queue",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @transition(
        "state",
        source=[TemplateState.DRAFT, TemplateState.REJECTED, TemplateState.APPROVED],
        target=TemplateState.PENDING,
    )
    def submit(self) -> None:
        self.state_since = timezone.now()

    @transition("state", source=TemplateState.PENDING, target=TemplateState.APPROVED)
    def approve(self) -> None:
        self.state_since = timezone.now()

    @transition("state", source=TemplateState.PENDING, target=TemplateState.REJECTED)
    def reject(self) -> None:
        self.state_since = timezone.now()
