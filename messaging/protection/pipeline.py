"""The policy: which checks, in which order. Reading the tuple is reading the policy.

An account-wide refusal stops the whole request. A refusal of one recipient stops that recipient
only, unless nobody is left: then the request fails with the first recipient's code.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from messaging.protection.checks.balance import check_balance
from messaging.protection.checks.geography import check_geography
from messaging.protection.checks.onboarding_limit import check_onboarding_limit
from messaging.protection.checks.opt_out import check_opt_out
from messaging.protection.checks.recipient_rate import check_recipient_rate
from messaging.protection.checks.risk import check_risk
from messaging.protection.checks.sender_health import check_sender_health
from messaging.protection.checks.standing import check_standing
from messaging.protection.checks.template import check_template
from messaging.protection.send import Send
from messaging.protection.verdict import PASS, Verdict

Check = Callable[[Send], Verdict]

CHECKS: tuple[Check, ...] = (
    check_standing,
    check_opt_out,
    check_geography,
    check_onboarding_limit,
    check_template,
    check_sender_health,
    check_recipient_rate,
    check_balance,
    check_risk,
)
ACCOUNT_WIDE: frozenset[Check] = frozenset(
    {check_standing, check_onboarding_limit, check_template, check_balance, check_risk}
)
# A recipient refused by policy or consent is FILTERED and never resent; any other is BLOCKED.
FILTERING: frozenset[str] = frozenset({"opt_out", "geography"})


@dataclass(frozen=True, slots=True)
class Judged:
    """One recipient: its last verdict, and the names of the checks it passed before that."""

    send: Send
    verdict: Verdict
    check: str  # which one gave the verdict; empty when all passed
    passed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    judged: tuple[Judged, ...]  # in the order of the request
    refusal: Verdict | None  # of the whole request

    @property
    def accepted(self) -> list[Send]:
        return [each.send for each in self.judged if each.verdict is PASS]


def name_of(check: Check) -> str:
    """Return a check's name as people know it: ``opt_out``."""
    return check.__name__.removeprefix("check_")


NAMES: tuple[str, ...] = tuple(name_of(check) for check in CHECKS)


def judge(sends: Sequence[Send]) -> Outcome:
    """Run the checks in order over all messages of one request."""
    stopped: dict[int, Judged] = {}  # by place in the request
    standing = dict(enumerate(sends))
    for position, check in enumerate(CHECKS):
        if concerns_all(check, sends[0]):
            verdict = check(with_total(tuple(standing.values())))
            if verdict is not PASS:
                return _refuse_all(sends, stopped, verdict, position)
            continue
        for place, send in tuple(standing.items()):
            verdict = check(send)
            if verdict is not PASS:
                stopped[place] = Judged(send, verdict, NAMES[position], NAMES[:position])
                del standing[place]
        if not standing:
            return Outcome(_in_order(sends, stopped), stopped[0].verdict)
    return Outcome(_in_order(sends, stopped), None)


def concerns_all(check: Check, send: Send) -> bool:
    """Tell whether a check decides for the whole request; free text is judged for each person."""
    if check is check_template and send.template is None:
        return False
    return check in ACCOUNT_WIDE


def with_total(standing: Sequence[Send]) -> Send:
    """Return the request as account-wide checks look at it: what is left of it as a whole."""
    first = standing[0]
    if first.count == len(standing):
        return first
    total = sum((send.price for send in standing), Decimal(0))
    regions = frozenset(send.recipient.region for send in standing)
    return replace(first, count=len(standing), total=total, regions=regions)


def _refuse_all(
    sends: Sequence[Send], stopped: dict[int, Judged], verdict: Verdict, position: int
) -> Outcome:
    name, passed = NAMES[position], NAMES[:position]
    judged = (
        stopped.get(place) or Judged(send, verdict, name, passed)
        for place, send in enumerate(sends)
    )
    return Outcome(tuple(judged), verdict)


def _in_order(sends: Sequence[Send], stopped: dict[int, Judged]) -> tuple[Judged, ...]:
    return tuple(
        stopped.get(place) or Judged(send, PASS, "", NAMES) for place, send in enumerate(sends)
    )
