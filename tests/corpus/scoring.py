"""How well the findings agree with the labels, counted over pairs of a case and a code.

Precision: of all codes found, the share that is labeled. Recall: of all codes labeled, the share
that was found. Codes in ``also`` are arguable and count neither way.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tests.corpus.cases import SCORED_CODES, Case


@dataclass(frozen=True, slots=True)
class Slip:
    case: str
    code: str
    invented: bool  # found and not labeled; otherwise labeled and not found

    def __str__(self) -> str:
        return f"{'invented' if self.invented else 'missed  '} {self.code:34} {self.case}"


@dataclass(frozen=True, slots=True)
class Score:
    hits: Counter[str]  # by code
    slips: tuple[Slip, ...]

    @property
    def precision(self) -> float:
        return _share(self.hits.total(), sum(slip.invented for slip in self.slips))

    @property
    def recall(self) -> float:
        return _share(self.hits.total(), sum(not slip.invented for slip in self.slips))


def score(cases: Iterable[Case], found: Mapping[str, frozenset[str]]) -> Score:
    """Compare the block codes ``found`` for each case, by its name, with its label."""
    hits: Counter[str] = Counter()
    slips: list[Slip] = []
    for case in cases:
        codes = found[case.name] & SCORED_CODES
        hits.update(codes & case.expect)
        slips += [Slip(case.name, code, True) for code in codes - case.expect - case.also]
        slips += [Slip(case.name, code, False) for code in case.expect - codes]
    return Score(hits, tuple(sorted(slips, key=lambda slip: (slip.code, slip.case))))


def describe(result: Score, *, cases: int) -> list[str]:
    """Return the figures as lines: the totals first, then each code, then each slip."""
    invented = Counter(slip.code for slip in result.slips if slip.invented)
    missed = Counter(slip.code for slip in result.slips if not slip.invented)
    return [
        f"{cases} sites, {result.hits.total() + missed.total()} labels: "
        f"precision {result.precision:.3f}, recall {result.recall:.3f}",
        f"{'block finding':36}found  missed  invented",
        *(
            f"{code:36}{result.hits[code]:5}{missed[code]:8}{invented[code]:10}"
            for code in sorted(SCORED_CODES)
        ),
        *map(str, result.slips),
    ]


def _share(right: int, wrong: int) -> float:
    return right / (right + wrong) if right + wrong else 1.0
