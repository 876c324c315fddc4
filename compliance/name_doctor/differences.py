"""Say in plain words how a name on file is written otherwise than it was typed."""

import unicodedata
from collections.abc import Iterator

from compliance.name_doctor.reading import (
    Reading,
    Word,
    is_same_core,
    is_same_word,
    remove_invisible,
)

_MARKS = {
    ",": "comma",
    ".": "full stop",
    "-": "hyphen",
    "–": "dash",
    "—": "dash",
    "/": "slash",
    "(": "opening bracket",
    ")": "closing bracket",
    "!": "exclamation mark",
    "'": "apostrophe",
    "’": "apostrophe",
    '"': "quotation mark",
    ":": "colon",
    ";": "semicolon",
}


def list_differences(typed: str, official: str, *, read: tuple[Reading, Reading]) -> list[str]:
    """Return at least one sentence about two writings of the same name."""
    one, other = read
    found = [
        *_compare_invisible(typed),
        *_compare_trade(one, other),
        *_compare_article(one, other),
        *_compare_words_and_form(one, other, official),
        *_compare_case(one, other),
    ]
    return found or [f"On file it is written “{official}”."]


def _compare_invisible(typed: str) -> Iterator[str]:
    if any(unicodedata.category(each) == "Cf" for each in typed):
        yield "What you typed contains characters that cannot be seen."
    elif remove_invisible(typed) != unicodedata.normalize("NFC", typed):
        yield "What you typed contains more spaces than the name on file."


def _compare_trade(one: Reading, other: Reading) -> Iterator[str]:
    if one.trade and not other.trade:
        yield f"On file there is no trade name: leave out “{_write(one.marker + one.trade)}”."
    elif other.trade and not one.trade:
        yield f"On file a trade name is part of it: “{_write(other.marker + other.trade)}”."
    elif [each.key for each in one.trade] != [each.key for each in other.trade]:
        yield f"On file the trade name is “{_write(other.trade)}”."
    elif _write(one.marker + one.trade) != _write(other.marker + other.trade):
        yield f"On file the trade name is written “{_write(other.marker + other.trade)}”."


def _compare_article(one: Reading, other: Reading) -> Iterator[str]:
    if other.article and not one.article:
        yield "On file the name has “The”."
    elif one.article and not other.article:
        yield "On file the name has no “The”."


def _compare_words_and_form(one: Reading, other: Reading, official: str) -> Iterator[str]:
    if is_same_core(one.core, other.core):
        yield from _compare_core(one.core, other.core, official)
        yield from _compare_form(one, other, official)
    else:  # the form cannot be told from the rest on one side
        yield from _compare_core((*one.core, *one.form), (*other.core, *other.form), official)


def _compare_core(one: tuple[Word, ...], other: tuple[Word, ...], official: str) -> Iterator[str]:
    if _list_ands(one) != _list_ands(other):
        yield from _compare_ands(_list_ands(one), _list_ands(other), official)
    one, other = _without_ands(one), _without_ands(other)
    if len(one) == len(other) and all(map(is_same_word, one, other)):
        yield from _compare_words(one, other, official)
    elif len(one) == len(other) and sorted(_keys(one)) == sorted(_keys(other)):
        yield f"On file the words stand in another order: “{official}”."
    else:
        yield from _compare_spaces(one, other)


def _compare_ands(one: list[str], other: list[str], official: str) -> Iterator[str]:
    if not other:
        yield f"On file there is no “{one[0]}”: “{official}”."
    elif not one:
        yield f"On file there is “{other[0]}”: “{official}”."
    else:
        yield f"On file it says “{other[0]}”, not “{one[0]}”: “{official}”."


def _compare_spaces(one: tuple[Word, ...], other: tuple[Word, ...]) -> Iterator[str]:
    if len(one) > len(other):
        joined = [word.text for word in other if word.key not in _keys(one)]
        yield f"On file it is written as one word: “{' '.join(joined)}”."
    elif len(one) < len(other):
        parts = [word.text + word.after for word in other if word.key not in _keys(one)]
        yield f"On file it is more than one word: “{' '.join(parts)}”."


def _compare_words(one: tuple[Word, ...], other: tuple[Word, ...], official: str) -> Iterator[str]:
    """Word by word, both names having the same words in the same order."""
    for mine, theirs in zip(one, other, strict=True):
        if mine.text.lower() != theirs.text.lower():
            yield _compare_word(mine, theirs)
        yield from _compare_marks(mine, theirs, official)


def _compare_case(one: Reading, other: Reading) -> Iterator[str]:
    typed = {word.text.lower(): word.text for word in one.words}
    theirs = [word.text for word in other.words]
    cased = [text for text in theirs if typed.get(text.lower(), text) != text]
    if cased:
        yield f"On file the capital letters are others: “{' '.join(cased)}”."


def _compare_word(mine: Word, theirs: Word) -> str:
    if mine.key == theirs.key and _has_accents(theirs.text) != _has_accents(mine.text):
        accents = "with" if _has_accents(theirs.text) else "without"
        return f"On file it is written {accents} accents: “{theirs.text}”, not “{mine.text}”."
    return f"On file it is written “{theirs.text}”, not “{mine.text}”."


def _compare_marks(mine: Word, theirs: Word, official: str) -> Iterator[str]:
    for mark in dict.fromkeys(theirs.after + mine.after):
        if (mark in theirs.after) == (mark in mine.after):
            continue
        name = _MARKS.get(mark, f"“{mark}”")
        article = "an" if name[0] in "aeiou" else "a"
        there = f"there is {article} {name}" if mark in theirs.after else f"there is no {name}"
        yield f"On file {there} after “{theirs.text}”: “{official}”."


def _compare_form(one: Reading, other: Reading, official: str) -> Iterator[str]:
    if one.forms != other.forms:
        if len(one.forms) < len(other.forms):
            yield f"On file the legal form is part of the name: “{_write(other.form)}”."
        else:
            extra = _write(one.form)
            yield f"On file there is no “{extra}” at the end: “{official}”."
    elif _has_same_words(one, other):
        yield from _compare_words(one.form, other.form, official)
    elif one.form:
        yield f"On file the legal form is written “{_write(other.form)}”, not “{_write(one.form)}”."


def _has_same_words(one: Reading, other: Reading) -> bool:
    texts = [[word.text.lower() for word in each.form] for each in (one, other)]
    return texts[0] == texts[1]


def _has_accents(text: str) -> bool:
    return any(unicodedata.combining(each) for each in unicodedata.normalize("NFD", text))


def _list_ands(words: tuple[Word, ...]) -> list[str]:
    return [word.text.lower() for word in words if word.key == "and"]


def _without_ands(words: tuple[Word, ...]) -> tuple[Word, ...]:
    return tuple(word for word in words if word.key != "and")


def _keys(words: tuple[Word, ...]) -> list[str]:
    return [word.key for word in words]


def _write(words: tuple[Word, ...]) -> str:
    """Write words out as they stood, without the comma that separates them from the rest."""
    return " ".join(word.text + word.after for word in words).rstrip(", ")
