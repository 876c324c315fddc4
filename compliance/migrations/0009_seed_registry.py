"""Fees of the registry (USD, as published for August 2025), and reasons that it alone can give."""

from datetime import date
from decimal import Decimal

from django.db import migrations

_SINCE = date(2025, 8, 1)
_FEES = {
    "brand": "4.50",
    "revet": "4.00",
    "vetting:STANDARD": "41.50",
    "campaign_review": "15.00",
    "month:STANDARD": "10.00",
    "month:LOW_VOLUME": "1.50",
    "month:CHARITY": "3.00",
    "month:EMERGENCY": "5.00",
    "month:AGENTS_FRANCHISES": "30.00",
    "month:SOLE_PROPRIETOR": "2.00",
    "month:TRIAL": "0.00",
}
_REASONS = (
    {
        "code": "tax_id_mismatch",
        "title": "Name and tax id do not belong together",
        "problem": "The tax office does not know this legal name under this tax id.",
        "fix": "Copy both from the tax office's letter (CP 575 or 147C), letter by letter.",
        "example": "“Example Bakery LLC”, EIN 12-3456789, as the letter has them.",
        "fields": ["business_name", "tax_id", "entity_type"],
    },
    {
        "code": "stock_listing_mismatch",
        "title": "Stock listing not found",
        "problem": "The stock exchange does not list this company under this symbol.",
        "fix": "Give exchange and symbol of the company itself, or choose private company.",
        "example": "NASDAQ:EXMP",
        "fields": ["stock_listing", "entity_type"],
    },
    {
        "code": "entity_type_mismatch",
        "title": "Another kind of organization",
        "problem": "The organization is not on file as the type that was chosen.",
        "fix": "Choose the type that the tax office has on file, or give the tax id that has it.",
        "example": "A charity without tax-exempt status registers as a private company.",
        "fields": ["entity_type", "business_name", "tax_id"],
    },
)


def seed(apps, schema_editor):
    fee, reason = (apps.get_model("compliance", name) for name in ("RegistryFee", "Reason"))
    for kind, amount in _FEES.items():
        fee.objects.get_or_create(
            kind=kind, valid_from=_SINCE, defaults={"amount": Decimal(amount)}
        )
    for row in _REASONS:
        reason.objects.get_or_create(code=row["code"], version=1, defaults=row)


class Migration(migrations.Migration):
    dependencies = [("compliance", "0008_registry")]
    operations = [migrations.RunPython(seed, migrations.RunPython.noop)]
