"""No cell of a downloaded table is ever run as a formula."""

import pytest

from dashboard.spreadsheet import as_text, write_csv


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\uff1d1+1"])
def test_what_begins_like_a_formula_becomes_text(words: str) -> None:
    assert as_text(words) == f"'{words}"


@pytest.mark.parametrize("words", ["", "Invoice 7", "a=b", "1-2"])
def test_plain_words_stay_as_they_are(words: str) -> None:
    assert as_text(words) == words


def test_commas_quotes_and_lines_stay_within_their_cell() -> None:
    assert list(write_csv(("A", "B"), [('x,"y"', "1\n2")])) == ["A,B\r\n", '"x,""y""","1\n2"\r\n']
