"""A check as people are shown it: what it said, what it saw, who must act and how."""

from dataclasses import dataclass
from typing import Any

from messaging.protection.explain import Seen
from messaging.protection.facts import is_absent, list_absent, list_facts
from messaging.protection.next_steps import Advice, advise
from messaging.protection.verdict import PASS, Verdict

PASSED, BLOCKED, ABSENT, NOT_REACHED = "pass", "block", "not_applicable", "not_reached"


@dataclass(frozen=True, slots=True)
class Shown:
    check: str
    result: str  # one of the four above
    verdict: Verdict
    advice: Advice
    facts: dict[str, Any]
    absent: list[str]  # rules of the check that cannot apply


def show_check(seen: Seen) -> Shown:
    """Return a check as it stands."""
    return Shown(
        seen.check,
        name_result(seen),
        seen.verdict,
        advise(seen.verdict),
        list_facts(seen.check, seen.send),
        list_absent(seen.check, seen.send),
    )


def name_result(seen: Seen) -> str:
    if seen.verdict is not PASS:
        return BLOCKED
    return ABSENT if is_absent(seen.check, seen.send) else PASSED
