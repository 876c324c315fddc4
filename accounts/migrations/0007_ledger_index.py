"""A statement of any length is read from an index. Built while sends go on, hence concurrently."""

import django.db.models.deletion
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("accounts", "0006_webhooks")]
    operations = [
        AddIndexConcurrently(
            model_name="ledgerentry",
            index=models.Index(
                fields=["account", "-created_at", "-id"],
                include=["kind", "amount"],
                name="ledger_newest",
            ),
        ),
        AddIndexConcurrently(
            model_name="ledgerentry",
            index=models.Index(
                condition=models.Q(("kind__in", ("top_up", "release"))),
                fields=["account", "kind", "-created_at", "-id"],
                name="ledger_rare",
            ),
        ),
        migrations.AlterField(
            model_name="ledgerentry",
            name="account",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="ledger",
                to="accounts.account",
            ),
        ),
        AddIndexConcurrently(
            model_name="provisionalgrant",
            index=models.Index(
                condition=models.Q(("told_at", None)), fields=["expires_at"], name="grant_untold"
            ),
        ),
    ]
