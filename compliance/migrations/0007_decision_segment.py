"""What customers may expect is asked for by segment, on every look at the waiting page."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("compliance", "0006_seed_risk_rules")]
    operations = [
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(
                condition=models.Q(("kind__in", ("approve", "request_changes", "reject"))),
                fields=["segment", "created_at"],
                include=("turn_seconds",),
                name="decision_segment",
            ),
        ),
    ]
