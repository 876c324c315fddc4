import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.fields.json
import django.db.models.functions.datetime
from django.db import migrations, models

import config.ids


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0007_ledger_index"),
        ("messaging", "0004_seed_prices"),
    ]

    operations = [
        migrations.CreateModel(
            name="CheckOutage",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=config.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("check_name", models.CharField(max_length=20)),
                (
                    "mode",
                    models.CharField(
                        choices=[("open", "Open"), ("closed", "Closed")], max_length=8
                    ),
                ),
                (
                    "since",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                ),
                (
                    "last_seen",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                ),
                ("until", models.DateTimeField(blank=True, null=True)),
                ("count", models.PositiveIntegerField(default=1)),
                ("told_at", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="DecisionRollup",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=config.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("hour", models.DateTimeField()),
                ("check_name", models.CharField(blank=True, max_length=20)),
                ("count", models.PositiveIntegerField()),
            ],
        ),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(
                condition=models.Q(("status", "SCHEDULED")), fields=["account"], name="message_held"
            ),
        ),
        migrations.AddIndex(
            model_name="senddecision",
            index=models.Index(
                condition=models.Q(("accepted", False)),
                fields=["code", "-id"],
                name="decision_refused_code",
            ),
        ),
        migrations.AddIndex(
            model_name="senddecision",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(
                    django.db.models.fields.json.KeyTransform("refused", "verdicts"),
                    name="jsonb_ops",
                ),
                condition=models.Q(("accepted", False)),
                name="decision_refused_person",
            ),
        ),
        migrations.AddConstraint(
            model_name="checkoutage",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until__isnull", True)),
                fields=("check_name", "mode"),
                name="one_open_outage_per_check",
            ),
        ),
        migrations.AddConstraint(
            model_name="checkoutage",
            constraint=models.CheckConstraint(
                condition=models.Q(("mode__in", ["open", "closed"])), name="outage_mode"
            ),
        ),
        migrations.AddField(
            model_name="decisionrollup",
            name="account",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                to="accounts.account",
            ),
        ),
        migrations.AddConstraint(
            model_name="decisionrollup",
            constraint=models.UniqueConstraint(
                fields=("hour", "account", "check_name"),
                name="one_rollup_per_hour",
                nulls_distinct=False,
            ),
        ),
    ]
