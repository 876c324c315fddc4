"""Is the name as typed the name on file? If it is only written otherwise, say exactly how.

Registers compare letter by letter, so a comma can cost a week. Where both are surely the same
business, the differences are named and the name on file is offered. Where they may be two, nothing
is: the name on file belongs to somebody, and whoever typed a wrong one must not learn it from us.
"""

from dataclasses import dataclass
from enum import StrEnum

from compliance.name_doctor.differences import list_differences
from compliance.name_doctor.persons import Match, list_person_differences, match_persons
from compliance.name_doctor.reading import Reading, Word, is_same_core, read_name

__all__ = ["Diagnosis", "Kind", "diagnose"]


class Kind(StrEnum):
    EXACT = "exact"
    DIFFERS = "differs"  # the same business, written otherwise
    ANOTHER = "another"


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """``suggestion`` is the name on file; ``None`` unless it surely is the same business."""

    kind: Kind
    differences: tuple[str, ...] = ()
    suggestion: str | None = None


def diagnose(typed: str, official: str, *, person: bool = False) -> Diagnosis:
    """Compare two names. ``person`` also reads them as those of people, with middle names."""
    if typed == official:
        return Diagnosis(Kind.EXACT)
    one, other = read_name(typed), read_name(official)
    if not one.core or not other.core:
        return Diagnosis(Kind.ANOTHER)
    if _is_same_business(one, other):
        return _diagnose_same(typed, official, (one, other))
    if person and not other.forms and not one.forms:
        return _diagnose_person(one, other, official)
    return Diagnosis(Kind.ANOTHER)


def _is_same_business(one: Reading, other: Reading) -> bool:
    if is_same_core(one.core, other.core) or _is_same_whole(one, other):
        return True
    if one.trade and other.trade:
        return False
    # Only the trade name of the one that is on file, or the other way round.
    return (bool(other.trade) and _is_trade_name(one, other.trade)) or (
        bool(one.trade) and _is_trade_name(other, one.trade)
    )


def _is_same_whole(one: Reading, other: Reading) -> bool:
    """Word for word the same, wherever the legal form may begin."""
    return is_same_core((*one.core, *one.form), (*other.core, *other.form))


def _is_trade_name(name: Reading, trade: tuple[Word, ...]) -> bool:
    plain = trade[1:] if len(trade) > 1 and trade[0].key == "the" else trade
    return not name.trade and is_same_core((*name.core, *name.form), plain)


def _diagnose_same(typed: str, official: str, read: tuple[Reading, Reading]) -> Diagnosis:
    one, other = read
    if not (is_same_core(one.core, other.core) or _is_same_whole(one, other)):
        said = "What you typed is the trade name; on file it stands beside the legal name."
        if one.trade:
            said = "On file there is only the trade name."
        return Diagnosis(Kind.DIFFERS, (said,), official)
    if _is_other_form(one.forms, other.forms) and not _is_same_whole(one, other):
        said = f"On file the legal form is another one than “{_write(one.form)}”."
        return Diagnosis(Kind.DIFFERS, (said,))
    return Diagnosis(Kind.DIFFERS, tuple(list_differences(typed, official, read=read)), official)


def _is_other_form(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Two forms are two legal persons; a form that is missing may have been left out."""
    return not (set(one) <= set(other) or set(other) <= set(one))


def _diagnose_person(one: Reading, other: Reading, official: str) -> Diagnosis:
    match match_persons(one.core, other.core):
        case Match.SAME:
            said = tuple(list_person_differences(one.core, other.core, written=official))
            return Diagnosis(Kind.DIFFERS, said or (_write_otherwise(official),), official)
        case Match.DOUBTFUL:
            return Diagnosis(Kind.DIFFERS, ("On file the name is longer or shorter.",))
        case _:
            return Diagnosis(Kind.ANOTHER)


def _write_otherwise(official: str) -> str:
    return f"On file it is written “{official}”."


def _write(words: tuple[Word, ...]) -> str:
    return " ".join(word.text for word in words)
