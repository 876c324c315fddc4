"""The catalog of reasons: why a submission is returned or refused, and how to put it right.

Every refusal names at least one. A reason is never rewritten: a new wording is a new version, so a
decision keeps meaning what the customer was told.
"""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from config.models import BaseModel


class Reason(BaseModel):
    code = models.CharField(max_length=60)
    version = models.PositiveSmallIntegerField(default=1)
    title = models.CharField(max_length=120)
    problem = models.TextField()  # what is wrong
    fix = models.TextField()  # what to do about it
    example = models.TextField(blank=True)  # what good looks like
    fields = ArrayField(models.CharField(max_length=40), default=list, blank=True)  # empty: any
    # Put right on the website or with the tax office: the answer in the form may stay the same.
    fixed_elsewhere = models.BooleanField(default=False)
    resubmittable = models.BooleanField(default=True)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        permissions: ClassVar = [("reword_reason", "Can reword and retire a reason")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["code", "version"], name="one_reason_per_version"),
            models.UniqueConstraint(
                fields=["code"],
                condition=models.Q(retired_at__isnull=True),
                name="one_reason_in_force",
            ),
        ]

    def __str__(self) -> str:
        return self.title
