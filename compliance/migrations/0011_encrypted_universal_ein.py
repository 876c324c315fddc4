"""TCR's universal EIN is the tax id behind its country, so it is encrypted like the tax id. What was
stored in plain is emptied; the next look at a brand brings it back.
"""

from django.db import migrations

import compliance.encryption


class Migration(migrations.Migration):
    dependencies = [("compliance", "0010_registry_queue")]

    operations = [
        migrations.RunSQL(
            "UPDATE compliance_brand SET universal_ein = '' WHERE universal_ein <> ''",
            migrations.RunSQL.noop,
        ),
        migrations.AlterField(
            model_name="brand",
            name="universal_ein",
            field=compliance.encryption.EncryptedTextField(blank=True),
        ),
    ]
