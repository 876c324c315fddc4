"""Where a search found nothing, what is offered really is there."""

from __future__ import annotations

import pytest

from accounts.number_place import NumberPlace
from dashboard.alternatives import MOST_CALLS, SAMPLE, list_alternatives
from tests.stock import Stock, install_stock

pytestmark = pytest.mark.django_db


@pytest.fixture
def stock(monkeypatch: pytest.MonkeyPatch) -> Stock:
    return install_stock(monkeypatch)


def offer(*place: str) -> list[tuple[str, int]]:
    return [(each.place.code, each.count) for each in list_alternatives(NumberPlace(*place))]


def test_a_neighboring_area_and_the_whole_country_are_offered(stock: Stock) -> None:
    stock.put("DE", "30", count=4)
    stock.put("DE", "89", count=2)
    assert offer("DE", "331") == [("DE 30", 4), ("DE", 6)]


def test_titles_say_what_and_where(stock: Stock) -> None:
    stock.put("DE", "30")
    stock.put("DE", kind="mobile")
    titles = [each.title for each in list_alternatives(NumberPlace("DE", "331", "local"))]
    assert titles == [
        "Local numbers of area 30, Berlin",
        "Mobile numbers of Germany",
        "Local numbers of all areas of Germany",
    ]


def test_neighbors_without_numbers_are_not_offered(stock: Stock) -> None:
    stock.put("GB", "1925")
    assert offer("GB", "161") == [("GB 1925", 3), ("GB", 3)]


def test_for_local_numbers_the_other_types_of_the_country_are_offered(stock: Stock) -> None:
    stock.put("GB", kind="mobile", count=2)
    stock.put("GB", kind="toll_free", count=5)
    assert offer("GB", "131", "local") == [("GB mobile", 2), ("GB toll_free", 5)]


def test_for_other_types_the_local_numbers_of_the_area_are_offered(stock: Stock) -> None:
    stock.put("US", "212", count=7)
    stock.put("US", kind="toll_free", count=1)
    assert offer("US", "212", "toll_free") == [("US 212 local", 7), ("US toll_free", 1)]


def test_a_type_that_we_do_not_sell_is_not_offered(stock: Stock) -> None:
    stock.put("GB", kind="shared_cost")
    assert offer("GB", "", "mobile") == []


def test_nothing_is_made_up_where_there_is_nothing(stock: Stock) -> None:
    assert offer("US", "212") == []
    assert offer("ES") == []


def test_a_count_that_may_be_larger_says_so(stock: Stock) -> None:
    stock.put("DE", "30", count=SAMPLE + 10)
    offered = list_alternatives(NumberPlace("DE", "331"))
    assert [(each.count, each.is_least) for each in offered] == [(SAMPLE, True), (SAMPLE, True)]


@pytest.mark.parametrize("kind", ["", "local", "mobile", "toll_free"])
@pytest.mark.parametrize("area", ["", "212"])
def test_the_carrier_is_asked_a_bounded_number_of_times(stock: Stock, area: str, kind: str) -> None:
    for neighbor in ("718", "347", "929", "917", "201"):
        stock.put("US", neighbor, count=20)
    list_alternatives(NumberPlace("US", area, kind))
    assert len(stock.asked) <= MOST_CALLS


def test_neighbors_that_the_sample_does_not_show_are_asked_about(stock: Stock) -> None:
    stock.put("US", "305", count=SAMPLE)
    stock.put("US", "332", count=2)
    assert ("US 332", 2) in offer("US", "212")


@pytest.mark.parametrize("answers", range(MOST_CALLS))
def test_what_was_found_before_the_carrier_fell_silent_is_offered(
    stock: Stock, answers: int
) -> None:
    stock.put("DE", "30")
    stock.put("DE", kind="mobile")
    stock.away_after = answers
    expected = [("DE local", 3), ("DE 30 local", 3)][:answers]
    assert sorted(offer("DE", "331", "local")) == sorted(expected)
    assert len(stock.asked) == answers


def test_a_search_the_carrier_refuses_costs_the_others_nothing(stock: Stock) -> None:
    stock.refused.add("DE")
    assert offer("DE", "331") == []
