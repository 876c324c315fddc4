import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import config.ids


class Migration(migrations.Migration):
    dependencies = [
        ("messaging", "0005_lookups"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="RestrictionChange",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=config.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("region", models.CharField(max_length=3)),
                ("mode", models.CharField(blank=True, max_length=8)),
                ("reason", models.CharField(max_length=300)),
                ("request_id", models.CharField(max_length=64)),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                ),
                (
                    "actor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="restrictionchange",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="adcb6b4ac979a139f31cb54b141d7e02e602dab7",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_cfea0",
                    table="messaging_restrictionchange",
                    when="BEFORE",
                ),
            ),
        ),
    ]
