"""What changed in an answer, word by word: a reviewer reads the change and not the rest again.

Spaces and the spelling of accents (Unicode NFC) do not count. A short answer, and one that was
rewritten altogether, stands as old and new side by side; an address is compared part by part.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from config.show import NEW, OLD, SAME, Pieces

_WORDS = re.compile(r"\w+\s*|[^\w\s]\s*|\s+")
_PARTS_OF_ADDRESS = re.compile(r"[^/?#&=]+[/?#&=]*|[/?#&=]+")
_SHORT = 40  # characters
_MOST = 1000  # words; what is longer is not worth the wait
_KEPT = 0.35  # of the longer text; with less in common it counts as rewritten

Piece = tuple[str, str]


def is_same(old: str, new: str) -> bool:
    """Tell whether two answers read the same."""
    return _normalize(old) == _normalize(new)


def compare_texts(old: str, new: str) -> Pieces:
    """Return ``new`` with what is gone and what is new in it."""
    if not old or not new or max(len(old), len(new)) <= _SHORT:
        return put_side_by_side(old, new)
    return _compare(old, new, _WORDS)


def compare_addresses(old: str, new: str) -> Pieces:
    """Return a web address with the parts that changed."""
    if not old or not new:
        return put_side_by_side(old, new)
    return _compare(old, new, _PARTS_OF_ADDRESS)


def compare_lists(old: Sequence[str], new: Sequence[str]) -> Pieces:
    """Return every entry once: those that stayed, those gone and those new."""
    kept = [(SAME, each) for each in new if each in old]
    gone = [(OLD, each) for each in old if each not in new]
    added = [(NEW, each) for each in new if each not in old]
    entries = [*kept, *gone, *added]
    commas = [(SAME, ", ")] * len(entries)
    return Pieces([piece for pair in zip(entries, commas, strict=True) for piece in pair][:-1])


def put_side_by_side(old: str, new: str) -> Pieces:
    return Pieces([_or_nothing(OLD, old), (SAME, " → "), _or_nothing(NEW, new)])


def _or_nothing(kind: str, text: str) -> Piece:
    return (kind, text) if text.strip() else (SAME, "—")


def _normalize(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _compare(old: str, new: str, token: re.Pattern[str]) -> Pieces:
    before, after = token.findall(old), token.findall(new)
    if max(len(before), len(after)) > _MOST:
        return put_side_by_side(old, new)
    pieces = list(_iter_pieces(before, after))
    kept = sum(len(text) for kind, text in pieces if kind == SAME)
    if kept < _KEPT * max(len(old), len(new)):
        return put_side_by_side(old, new)
    return Pieces(_join(pieces))


def _iter_pieces(before: list[str], after: list[str]) -> Iterator[Piece]:
    keys = [_normalize(word) for word in before], [_normalize(word) for word in after]
    for _, start, end, new_start, new_end in SequenceMatcher(None, *keys).get_opcodes():
        if keys[0][start:end] == keys[1][new_start:new_end]:
            yield SAME, "".join(after[new_start:new_end])
            continue
        yield OLD, "".join(before[start:end])
        yield NEW, "".join(after[new_start:new_end])


def _join(pieces: list[Piece]) -> list[Piece]:
    """Put what belongs together into one piece."""
    filled = [piece for piece in pieces if piece[1]]
    return [
        (kind, "".join(text for _, text in members))
        for kind, members in groupby(filled, key=lambda piece: piece[0])
    ]
