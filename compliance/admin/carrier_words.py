"""What the carriers say of campaigns: one word each, and "unknown" of who has said nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from compliance.models.campaign import CarrierStatus
from compliance.tcr.names import CARRIERS, name_carrier
from config.show import Badge

Word = CarrierStatus.Word
_TONES = {
    Word.APPROVED: "good",
    Word.REVIEW: "wait",
    Word.REJECTED: "bad",
    Word.SUSPENDED: "bad",
    Word.UNKNOWN: "plain",
}


@dataclass(frozen=True, slots=True)
class Said:
    carrier: str  # TCR's mnoId
    word: str = Word.UNKNOWN
    tcr_status: str = ""
    since: datetime | None = None
    note: str = ""

    @property
    def name(self) -> str:
        return name_carrier(self.carrier)


def list_words(rows: Iterable[CarrierStatus]) -> list[Said]:
    """Return what each carrier says, those we know in our order, then any other."""
    said = {row.carrier: _read(row) for row in rows}
    others = sorted(carrier for carrier in said if carrier not in CARRIERS)
    return [said.get(carrier, Said(carrier)) for carrier in (*CARRIERS, *others)]


def _read(row: CarrierStatus) -> Said:
    return Said(row.carrier, row.word, row.tcr_status, row.since, row.note)


def show_word(word: str) -> Badge:
    return Badge(word, _TONES[Word(word)])
