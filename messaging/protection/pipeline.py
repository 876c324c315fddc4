"""The policy: which checks, in which order. Reading the tuple is reading the policy.

An account-wide refusal stops the whole request. A refusal of one recipient stops that recipient
only, unless nobody is left: then the request fails with the first recipient's code.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from messaging.pricing import get_price
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
    """Run the checks in order over all recipients of one request."""
    standing = list(sends)
    stopped: dict[str, Judged] = {}
    for position, check in enumerate(CHECKS):
        if check in ACCOUNT_WIDE:
            verdict = check(_with_total(standing))
            if verdict is not PASS:
                return _refuse_all(sends, stopped, verdict, position)
            continue
        standing = [send for send in standing if _passes(send, check, position, stopped)]
        if not standing:
            return Outcome(_in_order(sends, stopped), _first(sends, stopped))
    return Outcome(_in_order(sends, stopped), None)


def _passes(send: Send, check: Check, position: int, stopped: dict[str, Judged]) -> bool:
    verdict = check(send)
    if verdict is PASS:
        return True
    stopped[send.recipient.e164] = Judged(send, verdict, NAMES[position], NAMES[:position])
    return False


def _with_total(standing: Sequence[Send]) -> Send:
    """Account-wide checks look at what is left of the request as a whole."""
    first = standing[0]
    if first.count == len(standing):
        return first
    total = sum((get_price(send.recipient.region) for send in standing), Decimal(0))
    return replace(first, count=len(standing), total=total)


def _refuse_all(
    sends: Sequence[Send], stopped: dict[str, Judged], verdict: Verdict, position: int
) -> Outcome:
    name, passed = NAMES[position], NAMES[:position]
    judged = (
        stopped.get(send.recipient.e164) or Judged(send, verdict, name, passed) for send in sends
    )
    return Outcome(tuple(judged), verdict)


def _in_order(sends: Sequence[Send], stopped: dict[str, Judged]) -> tuple[Judged, ...]:
    return tuple(
        stopped.get(send.recipient.e164) or Judged(send, PASS, "", NAMES) for send in sends
    )


def _first(sends: Sequence[Send], stopped: dict[str, Judged]) -> Verdict:
    return stopped[sends[0].recipient.e164].verdict
