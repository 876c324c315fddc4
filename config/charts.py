"""Charts of the staff's first page: bars drawn by the server, readable without scripts."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.module_loading import import_string

_WIDTH = 100.0  # per cent


@dataclass(frozen=True, slots=True)
class Bar:
    label: str
    value: float | None  # None: nothing to tell
    shown: str = ""  # the value in words
    tone: str = ""  # good, wait, bad

    @property
    def words(self) -> str:
        if self.value is None:
            return "—"
        return self.shown or f"{self.value:g}"


@dataclass(frozen=True, slots=True)
class Chart:
    title: str
    bars: Sequence[Bar]
    note: str = ""
    most: float = 0.0  # the value of a full bar; 0: that of the longest

    @property
    def rows(self) -> list[tuple[Bar, str]]:
        """Return each bar with its length in per cent."""
        most = self.most or max((bar.value or 0 for bar in self.bars), default=0) or 1
        return [(bar, f"{_WIDTH * min((bar.value or 0) / most, 1):.1f}") for bar in self.bars]


def list_charts() -> list[Chart]:
    """Return what every app shows; apps are named by string, so that nothing points upward."""
    return [chart for source in settings.STAFF_CHARTS for chart in import_string(source)()]
