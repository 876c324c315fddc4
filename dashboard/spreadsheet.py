"""Tables for spreadsheets (CSV), written line by line while they are sent."""

import csv
from collections.abc import Iterable, Iterator, Sequence

# With their full-width forms, which some programs read as the plain ones.
_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


class _Echo:
    """What the csv module writes to: it hands the line back."""

    def write(self, line: str) -> str:
        return line


def write_csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table. Texts of others must have been through ``as_text``."""
    writer = csv.writer(_Echo())
    yield writer.writerow(header)
    for row in rows:
        yield writer.writerow(row)


def as_text(words: str) -> str:
    """Return a cell that no spreadsheet takes for a formula (CWE-1236)."""
    return f"'{words}" if words.startswith(_FORMULAS) else words
