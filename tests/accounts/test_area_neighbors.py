"""The table of neighboring area codes."""

import re

import pytest

from accounts.area_neighbors import BORDERS, PLACES, list_neighbors


def test_codes_of_the_same_place_come_before_those_next_to_it() -> None:
    codes = [code for code, _ in list_neighbors("US", "646")]
    assert codes[:3] == ["212", "332", "917"]
    assert ("718", "New York boroughs") in list_neighbors("US", "646")


@pytest.mark.parametrize(
    ("country", "area", "neighbor"),
    [("DE", "331", "30"), ("DE", "30", "331"), ("GB", "161", "1204"), ("FR", "2", "1")],
)
def test_a_border_holds_in_both_directions(country: str, area: str, neighbor: str) -> None:
    assert neighbor in [code for code, _ in list_neighbors(country, area)]


@pytest.mark.parametrize(("country", "area"), [("US", "999"), ("ES", "91"), ("GB", "")])
def test_what_is_not_in_the_table_has_no_neighbors(country: str, area: str) -> None:
    assert list_neighbors(country, area) == []


def test_no_code_is_its_own_neighbor_or_named_twice() -> None:
    for country, places in PLACES.items():
        for area in {code for codes in places.values() for code in codes}:
            codes = [code for code, _ in list_neighbors(country, area)]
            assert area not in codes
            assert len(set(codes)) == len(codes)


def test_borders_are_between_places_of_the_table_and_codes_can_be_searched_for() -> None:
    for country, pairs in BORDERS.items():
        assert {name for pair in pairs for name in pair} <= set(PLACES[country])
    codes = {code for places in PLACES.values() for codes in places.values() for code in codes}
    assert all(re.fullmatch(r"\d{1,5}", code) for code in codes)
