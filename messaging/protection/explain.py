"""Every check instead of the first that refuses: the same functions over the same snapshots.

What decides for the whole request looks, as in the pipeline, at what is left of it. After a refusal
it goes on looking as if that one had been put right, so that everything in the way is named.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from messaging.protection.pipeline import CHECKS, FILTERING, NAMES, concerns_all, with_total
from messaging.protection.send import Send
from messaging.protection.verdict import PASS, Verdict


@dataclass(frozen=True, slots=True)
class Seen:
    """One check, what it looked at, and what it said."""

    check: str
    send: Send
    verdict: Verdict


@dataclass(slots=True)
class Person:
    """One recipient on one channel; ``seen`` are the checks that look at each of them."""

    send: Send
    seen: list[Seen] = field(default_factory=list)
    check: str = ""  # the first one that refuses, of the account's as well
    verdict: Verdict = PASS

    @property
    def is_filtered(self) -> bool:
        """Tell whether policy or consent refuses, so that the message is never resent."""
        return self.check in FILTERING

    def stop(self, check: str, verdict: Verdict) -> None:
        """Remember who refused first."""
        if not self.check:
            self.check, self.verdict = check, verdict


@dataclass(slots=True)
class Explained:
    people: list[Person]  # in the order of the request
    everybody: list[Seen] = field(default_factory=list)  # the checks of the whole request
    refusal: Verdict | None = None  # what the send would answer with


def explain(sends: Sequence[Send]) -> Explained:
    """Run all checks over all messages of one request."""
    explained = Explained([Person(send) for send in sends])
    standing = list(explained.people)
    for check, name in zip(CHECKS, NAMES, strict=True):
        if concerns_all(check, sends[0]):
            whole = with_total([each.send for each in standing] or sends)
            _hear_all(explained, Seen(name, whole, check(whole)), standing)
            continue
        for person in explained.people:
            seen = Seen(name, person.send, check(person.send))
            person.seen.append(seen)
            if seen.verdict is not PASS:
                person.stop(name, seen.verdict)
        standing = [each for each in standing if _passed(each)]
        if not standing and explained.refusal is None:
            explained.refusal = explained.people[0].verdict
    return explained


def _hear_all(explained: Explained, seen: Seen, standing: Sequence[Person]) -> None:
    explained.everybody.append(seen)
    if seen.verdict is PASS or explained.refusal is not None:
        return
    explained.refusal = seen.verdict
    for person in standing:
        person.stop(seen.check, seen.verdict)


def _passed(person: Person) -> bool:
    """Tell whether no check of this person's own has refused."""
    return person.seen[-1].verdict is PASS
