"""What one measured stretch gave, and what several give together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median


@dataclass(frozen=True, slots=True)
class Sample:
    """``cpu`` is in ms per request, by part; ``others`` is the share of the machine not ours."""

    count: int
    seconds: float
    p50: float | None = None  # ms
    p99: float | None = None  # ms
    cpu: dict[str, float] = field(default_factory=dict)
    others: float = 0.0

    @property
    def rate(self) -> float:
        return self.count / self.seconds

    @property
    def cpu_total(self) -> float:
        return sum(self.cpu.values())


@dataclass(frozen=True, slots=True)
class Target:
    """What is asked for; ``None`` asks for nothing."""

    ratio: float | None = None  # at least
    p50: float | None = None  # ms, below
    p99: float | None = None  # ms, below
    rate: float | None = None  # at least

    def __str__(self) -> str:
        words = []
        if self.ratio is not None:
            words.append(f"ratio ≥ {self.ratio:g}")
        if self.p50 is not None:
            words.append(f"p50 < {self.p50:g} ms")
        if self.p99 is not None:
            words.append(f"p99 < {self.p99:g} ms")
        if self.rate is not None:
            words.append(f"≥ {self.rate:g}/s")
        return ", ".join(words)


NO_TARGET = Target()


@dataclass(frozen=True, slots=True)
class Result:
    """One case over all rounds. ``ratios`` are to the limit, one per round."""

    name: str
    samples: Sequence[Sample]
    units: int = 1  # recipients in each request
    ratios: Sequence[float] = ()
    target: Target = NO_TARGET

    @property
    def rate(self) -> float:
        return median(sample.rate for sample in self.samples)

    @property
    def ratio(self) -> float | None:
        return median(self.ratios) if self.ratios else None

    @property
    def p50(self) -> float | None:
        return _median_of([sample.p50 for sample in self.samples])

    @property
    def p99(self) -> float | None:
        return _median_of([sample.p99 for sample in self.samples])

    @property
    def cpu(self) -> dict[str, float]:
        """Return the parts of the round whose total is the median one, so that they add up."""
        by_total = sorted(self.samples, key=lambda sample: sample.cpu_total)
        return by_total[(len(by_total) - 1) // 2].cpu

    @property
    def others(self) -> float:
        return median(sample.others for sample in self.samples)

    @property
    def is_met(self) -> bool:
        wanted = self.target
        return (
            (wanted.ratio is None or (self.ratio or 0.0) >= wanted.ratio)
            and (wanted.p50 is None or (self.p50 is not None and self.p50 < wanted.p50))
            and (wanted.p99 is None or (self.p99 is not None and self.p99 < wanted.p99))
            and (wanted.rate is None or self.rate >= wanted.rate)
        )


def _median_of(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return median(known) if known else None


def list_ratios(
    samples: Sequence[Sample], *, limits: Sequence[Sample], units: int = 1
) -> list[float]:
    """Compare each stretch with the limit measured right before it; ``units`` are recipients."""
    pairs = zip(samples, limits, strict=True)
    return [sample.rate * units / limit.rate for sample, limit in pairs]
