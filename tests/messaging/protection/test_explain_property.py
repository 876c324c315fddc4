"""Ten thousand random requests: what is explained is what is decided, and what is kept suffices."""

from __future__ import annotations

import json
from itertools import combinations
from typing import Any
from uuid import UUID

import pytest

from messaging.protection.describe import describe
from messaging.protection.explain import Explained, explain
from messaging.protection.pipeline import CHECKS, NAMES, Outcome, judge
from messaging.protection.recall import can_recall, list_names, read_refusals, recall
from messaging.protection.verdict import PASS
from tests.messaging.protection.random_sends import Dice, make_request
from tests.messaging.protection.sends import NOW
from tests.messaging.protection.test_pipeline import FAILURES, _failing

REQUESTS = 10_000
SEED = 20_260_304


def assert_same(outcome: Outcome, explained: Explained) -> None:
    assert explained.refusal == outcome.refusal
    decided = [(each.check, each.verdict) for each in outcome.judged]
    assert [(each.check, each.verdict) for each in explained.people] == decided


def test_what_is_explained_is_what_is_decided() -> None:
    dice, refused_by, accepted = Dice(SEED), set(), 0
    for _ in range(REQUESTS):
        sends = make_request(dice)
        outcome, explained = judge(sends), explain(sends)
        assert_same(outcome, explained)
        accepted += outcome.refusal is None
        refused_by |= {each.check for each in outcome.judged}
    assert refused_by == {"", *NAMES}  # every check had the first word at times
    assert accepted > REQUESTS / 50


def test_every_check_is_asked_about_everybody() -> None:
    dice = Dice(SEED)
    for _ in range(500):
        sends = make_request(dice)
        explained = explain(sends)
        wide = [seen.check for seen in explained.everybody]
        for person in explained.people:
            asked = [*wide, *(seen.check for seen in person.seen)]
            assert sorted(asked) == sorted(NAMES)
        for person, send in zip(explained.people, sends, strict=True):
            for seen in person.seen:
                assert seen.verdict == CHECKS[NAMES.index(seen.check)](send)


@pytest.mark.parametrize("pair", list(combinations(FAILURES, 2)))
def test_of_two_failing_checks_both_are_named(pair: tuple[str, str]) -> None:
    (person,) = (explained := explain([_failing(*pair)])).people
    seen = [*explained.everybody, *person.seen]
    assert {each.check for each in seen if each.verdict is not PASS} == set(pair)
    assert person.check == pair[0]


def keep(outcome: Outcome) -> tuple[dict[str, Any], dict[str, Any]]:
    """As the table gives it back: JSON has been through the database."""
    verdicts, facts = json.loads(json.dumps(describe(outcome)))
    return verdicts, facts


def test_what_is_kept_is_enough_to_look_again() -> None:
    """Every verdict, with its details, follows from the row alone."""
    dice = Dice(SEED + 1)
    for _ in range(REQUESTS // 4):
        outcome = judge(make_request(dice))
        verdicts, facts = keep(outcome)
        assert can_recall(facts)
        sends = recall(verdicts, facts, account_id=UUID(int=1), now=NOW)
        kept = read_refusals(verdicts)
        again = dict(zip(list_names(verdicts), explain(sends).people, strict=True))
        first = outcome.judged[0].send.channel
        for each in outcome.judged:
            send = each.send
            own = "" if send.channel == first else f"/{send.channel}"
            name = send.recipient.e164 + own
            assert kept.get(name, ("", "pass")) == (each.check, each.verdict.word)
            assert (again[name].check, again[name].verdict) == (each.check, each.verdict)
        if outcome.refusal is not None:
            answered = [name for name, told in kept.items() if told[0] == verdicts["check"]]
            assert outcome.refusal in [again[name].verdict for name in answered]
