"""How long a 10DLC registration takes: what our own last half year says, or typically three to
seven business days.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.utils import timezone

from config.business_time import add_business_time, get_business_day

LEAST = 20  # registrations; fewer say nothing
WINDOW = timedelta(days=180)
TYPICAL = (3, 7)  # business days
LATE_AFTER = 10  # business days
_HISTORY = """
    SELECT count(*), percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (
        ORDER BY extract(epoch FROM c.settled_at - greatest(b.submitted_at, c.created_at)))
      FROM compliance_campaign c JOIN compliance_brand b ON b.id = c.brand_id
     WHERE c.settled_at >= %s AND NOT c.is_mock AND b.submitted_at IS NOT NULL
"""


@dataclass(frozen=True, slots=True)
class RegistrationEta:
    likely_at: datetime
    latest_at: datetime
    based_on: int  # registrations; none: what is typical
    is_late: bool  # the latest lies behind


def get_registration_eta(since: datetime) -> RegistrationEta:
    """Return when a registration that began at ``since`` can be expected to be ready."""
    now = timezone.now()
    with connection.cursor() as cursor:
        cursor.execute(_HISTORY, [now - WINDOW])
        count, quantiles = cursor.fetchone()
    if count >= LEAST:
        likely, latest = (since + timedelta(seconds=round(each)) for each in quantiles)
    else:
        count = 0
        day = get_business_day()
        likely, latest = (add_business_time(since, days * day) for days in TYPICAL)
    return RegistrationEta(likely, latest, count, now > latest)
