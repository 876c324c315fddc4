"""Working time as we promise it: Monday to Friday, holidays not counted out."""

from datetime import datetime, timedelta


def count_business_days(start: datetime, end: datetime) -> int:
    """Return how many weekdays have begun since the day of ``start`` (UTC)."""
    days = (end.date() - start.date()).days
    passed = (start.date() + timedelta(days=number) for number in range(1, days + 1))
    return sum(day.weekday() < 5 for day in passed)
