"""Risk screening: which rules a submission runs into, and how much that weighs.

Every rule that fires is one line with its points and the words that set it off; the score is their
sum, nothing is hidden in it. The outcome is the strictest that any line asks for. A screening never
rejects: ``hold`` keeps messages back and ``review`` asks for a look, both by a person.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from accounts.models.account import Risk
from compliance.findings.dossier import Dossier
from compliance.risk.hit import Hit
from compliance.risk.patterns import PATTERNS

_RANK = {Risk.ALLOW: 0, Risk.REVIEW: 1, Risk.HOLD: 2}
_MOST_QUOTES = 5


@dataclass(frozen=True, slots=True)
class Rule:
    """One version of one rule; ``parameters`` are what its pattern asks for."""

    code: str
    version: int
    title: str
    pattern: str  # a name in compliance.risk.patterns
    parameters: Mapping[str, Any]
    points: int
    outcome: str  # at least this, if it fires
    source: str = ""  # whose rule it is

    @property
    def name(self) -> str:
        return f"{self.code}@{self.version}"


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one rule adds. ``evidence`` are quotes from ``where``, ``also`` the other places."""

    code: str
    version: int
    title: str
    points: int
    outcome: str
    evidence: tuple[str, ...]
    where: str
    url: str = ""
    page_hash: str = ""
    also: tuple[str, ...] = ()
    without: str = ""  # what the screening would say if this were not so


@dataclass(frozen=True, slots=True)
class Screening:
    outcome: str = Risk.ALLOW.value
    score: int = 0
    contributions: tuple[Contribution, ...] = ()
    rules: tuple[str, ...] = field(default=())  # code@version of every rule that was asked

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


def screen(dossier: Dossier, rules: Iterable[Rule]) -> Screening:
    """Ask every rule. Raises KeyError for one whose pattern this release does not know."""
    asked = sorted(rules, key=lambda rule: rule.code)
    fired = [
        (rule, hits) for rule in asked if (hits := PATTERNS[rule.pattern](dossier, rule.parameters))
    ]
    fired.sort(key=lambda each: (-each[0].points, each[0].code))
    fired_rules = [rule for rule, _ in fired]
    return Screening(
        outcome=_find_strictest(fired_rules),
        score=sum(rule.points for rule in fired_rules),
        contributions=tuple(_contribute(rule, hits, fired_rules) for rule, hits in fired),
        rules=tuple(rule.name for rule in asked),
    )


def _contribute(rule: Rule, hits: list[Hit], fired: list[Rule]) -> Contribution:
    first = hits[0]
    here = [hit.quote for hit in hits if hit.where == first.where]
    return Contribution(
        code=rule.code,
        version=rule.version,
        title=rule.title,
        points=rule.points,
        outcome=rule.outcome,
        evidence=tuple(dict.fromkeys(here))[:_MOST_QUOTES],
        where=first.where,
        url=first.url,
        page_hash=first.page_hash,
        also=tuple(dict.fromkeys(hit.where for hit in hits if hit.where != first.where)),
        without=_describe_without(rule, fired),
    )


def _describe_without(rule: Rule, fired: list[Rule]) -> str:
    others = [each for each in fired if each is not rule]
    score, outcome = sum(each.points for each in others), _find_strictest(others)
    return f"Without this the score would be {score} and the outcome {outcome}."


def _find_strictest(rules: list[Rule]) -> str:
    return max(
        (Risk(rule.outcome) for rule in rules), key=_RANK.__getitem__, default=Risk.ALLOW
    ).value
