"""Names of people: middle names, initials, the order of given name and surname.

A given name that is only an initial may be anybody's, and a Junior is not a Senior: such names are
called different without telling what stands on file.
"""

from collections.abc import Iterator
from enum import StrEnum

from compliance.name_doctor.legal_forms import BUSINESS_WORDS, GENERATIONS, TITLES
from compliance.name_doctor.reading import Word, is_same_word


class Match(StrEnum):
    SAME = "same"  # the same person beyond doubt
    DOUBTFUL = "doubtful"  # may be the same; nothing is offered
    NONE = "none"


def match_persons(typed: tuple[Word, ...], official: tuple[Word, ...]) -> Match:
    one, other = _drop_titles(typed), _drop_titles(official)
    if not (_is_person(one) and _is_person(other)):
        return Match.NONE
    if not _is_same_generation(one, other):
        core_one, core_other = _drop_generations(one), _drop_generations(other)
        both = len(core_one) < len(one) and len(core_other) < len(other)
        doubtful = not both and match_persons(core_one, core_other) == Match.SAME
        return Match.DOUBTFUL if doubtful else Match.NONE
    one, other = _drop_generations(one), _drop_generations(other)
    return _match_names(_put_surname_last(one), _put_surname_last(other))


def list_person_differences(
    typed: tuple[Word, ...], official: tuple[Word, ...], *, written: str
) -> Iterator[str]:
    """Say what differs between two writings of one person's name."""
    one, other = _read_person(typed), _read_person(official)
    if _drop_titles(typed) != typed and _drop_titles(official) == official:
        yield f"On file there is no “{typed[0].text}”: “{written}”."
    if _keys(_drop_titles(typed))[0] != _keys(_drop_titles(official))[0]:
        yield f"On file the names stand in another order: “{written}”."
    yield from _compare_middle(_straighten(one, other)[1:-1], other[1:-1])


def _compare_middle(one: tuple[Word, ...], other: tuple[Word, ...]) -> Iterator[str]:
    mine, theirs = _write(one), _write(other)
    if theirs and not mine:
        yield f"On file there is also “{theirs}” between given name and surname."
    elif mine and not theirs:
        yield f"On file there is no “{mine}” between given name and surname."
    elif mine.lower() != theirs.lower():
        yield f"On file it says “{theirs}”, not “{mine}”, between given name and surname."


def _is_person(words: tuple[Word, ...]) -> bool:
    plain = all(word.key.isalpha() and word.key not in BUSINESS_WORDS for word in words)
    return plain and len(_drop_generations(words)) >= 2


def _match_names(one: tuple[Word, ...], other: tuple[Word, ...]) -> Match:
    if _is_same_person(one, other) or _is_same_person((*one[1:], one[0]), other):
        return Match.SAME
    given, surname = one[0], one[-1]
    initial = _is_initial_of(given, other[0]) and is_same_word(surname, other[-1])
    return Match.DOUBTFUL if initial else Match.NONE


def _straighten(one: tuple[Word, ...], other: tuple[Word, ...]) -> tuple[Word, ...]:
    """Put the surname last as it is in ``other``, if it was typed first."""
    return one if _is_same_person(one, other) else (*one[1:], one[0])


def _is_same_person(one: tuple[Word, ...], other: tuple[Word, ...]) -> bool:
    if not (is_same_word(one[0], other[0]) and is_same_word(one[-1], other[-1])):
        return False
    mine, theirs = one[1:-1], other[1:-1]
    if not mine or not theirs:
        return True
    return len(mine) == len(theirs) and all(
        is_same_word(first, second) or _is_initial_of(first, second)
        for first, second in zip(mine, theirs, strict=True)
    )


def _is_initial_of(one: Word, other: Word) -> bool:
    return 1 in (len(one.key), len(other.key)) and one.key[:1] == other.key[:1]


def _put_surname_last(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Read ``Doe, Jane Marie`` as Jane Marie Doe."""
    return (*words[1:], words[0]) if "," in words[0].after else words


def _read_person(words: tuple[Word, ...]) -> tuple[Word, ...]:
    return _put_surname_last(_drop_generations(_drop_titles(words)))


def _drop_titles(words: tuple[Word, ...]) -> tuple[Word, ...]:
    return words[1:] if len(words) > 2 and words[0].key in TITLES else words


def _is_same_generation(one: tuple[Word, ...], other: tuple[Word, ...]) -> bool:
    return _find_generation(one) == _find_generation(other)


def _find_generation(words: tuple[Word, ...]) -> str:
    return GENERATIONS.get(words[-1].key, "")


def _drop_generations(words: tuple[Word, ...]) -> tuple[Word, ...]:
    return words[:-1] if _find_generation(words) else words


def _keys(words: tuple[Word, ...]) -> list[str]:
    return [word.key for word in words]


def _write(words: tuple[Word, ...]) -> str:
    return " ".join(word.text for word in words)
