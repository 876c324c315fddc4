"""What changed on a page between two visits, line by line, as text.

Most of a page stays as it is; only the lines that came and went are shown, with the words in them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from config.show import NEW, OLD, Pieces

LONGEST = 100_000  # characters of a page that are compared
_MOST_LINES = 2000
_MOST_SHOWN = 40  # changed lines


@dataclass(frozen=True, slots=True)
class LineDiff:
    gone: int
    new: int
    lines: tuple[Pieces, ...]
    too_long: bool = False

    @property
    def hidden(self) -> int:
        """How many changed lines are not shown."""
        return self.gone + self.new - len(self.lines)


def compare_pages(old: str, new: str) -> LineDiff:
    """Return the lines that differ."""
    before, after = old.splitlines(), new.splitlines()
    if max(len(before), len(after)) > _MOST_LINES:
        return LineDiff(0, 0, (), too_long=True)
    changed = list(_iter_changed(before, after))
    gone = sum(kind == OLD for kind, _ in changed)
    shown = tuple(Pieces([line]) for line in changed[:_MOST_SHOWN])
    return LineDiff(gone, len(changed) - gone, shown)


def _iter_changed(before: list[str], after: list[str]) -> Iterator[tuple[str, str]]:
    matcher = SequenceMatcher(None, before, after)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag != "equal":
            yield from ((OLD, line) for line in before[start:end])
            yield from ((NEW, line) for line in after[new_start:new_end])
