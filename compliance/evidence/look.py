"""Would a visitor see the words of an element?

Known tricks: not displayed, hidden, transparent, without size, moved off the screen, clipped away,
in the color of the paper. Hidden words are no disclosure. Where an outside style sheet may have
painted the paper, its color is unknown and nobody is accused.
"""

import re
from dataclasses import dataclass, replace

from compliance.evidence.stylesheet import Declarations

Color = tuple[int, int, int]

_FAR = 500  # pixels beyond an edge: out of sight
_FAINT = 0.05  # an opacity that nobody reads
_TINY = 3.0  # pixels
_CLOSE = 10  # steps of 255 between two colors that nobody tells apart
_NUMBER = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+))\s*(px|pt|em|rem|ex|ch|vw|vh|cm|mm|in|%)?")
_MOVED = re.compile(r"translate[xy3d]*\(\s*(-[\d.]+[a-z]*)")
_SHRUNK = re.compile(r"scale[xy]?\(\s*0(?:\.0+)?\s*[,)]")
_CLIPPED = re.compile(r"rect\(\s*(\d)(?:px)?[\s,]+\1(?:px)?[\s,]+\1(?:px)?[\s,]+\1(?:px)?\s*\)")
_NO_LENGTH = re.compile(r"[01](?:px|em|rem|%)?")
_INSET = re.compile(r"inset\(\s*(?:[5-9]\d|100)%")
_RGB = re.compile(r"rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)\s*(?:[,/]\s*([\d.]+%?))?\s*\)")
_HEX = re.compile(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b")
_NO_INK = re.compile(r"rgba?\(.*[,/]\s*0?\.?0+%?\s*\)|#(?:[0-9a-f]{3}0|[0-9a-f]{6}00)")
_NAMED: dict[str, Color] = {
    "white": (255, 255, 255),
    "snow": (255, 250, 250),
    "ivory": (255, 255, 240),
    "whitesmoke": (245, 245, 245),
    "black": (0, 0, 0),
    "gray": (128, 128, 128),
    "grey": (128, 128, 128),
    "silver": (192, 192, 192),
    "red": (255, 0, 0),
    "navy": (0, 0, 128),
}
_SEE_THROUGH = frozenset({"", "none", "transparent", "inherit", "initial", "unset"})
WHITE = _NAMED["white"]
_PIXELS = {"px": 1.0, "pt": 1.33, "rem": 16.0, "em": 16.0, "": 1.0, "%": 5.0}  # others: 10


@dataclass(frozen=True, slots=True)
class Look:
    """What an element hands down to the elements in it."""

    shown: bool = True
    sized: bool = True
    on_screen: bool = True
    ink: Color | None = None  # None: not known
    paper: Color | None = None

    @property
    def readable(self) -> bool:
        return self.shown and self.sized and self.on_screen and not self._in_paper_color

    @property
    def _in_paper_color(self) -> bool:
        if self.ink is None or self.paper is None:
            return False
        return all(abs(a - b) <= _CLOSE for a, b in zip(self.ink, self.paper, strict=True))


def look_at(parent: Look, declared: Declarations) -> Look | None:
    """Return how an element looks, ``None`` if neither it nor anything in it can be seen."""
    if not declared:
        return parent
    if _is_gone(declared):
        return None
    paper = _read_paper(declared, parent)
    return replace(
        parent,
        shown=_is_shown(declared, parent),
        sized=_is_sized(declared, parent),
        on_screen=_is_on_screen(declared, parent),
        ink=_read_ink(declared, parent, paper),
        paper=paper,
    )


def _is_gone(declared: Declarations) -> bool:
    return (
        declared.get("display") == "none"
        or _is_faint(declared)
        or _is_clipped(declared)
        or _is_folded_away(declared)
        or _is_outside(declared)
        or _is_moved_away(declared.get("transform", ""))
    )


def _is_faint(declared: Declarations) -> bool:
    number = _NUMBER.match(declared.get("opacity", ""))
    if not number:
        return False
    opacity = float(number[1]) / (100 if number[2] == "%" else 1)
    # An entrance animation begins just above nothing, and says so.
    return opacity <= 0 or (opacity <= _FAINT and "will-change" not in declared)


def _is_clipped(declared: Declarations) -> bool:
    clipped = _CLIPPED.search(declared.get("clip", ""))
    path = declared.get("clip-path", "")
    return bool(clipped or _INSET.search(path) or re.search(r"circle\(\s*0[^.\d]", path))


def _is_folded_away(declared: Declarations) -> bool:
    if declared.get("overflow", "") not in ("hidden", "clip"):
        return False
    sides = ["height", "max-height"]
    if declared.get("position") in ("absolute", "fixed"):
        sides += ["width", "max-width"]  # elsewhere a width of nothing may still grow
    return any(_NO_LENGTH.fullmatch(declared.get(side, "")) for side in sides)


def _is_outside(declared: Declarations) -> bool:
    if declared.get("position") not in ("absolute", "fixed", "relative"):
        return False
    return any(_is_far(declared.get(side, "")) for side in ("left", "right", "top", "bottom"))


def _is_moved_away(transform: str) -> bool:
    moved = _MOVED.search(transform)
    return bool((moved and _is_far(moved[1])) or _SHRUNK.search(transform))


def _is_far(length: str) -> bool:
    """Whether a length leads out of sight, beyond the left or upper edge."""
    number = _NUMBER.match(length)
    if not number:
        return False
    unit = number[2] or ""
    return float(number[1]) * _PIXELS.get(unit, 10.0) <= -_FAR


def _is_shown(declared: Declarations, parent: Look) -> bool:
    visibility = declared.get("visibility", "inherit")
    return parent.shown if visibility == "inherit" else visibility not in ("hidden", "collapse")


def _is_sized(declared: Declarations, parent: Look) -> bool:
    size = declared.get("font-size", "")
    if not size and declared.get("font", "").startswith(("0/", "0px/", "0 ", "0px ")):
        size = "0"
    number = _NUMBER.match(size)
    if not number:
        return parent.sized
    unit = number[2] or ""
    if unit in ("%", "em"):
        return parent.sized and float(number[1]) > (15 if unit == "%" else 0.15)
    return float(number[1]) * _PIXELS.get(unit, 10.0) > _TINY


def _is_on_screen(declared: Declarations, parent: Look) -> bool:
    indent = declared.get("text-indent", "")
    return not _is_far(indent) if indent else parent.on_screen


def _read_ink(declared: Declarations, parent: Look, paper: Color | None) -> Color | None:
    ink = declared.get("color", "inherit")
    if ink == "transparent" or _NO_INK.fullmatch(ink):
        return paper
    return parent.ink if ink in ("inherit", "currentcolor", "unset") else _read_color(ink)


def _read_paper(declared: Declarations, parent: Look) -> Color | None:
    if declared.get("background-image", "none") not in _SEE_THROUGH:
        return None
    color = declared.get("background-color", declared.get("background", ""))
    if color in _SEE_THROUGH:
        # What is taken out of the flow may lie on anything.
        return None if declared.get("position") in ("absolute", "fixed") else parent.paper
    return None if "url(" in color or "gradient(" in color else _read_color(color)


def _read_color(text: str) -> Color | None:
    """Return red, green and blue, ``None`` for what is not a plain opaque color."""
    if code := _HEX.search(text):
        digits = code[0][1:]
        wide = digits if len(digits) >= 6 else "".join(digit * 2 for digit in digits)
        return (int(wide[0:2], 16), int(wide[2:4], 16), int(wide[4:6], 16))
    if parts := _RGB.search(text):
        opaque = parts[4] in (None, "1", "1.0", "100%")
        red, green, blue = (min(int(part[:4]), 255) for part in parts.group(1, 2, 3))
        return (red, green, blue) if opaque else None
    words = text.split()
    return _NAMED.get(words[0]) if words else None
