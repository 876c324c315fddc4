"""Read a text by what it looks like, and still quote it by the letter.

Words are often disguised: a zero-width space inside, a Cyrillic letter among Latin ones, a digit
for a letter, dots between the letters. The folded text has none of that: small plain letters, one
space for any run of spaces. Each of its characters remembers where it came from, so whatever is
found in it can be quoted exactly as it was written.
"""

import functools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

# Letters of other alphabets that look like Latin ones (after Unicode's table of confusables).
_LOOKALIKES = dict(
    zip(
        "аеорсухіјѕһԁԛԝвкмнтгьαβεηικμνορτυχωγɑɡıօոսցհյ" + "ʟɴʀʏᴀᴄᴅᴇᴊᴋᴍᴏᴘᴛᴜᴠᴡᴢ",
        "aeopcyxijshdqwbkmhtrbabenikmvoptuxwyagionugh" + "jlnryacdejkmoptuvwz",
        strict=True,
    )
)
_PLAIN = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "’": "'", "‘": "'"}
_PLAIN |= dict.fromkeys("‐‑‒–—−", "-")
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")  # drawn as nothing
_DIGIT_LETTERS = {"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "@": "a", "$": "s"}
_DISGUISED_LETTER = re.compile(r"(?<=[a-z])[01345@$](?=[a-z])")
_SPACED_WORD = re.compile(r"(?<![a-z0-9])[a-z](?:([ .*_-])[a-z])(?:\1[a-z]){3,}(?![a-z0-9])")


@dataclass(frozen=True, slots=True)
class Folded:
    """``text`` to search in; ``quote`` gives back what stood there."""

    text: str
    source: str
    starts: tuple[int, ...]  # of each character of ``text`` in ``source``

    def quote(self, start: int, end: int) -> str:
        """Return the exact piece of the source behind ``text[start:end]``."""
        if start >= end:
            return ""
        return self.source[self.starts[start] : self.starts[end - 1] + 1]


@functools.lru_cache(maxsize=64)
def fold(source: str, *, lines: bool = False) -> Folded:
    """Fold ``source``. With ``lines`` a line end stays one, so nothing is found across it."""
    letters = _join_spaced(_undisguise(_tidy(_read(source), lines=lines)))
    return Folded("".join(letter for letter, _ in letters), source, tuple(at for _, at in letters))


def _read(source: str) -> Iterator[tuple[str, int]]:
    for at, character in enumerate(source):
        if character.isascii():
            yield character.lower(), at
        elif character not in _BLANK:
            for letter in _simplify(character):
                yield letter, at


@functools.lru_cache(maxsize=4096)
def _simplify(character: str) -> str:
    """Return the plain small letters that one character looks like; empty for invisible ones."""
    if unicodedata.category(character) == "Cf":
        return ""
    plain = _PLAIN.get(character)
    if plain is not None:
        return plain
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", character).casefold())
    marked = "".join(each for each in folded if unicodedata.category(each) != "Mn")
    return "".join(_LOOKALIKES.get(each, each) for each in marked)


def _tidy(letters: Iterator[tuple[str, int]], *, lines: bool) -> list[tuple[str, int]]:
    """Make one space of any run of spaces, or one line end if there is one among them."""
    tidy: list[tuple[str, int]] = []
    for letter, at in letters:
        if not letter.isspace():
            tidy.append((letter, at))
            continue
        space = "\n" if lines and letter == "\n" else " "
        if tidy and tidy[-1][0] in " \n":
            tidy[-1] = ("\n" if space == "\n" else tidy[-1][0], tidy[-1][1])
        else:
            tidy.append((space, at))
    return tidy


def _undisguise(letters: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Read a digit between letters as the letter it stands for: cas1no."""
    text = "".join(letter for letter, _ in letters)
    for match in _DISGUISED_LETTER.finditer(text):
        at = match.start()
        letters[at] = (_DIGIT_LETTERS[letters[at][0]], letters[at][1])
    return letters


def _join_spaced(letters: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Read five or more letters, each by itself, as one word: c.a.s.i.n.o."""
    text = "".join(letter for letter, _ in letters)
    gaps = {
        at
        for match in _SPACED_WORD.finditer(text)
        for at in range(match.start() + 1, match.end(), 2)
    }
    return [each for at, each in enumerate(letters) if at not in gaps] if gaps else letters
