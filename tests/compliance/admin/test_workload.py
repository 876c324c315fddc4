"""The charts of the staff's first page: right, readable without colors, and quick."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.roles import StaffRole
from compliance.admin.workload import list_charts
from config.charts import Bar, Chart
from config.charts import list_charts as list_all_charts
from tests.compliance.test_metrics import DAY, HOUR, decide, make_case
from tests.staff import browser_of

pytestmark = pytest.mark.django_db
FIRST_PAGE = "/admin/"


def read(title: str) -> dict[str, str]:
    """What a chart says, by its labels."""
    (chart,) = [chart for chart in list_charts() if chart.title == title]
    return {bar.label: bar.words for bar in chart.bars}


def test_a_page_without_cases_is_readable() -> None:
    charts = list_charts()
    assert [chart.title for chart in charts] == [
        "Waiting now",
        "Waiting since",
        "Verdicts",
        "First touch, in office hours",
        "Sent back for changes",
        "Reopened",
        "Promises kept",
    ]
    for chart in charts:
        for bar, length in chart.rows:
            assert (bar.words, length) in {("—", "0.0"), ("0", "0.0")}
    text = browser_of(StaffRole.VIEWER).get(FIRST_PAGE).content.decode()
    for chart in charts:
        assert chart.title in text


def test_the_page_shows_the_figures_in_words() -> None:
    make_case("submitted")
    make_case("submitted", late=True)
    make_case("action_required", age=4 * DAY)
    make_case("in_review", age=4 * DAY)
    assert read("Waiting now") == {
        "Unclaimed": "2, 1 late",
        "In review": "1",
        "Second review": "0",
        "Appeals": "0",
        "With the customer": "1",
    }
    assert read("Waiting since") == {
        "under a day": "2",
        "1 day": "0",
        "2 days": "0",
        "3 to 4 days": "1",
        "5 days or more": "0",
    }
    text = browser_of(StaffRole.REVIEWER).get(FIRST_PAGE).content.decode()
    assert "2, 1 late" in text


def test_the_weeks_are_told_in_hours_and_shares() -> None:
    decide("approve", touched=3 * HOUR, promised=HOUR)
    decide("request_changes", touched=timedelta(minutes=90), promised=-HOUR)
    decide("send_back")
    decide("approve", ago=8 * DAY)
    assert read("Verdicts")["last 7 days"] == "2"
    assert read("Verdicts")["1 week before"] == "1"
    assert read("Verdicts")["5 weeks before"] == "0"
    assert read("First touch, in office hours")["last 7 days"] == "2.2 h"
    assert read("First touch, in office hours")["1 week before"] == "—"
    assert read("Sent back for changes")["last 7 days"] == "50 %"
    assert read("Reopened")["last 7 days"] == "50 %"
    assert read("Promises kept")["last 7 days"] == "50 %"
    assert read("Promises kept")["2 weeks before"] == "—"


def test_a_bar_is_as_long_as_its_share_of_the_longest_or_of_the_whole() -> None:
    bars = [Bar("a", 10), Bar("b", 5), Bar("c", None), Bar("d", 0)]
    assert [length for _, length in Chart("", bars).rows] == ["100.0", "50.0", "0.0", "0.0"]
    shares = Chart("", [Bar("a", 40), Bar("b", 250)], most=100)
    assert [length for _, length in shares.rows] == ["40.0", "100.0"]
    assert Chart("", []).rows == []
    assert [length for _, length in Chart("", [Bar("a", 0)]).rows] == ["0.0"]


def test_the_charts_are_named_in_the_settings() -> None:
    assert [chart.title for chart in list_all_charts()] == [chart.title for chart in list_charts()]


def test_the_first_page_takes_no_more_queries_for_more_cases() -> None:
    client = browser_of(StaffRole.SENIOR)
    client.get(FIRST_PAGE)
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            client.get(FIRST_PAGE)
        counts.append(len(queries))
        for _ in range(5):
            make_case("submitted")
            decide("approve")
    assert counts[0] == counts[1] <= 30


def test_nothing_is_drawn_by_a_script_or_a_style_of_its_own() -> None:
    make_case("submitted")
    text = browser_of(StaffRole.VIEWER).get(FIRST_PAGE).content.decode()
    charts = "".join(re.findall("<figure.*?</figure>", text, re.DOTALL))
    assert charts.count("<svg") > 30
    assert "<script" not in charts
    assert "style=" not in charts
