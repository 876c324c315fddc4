"""An account's statement: every movement of money, newest first, page by page.

A page begins where the one before ended, so the hundredth page costs what the first does. Of a
message only the end of the number is shown: who looks after the money need not know whom was
written to.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal

from django.db.models import Q, QuerySet, Sum
from django.db.models.functions import TruncMonth

from accounts.models import Account, LedgerEntry
from accounts.models.balance import EntryKind
from messaging.models import Message

PAGE = 50
CHUNK = 1000  # entries of an export read at once
MONTHS = 12
WORDS = {
    EntryKind.TOP_UP: "Topped up",
    EntryKind.HOLD: "Reserved",
    EntryKind.CAPTURE: "Spent",
    EntryKind.RELEASE: "Returned",
}
_SIGNS = {EntryKind.TOP_UP: 1, EntryKind.HOLD: -1, EntryKind.CAPTURE: 0, EntryKind.RELEASE: 1}
_SHOWN_DIGITS = 4  # the last ones of a number


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page ended: the entry after which the next one begins."""

    at: datetime
    id: uuid.UUID

    def __str__(self) -> str:
        return f"{self.at.isoformat()}_{self.id}"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries; days are whole days in UTC."""

    kind: str = ""
    first_day: date | None = None
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One movement as a customer reads it."""

    at: datetime
    what: str
    amount: Decimal  # USD
    sign: int  # what it did to the money that can be spent: 1, -1, or 0 for reserved money
    message_id: uuid.UUID | None
    number: str  # of the message's recipient, masked
    note: str
    who: str


@dataclass(frozen=True, slots=True)
class Month:
    begins: date
    topped_up: Decimal
    spent: Decimal
    reserved: Decimal
    returned: Decimal


def read_place(text: str) -> Place | None:
    """Return the place that a link names, ``None`` for anything else."""
    at, _, entry_id = text.partition("_")
    try:
        place = Place(datetime.fromisoformat(at), uuid.UUID(entry_id))
    except ValueError:
        return None
    return place if place.at.tzinfo else None


def read_page(
    account: Account, *, wanted: Wanted, after: Place | None = None, most: int = PAGE
) -> tuple[list[Line], Place | None]:
    """Return up to ``most`` lines and, if there are more, the place where these end."""
    entries = list(_list_entries(account, wanted, after)[: most + 1])
    shown = entries[:most]
    end = Place(shown[-1].created_at, shown[-1].pk) if len(entries) > most else None
    return _describe(shown), end


def export_lines(account: Account, *, wanted: Wanted) -> Iterator[Line]:
    """Yield every line, a thousand read at a time, so that any length fits into memory."""
    lines, end = read_page(account, wanted=wanted, most=CHUNK)
    yield from lines
    while end is not None:
        lines, end = read_page(account, wanted=wanted, after=end, most=CHUNK)
        yield from lines


def list_months(account: Account, *, today: date) -> list[Month]:
    """Return the sums of the last twelve months (UTC) in which money moved, newest first."""
    year, month = divmod(today.year * 12 + today.month - MONTHS, 12)
    since = _begin(date(year, month + 1, 1))
    entries = LedgerEntry.objects.filter(account=account, created_at__gte=since)
    by_month = entries.annotate(month=TruncMonth("created_at", tzinfo=UTC)).order_by()
    sums: dict[date, dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for begins, kind, total in by_month.values_list("month", "kind").annotate(Sum("amount")):
        sums[begins.date()][kind] = total
    return [Month(begins, **_name_sums(sums[begins])) for begins in sorted(sums, reverse=True)]


def _name_sums(of: Mapping[str, Decimal]) -> dict[str, Decimal]:
    return {
        "topped_up": of[EntryKind.TOP_UP],
        "spent": of[EntryKind.CAPTURE],
        "reserved": of[EntryKind.HOLD],
        "returned": of[EntryKind.RELEASE],
    }


def _list_entries(account: Account, wanted: Wanted, after: Place | None) -> QuerySet[LedgerEntry]:
    entries = LedgerEntry.objects.filter(account=account).order_by("-created_at", "-id")
    if wanted.kind:
        entries = entries.filter(kind=wanted.kind)
    if wanted.first_day:
        entries = entries.filter(created_at__gte=_begin(wanted.first_day))
    if wanted.last_day:
        entries = entries.filter(created_at__lte=_end(wanted.last_day))
    if after:
        earlier = Q(created_at__lt=after.at) | Q(created_at=after.at, id__lt=after.id)
        # The first condition is implied; it is the one that the index can begin at.
        entries = entries.filter(Q(created_at__lte=after.at) & earlier)
    return entries


def _begin(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=UTC)


def _end(day: date) -> datetime:
    return datetime.combine(day, time.max, tzinfo=UTC)


def _describe(entries: Sequence[LedgerEntry]) -> list[Line]:
    ids = [entry.message_id for entry in entries if entry.message_id]
    numbers = dict(Message.objects.filter(pk__in=ids).values_list("pk", "phone"))
    return [_describe_one(entry, numbers.get(entry.message_id, "")) for entry in entries]


def _describe_one(entry: LedgerEntry, number: str) -> Line:
    kind = EntryKind(entry.kind)
    return Line(
        at=entry.created_at,
        what=WORDS[kind],
        amount=entry.amount,
        sign=_SIGNS[kind],
        message_id=entry.message_id,
        number=mask_number(number),
        note=entry.note,
        who="Our team" if kind is EntryKind.TOP_UP else "Your message",
    )


def mask_number(number: str) -> str:
    """Return a number with all but its last four digits covered."""
    covered = max(len(number) - _SHOWN_DIGITS, 0)
    return "*" * covered + number[covered:]
