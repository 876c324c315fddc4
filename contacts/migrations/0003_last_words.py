from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("contacts", "0002_carrier"),
    ]

    operations = [
        migrations.AddField(
            model_name="contact",
            name="doubted_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="contact",
            name="last_inbound_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
