"""Words of a person that may have been a refusal: they wait for us, and nothing is sent meanwhile.

Staff says which it was; a later STOP or START of the person says it better and ends the waiting by
itself. What a person adds while it waits is added to the words.
"""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django_fsm import FSMField, FSMModelMixin, transition

from config.models import BaseModel


class DoubtState(models.TextChoices):
    WAITING = "waiting"
    REFUSAL = "refusal"
    NO_REFUSAL = "no_refusal"


class ConsentDoubt(FSMModelMixin, BaseModel):
    contact = models.ForeignKey("contacts.Contact", models.CASCADE, related_name="doubts")
    words = models.TextField()
    message_id = models.UUIDField()  # the message that said them last
    state = FSMField(default=DoubtState.WAITING, choices=DoubtState.choices, protected=True)
    # Nobody: the person's own later word decided.
    decided_by = models.ForeignKey(
        "accounts.User", models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    note = models.CharField(max_length=500, blank=True)
    alarmed_at = models.DateTimeField(null=True, blank=True)  # when it was last called overdue

    class Meta:
        verbose_name = "opt-out doubt"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["contact"],
                condition=models.Q(state="waiting"),
                name="one_waiting_doubt_per_contact",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=DoubtState.values), name="consent_doubt_state"
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["created_at"],
                condition=models.Q(state="waiting"),
                name="consent_doubt_waiting",
            ),
        ]

    def __str__(self) -> str:
        return f"Words of {self.contact.e164}"

    @transition("state", source=DoubtState.WAITING, target=DoubtState.REFUSAL)
    def refuse(self) -> None:
        """They meant to hear no more."""
        self.decided_at = timezone.now()

    @transition("state", source=DoubtState.WAITING, target=DoubtState.NO_REFUSAL)
    def clear(self) -> None:
        """They meant something else, or want to hear more."""
        self.decided_at = timezone.now()
