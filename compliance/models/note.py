"""Notes on a case. Two tables, not one with a flag: what is among staff cannot leak by mistake."""

from typing import ClassVar

import pgtrigger
from django.db import models

from config.models import BaseModel

_APPEND_ONLY = pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)


class PrivateNote(BaseModel):
    """Among staff. No page, mail or answer of a customer reads this table."""

    case = models.ForeignKey("compliance.KycCase", models.PROTECT, related_name="private_notes")
    author = models.ForeignKey("accounts.User", models.PROTECT)
    text = models.TextField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["case", "created_at"], name="private_note_case")]
        triggers: ClassVar = [_APPEND_ONLY]

    def __str__(self) -> str:
        return self.text[:60]


class SharedNote(BaseModel):
    """Written for the customer, who reads it on the waiting page."""

    case = models.ForeignKey("compliance.KycCase", models.PROTECT, related_name="shared_notes")
    author = models.ForeignKey("accounts.User", models.PROTECT)
    text = models.TextField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["case", "created_at"], name="shared_note_case")]
        triggers: ClassVar = [_APPEND_ONLY]

    def __str__(self) -> str:
        return self.text[:60]
