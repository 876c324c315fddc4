"""Cases that were under way get their clocks, and frozen versions the domain that links accounts."""

from datetime import timedelta

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.utils import timezone

from compliance.domains import get_registrable_domain
from config.business_time import add_business_time, get_business_day, round_up_to_hour

_OURS = ("submitted", "in_review")
_REVIEW_DAYS = 5
_LAPSE_DAYS = 14
_IGNORE = "SELECT set_config('pgtrigger.ignore', %s, true)"  # until the transaction ends


def start_clocks(apps: Apps, _: BaseDatabaseSchemaEditor | None) -> None:
    submissions = apps.get_model("compliance", "Submission").objects
    for case in apps.get_model("compliance", "KycCase").objects.all():
        newest = submissions.filter(case=case).exclude(frozen_at=None).order_by("-version").first()
        if newest is not None:
            case.version, case.country = newest.version, newest.country[:2]
        _set_clock(case)
        case.save()


def _set_clock(case: object) -> None:
    case.turn_since = case.told_at = case.state_since
    if case.state in _OURS:
        case.turn, case.turn_since = "us", case.submitted_at or case.state_since
        budget = _REVIEW_DAYS * get_business_day()
        case.due_at = round_up_to_hour(add_business_time(case.turn_since, budget))
    elif case.state not in ("draft", "action_required"):
        case.turn = "nobody"
    if case.state == "in_review":
        case.lease_until = timezone.now() + timedelta(minutes=30)
    if case.state == "action_required":
        case.lapses_at = timezone.now() + timedelta(days=_LAPSE_DAYS)


def note_domains(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """A frozen version takes no change; this column is derived from one that it keeps."""
    submissions = apps.get_model("compliance", "Submission").objects
    frozen = submissions.exclude(frozen_at=None).values_list("pk", "website_url")
    with editor.connection.cursor() as cursor:
        cursor.execute(_IGNORE, ["{pgtrigger_frozen_765fe}"])
        for pk, url in frozen:
            submissions.filter(pk=pk).update(website_domain=get_registrable_domain(url))
        cursor.execute(_IGNORE, ["{}"])


class Migration(migrations.Migration):
    dependencies = [("compliance", "0003_review_that_explains")]
    operations = [
        migrations.RunPython(start_clocks, migrations.RunPython.noop, elidable=True),
        migrations.RunPython(note_domains, migrations.RunPython.noop, elidable=True),
    ]
