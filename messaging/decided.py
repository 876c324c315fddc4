"""A decision of the past: each check with its verdict as it was kept, and the facts it saw.

What was kept of the verdicts is the truth. The facts are read back, and the checks look at them
again for the details; of the oldest decisions too little was kept for that, and only the verdicts
are told.
"""

import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from config.errors import DomainError, ErrorCode
from messaging.models import SendDecision
from messaging.protection.explain import Seen, explain
from messaging.protection.facts import is_absent, list_absent, list_facts
from messaging.protection.next_steps import NOTHING, advise
from messaging.protection.pipeline import ACCOUNT_WIDE, NAMES, name_of
from messaging.protection.recall import can_recall, list_names, read_refusals, recall, split_name
from messaging.protection.shown import ABSENT, BLOCKED, NOT_REACHED, PASSED, Shown
from messaging.protection.verdict import PASS, Verdict

REQUEST_ID = re.compile(r"req_[0-9a-f]{32}")
CLAIM = "claim"  # all checks had passed, but another request was quicker to claim what was left
_WIDE = {name_of(check) for check in ACCOUNT_WIDE}
_PLACES = {name: place for place, name in enumerate(NAMES)}
_CODES = {each.spec.code: each for each in ErrorCode}

SeenByCheck = Mapping[str, Seen]
Refusal = tuple[str, str]  # check and code; empty: none


@dataclass(frozen=True, slots=True)
class PastPerson:
    """One recipient on one channel, and the checks that looked at each of them."""

    e164: str
    channel: str
    refusal: Refusal
    checks: list[Shown]


@dataclass(frozen=True, slots=True)
class Past:
    refused_by: str  # a check, or CLAIM; empty: accepted
    everybody: list[Shown]  # the checks of the request as a whole
    people: list[PastPerson]  # the refused first


def get_decision(account_id: uuid.UUID, *, request_id: str) -> SendDecision:
    """Return an account's decision; raises ``REQUEST_NOT_FOUND``, also for another account's."""
    decision = None
    if REQUEST_ID.fullmatch(request_id):
        decision = SendDecision.objects.filter(request_id=request_id).first()
    if decision is None or decision.account_id != account_id:
        raise DomainError(ErrorCode.REQUEST_NOT_FOUND)
    return decision


def look_back(decision: SendDecision) -> Past:
    """Return what was decided, check by check."""
    refusals = read_refusals(decision.verdicts)
    refused_by = _find_answerer(decision, refusals)
    everybody, people = _look_again(decision)
    is_text = decision.facts.get("template") is None
    wide = [name for name in NAMES if name in _WIDE and not (is_text and name == "template")]
    own = [name for name in NAMES if name not in wide]
    end = _find_end(refused_by, decision.code, refusals)
    channel = decision.facts.get("channel", "sms")
    return Past(
        refused_by,
        [_show(name, everybody, end) for name in wide],
        [
            PastPerson(
                *split_name(name, channel=channel),
                refusal,
                [_show(check, people.get(name, {}), refusal) for check in own],
            )
            for name in list_names(decision.verdicts)
            for refusal in (refusals.get(name, ("", "")),)
        ],
    )


def _find_answerer(decision: SendDecision, refusals: Mapping[str, Refusal]) -> str:
    """Return which check refused the request; the oldest decisions tell only by its code."""
    if decision.accepted:
        return ""
    if "check" in decision.verdicts:
        return str(decision.verdicts["check"])
    answered = [check for check, code in refusals.values() if code == decision.code]
    return next((check for check in answered if check in _WIDE), "") or next(iter(answered), CLAIM)


def _find_end(refused_by: str, code: str, refusals: Mapping[str, Refusal]) -> Refusal:
    """Return how far the checks of the whole request came: until nobody was left, or to the end."""
    if refused_by in _WIDE:
        return refused_by, code
    if refused_by in _PLACES:
        return max(refusals.values(), key=lambda refusal: _PLACES[refusal[0]])
    return "", ""


def _look_again(decision: SendDecision) -> tuple[SeenByCheck, Mapping[str, SeenByCheck]]:
    """Have the checks look again at what they saw: those of everybody, and each person's."""
    if not can_recall(decision.facts):
        return {}, {}
    verdicts, facts = decision.verdicts, decision.facts
    sends = recall(verdicts, facts, account_id=decision.account_id, now=decision.created_at)
    explained = explain(sends)
    people = zip(list_names(verdicts), explained.people, strict=True)
    return _by_check(explained.everybody), {name: _by_check(each.seen) for name, each in people}


def _by_check(seen: list[Seen]) -> SeenByCheck:
    return {each.check: each for each in seen}


def _show(check: str, seen: SeenByCheck, refusal: Refusal) -> Shown:
    """Return a check as it was kept: passed before the refusal, not asked after it."""
    looked = seen.get(check)
    verdict, result = PASS, PASSED
    refused_by, code = refusal
    if check == refused_by:
        verdict, result = _find_verdict(looked, code), BLOCKED
    elif refused_by and _PLACES[check] > _PLACES[refused_by]:
        result = NOT_REACHED
    elif looked and is_absent(check, looked.send):
        result = ABSENT
    return Shown(
        check,
        result,
        verdict,
        advise(verdict) if result == BLOCKED else NOTHING,
        list_facts(check, looked.send) if looked else {},
        list_absent(check, looked.send) if looked else [],
    )


def _find_verdict(looked: Seen | None, code: str) -> Verdict:
    """Return what the check says with its details, unless it no longer says what it said."""
    if looked is not None and looked.verdict.word == code:
        return looked.verdict
    return Verdict(_CODES.get(code))
