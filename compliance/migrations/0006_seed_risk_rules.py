"""The risk rules to begin with. A later wording is a new version in a later migration."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from compliance.risk.seed_rules import RULES


def seed(apps: Apps, _: BaseDatabaseSchemaEditor | None) -> None:
    rules = apps.get_model("compliance", "RiskRule").objects
    for row in RULES:
        rules.get_or_create(code=row["code"], version=row["version"], defaults=row)


class Migration(migrations.Migration):
    dependencies = [("compliance", "0005_more_reasons")]
    operations = [migrations.RunPython(seed, migrations.RunPython.noop, elidable=False)]
