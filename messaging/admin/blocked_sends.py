"""How many requests to send are refused: by which checks, and whose. Read from what was counted."""

from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from config.charts import Bar, Chart
from config.panels import Panel, Table
from config.show import Link
from messaging.blocked_rates import CheckRate, count_by_check, count_worst, get_counted_until
from messaging.decided import CLAIM
from messaging.protection.pipeline import NAMES

_SPANS = (("last 24 hours", timedelta(hours=24)), ("last 14 days", timedelta(days=14)))


def build_page() -> dict[str, Any]:
    """Return what the page shows."""
    until = get_counted_until()
    empty = "Nobody was refused." if until else "Nothing was counted yet."
    return {
        "title": "Blocked sends",
        "until": until,
        "charts": [_draw(name, span) for name, span in _SPANS],
        "panels": [_list_worst(name, span, empty=empty) for name, span in _SPANS],
    }


def _draw(name: str, span: timedelta) -> Chart:
    rates = count_by_check(timezone.now() - span)
    bars = [_draw_check(check, rates) for check in (*NAMES, CLAIM)]
    refused, total = rates.refused, rates.total
    note = f"{refused:,} of {total:,} requests were refused ({rates.share(refused):.1f} %)."
    return Chart(f"Refused in the {name}, by check", bars, note if total else "None counted.")


def _draw_check(check: str, rates: CheckRate) -> Bar:
    count = rates.by_check.get(check, 0)
    share = rates.share(count)
    label = "lost claims" if check == CLAIM else check.replace("_", " ")
    return Bar(label, share, f"{share:.1f} % ({count:,})")


def _list_worst(name: str, span: timedelta, *, empty: str) -> Panel:
    rows = [
        (
            Link(each.name, reverse("admin:accounts_account_change", args=[each.account_id])),
            f"{each.refused:,}",
            f"{each.requests:,}",
            f"{100 * each.refused / each.requests:.0f} %",
            each.check.replace("_", " "),
        )
        for each in count_worst(timezone.now() - span)
    ]
    headers = ("Account", "Refused", "Requests in those hours", "Share", "Mostly by")
    return Table(f"Most refused in the {name}", headers, rows, empty=empty)
