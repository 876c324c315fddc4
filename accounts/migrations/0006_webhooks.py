import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

import config.ids


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0005_send_path"),
    ]

    operations = [
        migrations.CreateModel(
            name="Webhook",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=config.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("display_name", models.CharField(max_length=120)),
                ("endpoint_url", models.CharField(max_length=2000)),
                (
                    "event_types",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=16), size=None
                    ),
                ),
                ("event_filters", models.JSONField(blank=True, default=dict)),
                (
                    "profile_event_types",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=16), blank=True, null=True, size=None
                    ),
                ),
                ("profile_event_filters", models.JSONField(blank=True, default=dict)),
                ("retry_count", models.PositiveSmallIntegerField(default=3)),
                ("timeout_seconds", models.PositiveSmallIntegerField(default=30)),
                ("secret", models.CharField(max_length=300)),
                ("secret_last_four", models.CharField(max_length=4)),
                ("old_secret", models.CharField(blank=True, max_length=300)),
                ("old_secret_until", models.DateTimeField(blank=True, null=True)),
                ("is_active", models.BooleanField(default=True)),
                (
                    "switched_off",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("by_customer", "By Customer"),
                            ("failures", "Failures"),
                            ("gone", "Gone"),
                        ],
                        max_length=12,
                    ),
                ),
                ("consecutive_failures", models.PositiveIntegerField(default=0)),
                ("paused_until", models.DateTimeField(blank=True, null=True)),
                ("is_slow", models.BooleanField(default=False)),
                ("last_delivery_attempt_at", models.DateTimeField(blank=True, null=True)),
                ("last_successful_delivery_at", models.DateTimeField(blank=True, null=True)),
                ("deleted_at", models.DateTimeField(blank=True, null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="webhooks",
                        to="accounts.account",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="WebhookDelivery",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=40)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("PENDING", "Pending"),
                            ("RETRYING", "Retrying"),
                            ("DELIVERED", "Delivered"),
                            ("FAILED", "Failed"),
                        ],
                        db_default="PENDING",
                        max_length=10,
                    ),
                ),
                ("attempts", models.PositiveSmallIntegerField(db_default=0, default=0)),
                ("next_try_at", models.DateTimeField(blank=True, null=True)),
                ("claimed_until", models.DateTimeField(blank=True, null=True)),
                ("http_status_code", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("response_body", models.TextField(blank=True, db_default="", default="")),
                (
                    "error_message",
                    models.CharField(blank=True, db_default="", default="", max_length=300),
                ),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                ),
                ("started_at", models.DateTimeField(blank=True, null=True)),
                ("completed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "webhook",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deliveries",
                        to="accounts.webhook",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "webhook deliveries",
            },
        ),
        migrations.CreateModel(
            name="WebhookAttempt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("started_at", models.DateTimeField()),
                ("elapsed_ms", models.PositiveIntegerField()),
                ("http_status_code", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("response_body", models.TextField(blank=True)),
                ("error_message", models.CharField(blank=True, max_length=300)),
                (
                    "delivery",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tries",
                        to="accounts.webhookdelivery",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="WebhookEvent",
            fields=[
                ("sequence", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "public_id",
                    models.UUIDField(default=config.ids.uuid7, editable=False, unique=True),
                ),
                ("profile_id", models.UUIDField(blank=True, null=True)),
                ("family", models.CharField(max_length=16)),
                ("name", models.CharField(blank=True, max_length=40)),
                ("subject_id", models.UUIDField()),
                ("payload", models.JSONField()),
                ("request_id", models.CharField(max_length=64)),
                ("is_test", models.BooleanField(db_default=False, default=False)),
                (
                    "occurred_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                ),
                (
                    "account",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="accounts.account",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="webhookdelivery",
            name="event",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="deliveries",
                to="accounts.webhookevent",
            ),
        ),
        migrations.AddIndex(
            model_name="webhook",
            index=models.Index(
                condition=models.Q(("deleted_at", None), ("is_active", True)),
                fields=["account"],
                name="webhook_listening",
            ),
        ),
        migrations.AddConstraint(
            model_name="webhook",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("is_active", True), ("switched_off", "")),
                    models.Q(
                        ("is_active", False),
                        ("switched_off__in", ["by_customer", "failures", "gone"]),
                    ),
                    _connector="OR",
                ),
                name="webhook_off_with_reason",
            ),
        ),
        migrations.AddIndex(
            model_name="webhookevent",
            index=models.Index(fields=["account", "subject_id"], name="webhook_event_of_subject"),
        ),
        migrations.AddIndex(
            model_name="webhookdelivery",
            index=models.Index(fields=["webhook", "-id"], name="webhook_log"),
        ),
        migrations.AddIndex(
            model_name="webhookdelivery",
            index=models.Index(fields=["webhook", "kind", "-id"], name="webhook_log_by_kind"),
        ),
        migrations.AddIndex(
            model_name="webhookdelivery",
            index=models.Index(fields=["webhook", "status", "-id"], name="webhook_log_by_status"),
        ),
        migrations.AddIndex(
            model_name="webhookdelivery",
            index=models.Index(
                condition=models.Q(("next_try_at__isnull", False)),
                fields=["webhook", "next_try_at"],
                name="webhook_delivery_due",
            ),
        ),
        migrations.AddIndex(
            model_name="webhookdelivery",
            index=models.Index(
                condition=models.Q(("claimed_until__isnull", False)),
                fields=["webhook"],
                name="webhook_delivery_in_flight",
            ),
        ),
        migrations.AddConstraint(
            model_name="webhookdelivery",
            constraint=models.UniqueConstraint(
                fields=("event", "webhook"), name="one_delivery_per_endpoint"
            ),
        ),
        migrations.AddConstraint(
            model_name="webhookdelivery",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["PENDING", "RETRYING", "DELIVERED", "FAILED"])),
                name="webhook_delivery_status",
            ),
        ),
        migrations.AddConstraint(
            model_name="webhookdelivery",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("next_try_at__isnull", False), ("status__in", ["PENDING", "RETRYING"])
                    ),
                    models.Q(
                        ("next_try_at__isnull", True), ("status__in", ["DELIVERED", "FAILED"])
                    ),
                    _connector="OR",
                ),
                name="webhook_delivery_has_a_next_try_while_open",
            ),
        ),
    ]
