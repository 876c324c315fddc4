"""What a staff page is made of: facts, tables and a timeline, all to be read only."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True)
class Facts:
    title: str
    rows: Sequence[tuple[str, Any]]  # label, value
    note: str = ""
    kind: ClassVar[str] = "facts"


@dataclass(frozen=True, slots=True)
class Table:
    title: str
    headers: Sequence[str]
    rows: Iterable[Sequence[Any]]
    empty: str = "None."
    note: str = ""
    kind: ClassVar[str] = "table"


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of a timeline."""

    at: datetime
    who: str
    what: str
    change: tuple[str, str] = ("", "")
    details: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    title: str
    moments: Sequence[Moment] = field(default_factory=tuple)
    kind: ClassVar[str] = "timeline"


@dataclass(frozen=True, slots=True)
class Text:
    """Something to read as it will be read, such as a message."""

    title: str
    body: str
    note: str = ""
    kind: ClassVar[str] = "text"


Panel = Facts | Table | Timeline | Text
