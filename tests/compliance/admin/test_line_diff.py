"""What changed on a page between two visits, line by line."""

from __future__ import annotations

from compliance.admin.line_diff import compare_pages
from config.show import NEW, OLD


def test_lines_that_came_and_went_are_shown() -> None:
    diff = compare_pages("Home\nWe sell books.\nLeeds", "Home\nWe sell bread.\nLeeds\nYork")
    shown = [line.pieces[0] for line in diff.lines]
    assert shown == [(OLD, "We sell books."), (NEW, "We sell bread."), (NEW, "York")]
    assert (diff.gone, diff.new, diff.hidden) == (1, 2, 0)


def test_the_same_page_has_no_difference() -> None:
    diff = compare_pages("Home\nLeeds", "Home\nLeeds")
    assert (diff.gone, diff.new, diff.lines) == (0, 0, ())


def test_what_is_not_shown_is_counted() -> None:
    diff = compare_pages("", "\n".join(f"line {number}" for number in range(100)))
    assert len(diff.lines) == 40
    assert diff.hidden == 60


def test_page_without_end_is_not_compared() -> None:
    assert compare_pages("Home", "x\n" * 5000).too_long
