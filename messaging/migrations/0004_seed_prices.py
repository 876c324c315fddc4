"""The prices that stood in the code, and replies to keywords, told by their missing template."""

from django.db import migrations

_PRICES = """
    INSERT INTO messaging_price (id, channel, region, amount, valid_from)
    SELECT gen_random_uuid(), channel, region, amount, '2026-01-01T00:00:00Z'
    FROM (VALUES
        ('sms', '', 0.0900), ('sms', 'US', 0.0085), ('sms', 'CA', 0.0085), ('sms', 'GB', 0.0420),
        ('sms', 'DE', 0.0780), ('sms', 'FR', 0.0710), ('sms', 'IE', 0.0650), ('sms', 'NL', 0.0810),
        ('sms', 'ES', 0.0560), ('mms', '', 0.1800), ('mms', 'US', 0.0220), ('mms', 'CA', 0.0220)
    ) AS p(channel, region, amount)
"""
_REPLIES = """
    UPDATE messaging_message SET is_reply = true
    WHERE direction = 'outbound' AND template_id IS NULL
"""


class Migration(migrations.Migration):
    dependencies = [("messaging", "0003_send_path")]
    operations = [
        migrations.RunSQL(_PRICES, migrations.RunSQL.noop),
        migrations.RunSQL(_REPLIES, migrations.RunSQL.noop),
    ]
