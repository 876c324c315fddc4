"""Read a name as a register does: words, legal form, trade name; and how each word is written."""

import re
import unicodedata
from dataclasses import dataclass

from compliance.name_doctor.legal_forms import FORMS, MOST_WORDS, SHORTENED, TRADING_AS

_WORD = re.compile(
    r"(?<![^\W_])[^\W\d_]/[^\W\d_](?:/[^\W\d_])?(?![^\W_])|[^\W_]+(?:[.'’`][^\W_]+)*|[&+]"
)
_AND = frozenset({"&", "+", "and", "und", "et"})
_DIGITS = re.compile(r"\d+")
# Written out when there are no accents on the keyboard.
_SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae"})
_PLAIN = str.maketrans({"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "þ": "th"})


@dataclass(frozen=True, slots=True)
class Word:
    text: str  # as written, without what follows
    after: str  # the marks between this word and the next, without spaces
    key: str  # what is compared: small plain letters

    @property
    def spelled(self) -> str:
        """The key with accents spelled out, as in Mueller for Müller."""
        return _strip(self.text.lower().translate(_SPELLED)) if self.key != "and" else "and"


@dataclass(frozen=True, slots=True)
class Reading:
    article: bool  # begins with "The"
    core: tuple[Word, ...]
    form: tuple[Word, ...]
    forms: tuple[str, ...]  # what the form is, however it is written
    marker: tuple[Word, ...]  # "trading as" and the like
    trade: tuple[Word, ...]

    @property
    def words(self) -> tuple[Word, ...]:
        return (*self.core, *self.form, *self.marker, *self.trade)


def read_name(name: str) -> Reading:
    words = split_words(name)
    legal, marker, trade = _split_trade(words)
    core, form, forms = _split_form(legal)
    article = len(core) > 1 and core[0].key == "the"
    if len(core) > 1 and core[-1].key == "the":  # Bakery, The
        core, article = core[:-1], True
    elif article:
        core = core[1:]
    return Reading(article, core, form, forms, marker, trade)


def split_words(name: str) -> tuple[Word, ...]:
    visible = remove_invisible(name)
    matches = list(_WORD.finditer(visible))
    ends = [match.start() for match in matches[1:]] + [len(visible)]
    return tuple(
        Word(match.group(), _squeeze(visible[match.end() : end]), _make_key(match.group()))
        for match, end in zip(matches, ends, strict=False)
    )


def remove_invisible(name: str) -> str:
    """Drop what cannot be seen, and make one space of any run of spaces."""
    seen = "".join(each for each in name if unicodedata.category(each) != "Cf")
    return " ".join(unicodedata.normalize("NFC", seen).split())


def is_same_core(typed: tuple[Word, ...], official: tuple[Word, ...]) -> bool:
    """Whether two names have the same words, apart from spaces, order, accents and ``and``."""
    one, other = _list_keys(typed), _list_keys(official)
    return any(
        first == second or (first and _is_same_squeezed(first, second))
        for first in one
        for second in other
    ) or any(sorted(first) == sorted(second) for first in one for second in other)


def is_same_word(one: Word, other: Word) -> bool:
    """Whether two words differ in writing only: accents, marks, capitals, shortening."""
    return bool(_list_readings(one) & _list_readings(other))


def _list_readings(word: Word) -> set[str]:
    return {SHORTENED.get(word.key, word.key), SHORTENED.get(word.key, word.spelled)}


def _list_keys(words: tuple[Word, ...]) -> list[list[str]]:
    """The words as they are compared, plainly and with accents spelled out."""
    plain = [SHORTENED.get(word.key, word.key) for word in words if word.key != "and"]
    spelled = [SHORTENED.get(word.key, word.spelled) for word in words if word.key != "and"]
    return [plain, spelled]


def _is_same_squeezed(one: list[str], other: list[str]) -> bool:
    """Spaces may differ, but never between digits: 1 1 is not 11."""
    return "".join(one) == "".join(other) and _find_numbers(one) == _find_numbers(other)


def _find_numbers(keys: list[str]) -> list[str]:
    return [number for key in keys for number in _DIGITS.findall(key)]


def _split_trade(
    words: tuple[Word, ...],
) -> tuple[tuple[Word, ...], tuple[Word, ...], tuple[Word, ...]]:
    keys = tuple(word.key for word in words)
    for at in range(1, len(words)):
        for marker in TRADING_AS:
            end = at + len(marker)
            if keys[at:end] == marker and end < len(words):
                return words[:at], words[at:end], words[end:]
    return words, (), ()


def _split_form(
    words: tuple[Word, ...],
) -> tuple[tuple[Word, ...], tuple[Word, ...], tuple[str, ...]]:
    """Take legal forms off the end, at least one word stays."""
    core, forms = words, list[str]()
    while found := _find_form(core):
        size, form = found
        core = core[:-size]
        forms.insert(0, form)
    return core, words[len(core) :], tuple(forms)


def _find_form(words: tuple[Word, ...]) -> tuple[int, str] | None:
    for size in range(min(MOST_WORDS, len(words) - 1), 0, -1):
        form = FORMS.get("".join(word.key for word in words[-size:]))
        if form and not (form == "co" and words[-size - 1].key == "and"):
            return size, form
    return None


def _make_key(text: str) -> str:
    lower = text.lower()
    if lower in _AND:
        return "and"
    if lower in ("t/a", "o/a"):
        return lower
    return _strip(lower)


def _strip(lower: str) -> str:
    decomposed = unicodedata.normalize("NFKD", lower.translate(_PLAIN))
    return "".join(each for each in decomposed if each.isalnum())


def _squeeze(text: str) -> str:
    return "".join(text.split())
