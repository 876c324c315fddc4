import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

import config.ids


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0005_send_path"),
        ("contacts", "0003_last_words"),
        ("messaging", "0002_message_profile"),
        ("templates_app", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Price",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=config.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("channel", models.CharField(max_length=12)),
                ("region", models.CharField(blank=True, max_length=3)),
                ("amount", models.DecimalField(decimal_places=4, max_digits=10)),
                (
                    "valid_from",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                ),
            ],
            options={
                "permissions": [("set_price", "Can set a price")],
            },
        ),
        migrations.CreateModel(
            name="RestrictedCountry",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=config.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("region", models.CharField(max_length=3, unique=True)),
                (
                    "mode",
                    models.CharField(
                        choices=[("block", "Block"), ("monitor", "Monitor")], max_length=8
                    ),
                ),
                ("reason", models.CharField(max_length=300)),
            ],
            options={
                "verbose_name_plural": "restricted countries",
                "permissions": [("restrict_country", "Can restrict a country")],
            },
        ),
        migrations.AddField(
            model_name="message",
            name="is_reply",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name="message",
            name="media",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.TextField(), blank=True, db_default=[], default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="message",
            name="resent_from",
            field=models.UUIDField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="message",
            name="schedule_reason",
            field=models.CharField(blank=True, db_default="", default="", max_length=20),
        ),
        migrations.AddField(
            model_name="message",
            name="scheduled_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="message",
            name="subject",
            field=models.CharField(blank=True, db_default="", default="", max_length=200),
        ),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(
                condition=models.Q(("status", "SCHEDULED")),
                fields=["scheduled_at"],
                name="message_schedule",
            ),
        ),
        migrations.AddField(
            model_name="price",
            name="set_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="restrictedcountry",
            name="set_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="price",
            constraint=models.UniqueConstraint(
                fields=("channel", "region", "valid_from"), name="one_price_at_a_time"
            ),
        ),
        migrations.AddConstraint(
            model_name="price",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gte", 0)), name="price_not_negative"
            ),
        ),
        migrations.AddConstraint(
            model_name="restrictedcountry",
            constraint=models.CheckConstraint(
                condition=models.Q(("mode__in", ["block", "monitor"])), name="restriction_mode"
            ),
        ),
    ]
