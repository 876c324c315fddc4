"""Customers' text as it is, not as it wants to look.

A right-to-left override can make "gnp.exe" read "exe.png", a zero-width space can hide a second
name in the first. Whoever decides on a text must see such characters, so each is written out as
its code point and obeyed nowhere.
"""

import unicodedata

# Letters by category, but drawn as nothing.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")


def make_visible(text: object) -> str:
    """Return ``text`` with every control, direction and invisible character as ``[U+202E]``."""
    plain = str(text).replace("\r\n", "\n")
    if plain.isascii() and plain.isprintable():
        return plain
    return "".join(_write_out(character) for character in plain)


def _write_out(character: str) -> str:
    if character in _BLANK:
        return f"[U+{ord(character):04X}]"
    if character == "\n" or character.isprintable() or unicodedata.category(character) == "Zs":
        return character
    return f"[U+{ord(character):04X}]"
