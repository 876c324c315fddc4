"""Charts of the review: how much waits, how old it is, and how well we keep what we promise."""

from collections.abc import Callable

from compliance.metrics import QueueSize, Week, count_ages, count_queues, list_weeks
from config.charts import Bar, Chart

_QUEUES = (
    ("submitted", "Unclaimed"),
    ("in_review", "In review"),
    ("second_review", "Second review"),
    ("appealed", "Appeals"),
    ("action_required", "With the customer"),
)
_AGES = (1, 2, 3, 5)  # days
_AGE_NAMES = ("under a day", "1 day", "2 days", "3 to 4 days", "5 days or more")
_AGE_TONES = ("good", "good", "", "wait", "bad")
_HOUR = 3600


def list_charts() -> list[Chart]:
    """Return the charts of the first page."""
    weeks = list_weeks()
    return [
        _draw_queues(),
        _draw_ages(),
        _draw_weeks("Verdicts", weeks, lambda week: float(week.verdicts)),
        _draw_weeks(
            "First touch, in office hours",
            weeks,
            lambda week: None if week.first_touch is None else week.first_touch / _HOUR,
            note="From submission until a reviewer opens it: the median of the week's verdicts.",
            unit=" h",
        ),
        _draw_weeks(
            "Sent back for changes",
            weeks,
            lambda week: week.share(week.returned, of=week.verdicts),
            note="Share of the verdicts that asked for a change.",
            unit=" %",
        ),
        _draw_weeks(
            "Reopened",
            weeks,
            lambda week: week.share(week.reopened, of=week.verdicts),
            note="Sent back by the second reviewer, or appealed against with success.",
            unit=" %",
        ),
        _draw_weeks(
            "Promises kept",
            weeks,
            lambda week: week.share(week.kept, of=week.promised),
            note="Decided by the later end of the time we told; nine in ten is what we promise.",
            unit=" %",
        ),
    ]


def _draw_queues() -> Chart:
    sizes = count_queues()
    bars = [_draw_queue(name, sizes.get(state, QueueSize())) for state, name in _QUEUES]
    return Chart("Waiting now", bars)


def _draw_queue(name: str, size: QueueSize) -> Bar:
    shown = f"{size.waiting}, {size.overdue} late" if size.overdue else str(size.waiting)
    return Bar(name, size.waiting, shown, "bad" if size.overdue else "")


def _draw_ages() -> Chart:
    counts = count_ages(_AGES)
    rows = zip(_AGE_NAMES, counts, _AGE_TONES, strict=True)
    return Chart("Waiting since", [Bar(name, count, tone=tone) for name, count, tone in rows])


def _draw_weeks(
    title: str,
    weeks: list[Week],
    read: Callable[[Week], float | None],
    *,
    note: str = "",
    unit: str = "",
) -> Chart:
    bars = [_draw_week(number, read(week), unit) for number, week in enumerate(weeks)]
    return Chart(title, bars, note, most=100.0 if unit == " %" else 0.0)


def _draw_week(number: int, value: float | None, unit: str) -> Bar:
    label = "last 7 days" if number == 0 else f"{number} week{'s' if number > 1 else ''} before"
    shown = "" if value is None else f"{value:.0f}{unit}" if unit != " h" else f"{value:.1f}{unit}"
    return Bar(label, value, shown)
