"""How often a capped template was sent on a day (UTC). Claimed in the statement that accepts."""

from typing import ClassVar

from django.db import models


class TemplateUsage(models.Model):
    template = models.ForeignKey("templates_app.Template", models.CASCADE)
    day = models.DateField()
    used = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["template", "day"], name="one_usage_per_day")
        ]

    def __str__(self) -> str:
        return f"{self.day}: {self.used}"
