"""The ledger of who saw a whole tax id: when, whose, why, and who agreed. Append-only."""

from typing import ClassVar

import pgtrigger
from django.db import models

from config.models import BaseModel


class TaxIdReveal(BaseModel):
    submission = models.ForeignKey("compliance.Submission", models.PROTECT)
    second_look = models.OneToOneField("accounts.SecondLook", models.PROTECT)
    seen_by = models.ForeignKey("accounts.User", models.PROTECT)

    class Meta:
        permissions: ClassVar = [("reveal_tax_id", "Can see a whole tax id")]
        triggers: ClassVar = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.seen_by} saw the tax id of {self.submission}"
