"""Whether somebody's own words refuse further messages (47 CFR 64.1200(a)(10)).

A person may refuse in any reasonable manner; a keyword is only the shortest. What a reasonable
reader takes for a refusal is one. What may be one, or only sounds like it, is for a person to read
("stop by our store"), and nothing is sent until then. A refusal is brief: in a long text even clear
words are read by a person. The words themselves stand in :mod:`contacts.refusal_words`; what is a
keyword by itself was found before (:mod:`contacts.keywords`).

Case, accents, apostrophes, punctuation, emoji and invisible characters do not matter. The cost
grows with the length of the text and no faster.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from itertools import groupby

from contacts.refusal_words import (
    CLEAR,
    DOUBTFUL,
    FILLERS,
    HINTS,
    PAIRS,
    SPELLINGS,
    UNCLEAR,
    WHOLE,
)

_LONGEST = 5000  # characters; no channel delivers more
_BRIEF = 30  # words
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘‛ʼʻ`´′＇"))
_WORD = re.compile(r"[^\W_]+")
_STRETCHED = re.compile(r"([a-z])\1{2,}")  # stoooop
_START, _END = "^", "$"

Step = tuple[frozenset[str], bool]  # the words it may be, and whether it may be missing
Row = tuple[Step, ...]
Table = dict[str, list[Row]]  # by each word that a row may begin with


class Refusal(Enum):
    CLEAR = "clear"
    DOUBTFUL = "doubtful"
    NOTHING = "nothing"


def read_refusal(text: str) -> Refusal:
    """Return whether ``text`` refuses further messages, may do so, or does not."""
    words = _read_words(text)
    if len(words) <= _BRIEF:
        return _judge(words)
    parts = (words[:_BRIEF], words[-_BRIEF:])
    if HINTS.isdisjoint(words) and all(_judge(each) is Refusal.NOTHING for each in parts):
        return Refusal.NOTHING
    return Refusal.DOUBTFUL


def _judge(words: Sequence[str]) -> Refusal:
    whole = [_START, *words, _END]
    if _is_whole(words) or _has(_CLEAR, whole):
        return Refusal.DOUBTFUL if _has(_UNCLEAR, whole) else Refusal.CLEAR
    if not HINTS.isdisjoint(words) or _has(_DOUBTFUL, whole):
        return Refusal.DOUBTFUL
    return Refusal.NOTHING


def _is_whole(words: Sequence[str]) -> bool:
    """Tell whether it is a refusal and nothing else, said once or often, with fillers around it."""
    bare = [word for word, _ in groupby(words)]
    said = [word for word, _ in groupby(each for each in bare if each not in FILLERS)]
    return " ".join(bare) in WHOLE or " ".join(said) in WHOLE


# --- reading --------------------------------------------------------------------------------------


def _read_words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text[:_LONGEST].translate(_APOSTROPHES))[:_LONGEST]
    visible = "".join(each for each in plain.casefold() if not _is_invisible(each))
    words = _WORD.findall(_STRETCHED.sub(r"\1", visible))
    return list(_join_pairs([SPELLINGS.get(word, word) for word in words]))


def _is_invisible(each: str) -> bool:
    return not each.isascii() and unicodedata.category(each) in ("Mn", "Me", "Cf")


def _join_pairs(words: Sequence[str]) -> Iterator[str]:
    """Yield the words, with each pair of the table as the one word that it means."""
    index = 0
    while index < len(words):
        joined = PAIRS.get((words[index], words[index + 1])) if index + 1 < len(words) else None
        yield joined or words[index]
        index += 2 if joined else 1


# --- matching -------------------------------------------------------------------------------------


def _has(table: Table, words: Sequence[str]) -> bool:
    """Tell whether a row of ``table`` is anywhere in ``words``."""
    return any(
        _matches(row, words, start)
        for start, word in enumerate(words)
        for row in table.get(word, ())
    )


def _matches(row: Row, words: Sequence[str], start: int) -> bool:
    """Walk all ways through the row at once, so that nothing is ever tried twice."""
    places = {start}
    for allowed, may_miss in row:
        further = {at + 1 for at in places if at < len(words) and words[at] in allowed}
        places = places | further if may_miss else further
        if not places:
            return False
    return True


def _compile(rows: Iterable[str]) -> Table:
    table: Table = {}
    for written in rows:
        row = tuple(_read_step(step) for step in written.split())
        for word in _list_beginnings(row):
            table.setdefault(word, []).append(row)
    return table


def _read_step(written: str) -> Step:
    return frozenset(written.removeprefix("?").split("|")), written.startswith("?")


def _list_beginnings(row: Row) -> frozenset[str]:
    words: frozenset[str] = frozenset()
    for allowed, may_miss in row:
        words |= allowed
        if not may_miss:
            break
    return words


_CLEAR, _UNCLEAR, _DOUBTFUL = _compile(CLEAR), _compile(UNCLEAR), _compile(DOUBTFUL)
