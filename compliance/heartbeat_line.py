"""A heartbeat in words: what moved since the last line, or that nothing did and why.

Every figure comes from the facts of the event, which were counted when it was written. How many
cases are ahead is told as a step of a ladder only.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from compliance.eta import count_days_up
from compliance.form_fields import get_field
from compliance.models.kyc_case import CaseState, Turn
from compliance.queue_place import say_place
from config.business_time import get_business_day

_HOUR = timedelta(hours=1)
_HELD_BY = {
    CaseState.IN_REVIEW: "a reviewer has had your submission open since {}",
    CaseState.SECOND_REVIEW: "it has waited since {} for a second reviewer to look at it",
    CaseState.APPEALED: (
        "your appeal has waited since {} for somebody who had no part in the first decision"
    ),
}


def say_heartbeat(facts: Mapping[str, Any]) -> str:
    """Return the line for the customer."""
    tell = _tell_customer if facts["waits_on"] == Turn.CUSTOMER else _tell_us
    return " ".join((*tell(facts), *_tell_expectation(facts)))


def say_span(span: timedelta) -> str:
    """Return working time in words, rounded up: hours within a day, then business days."""
    hours = max(-(-span // _HOUR), 1)
    if hours * _HOUR < get_business_day():
        return _count(hours, "working hour")
    return _count(count_days_up(span), "business day")


def say_fields(names: list[str]) -> str:
    """Return the labels of fields: “Website” and “Opt-in page”."""
    labels = [f"“{get_field(name).label}”" for name in names]
    return " and ".join([", ".join(labels[:-1]), labels[-1]] if len(labels) > 1 else labels)


def _tell_us(facts: Mapping[str, Any]) -> Iterator[str]:
    since = _say_instant(facts["since"])
    if facts["state"] in _HELD_BY:
        why = _HELD_BY[facts["state"]].format(_say_instant(facts["state_since"]))
        yield f"Nothing was decided since {since}: {why}."
    else:
        yield from _tell_queue(facts, since)
    if facts["looked_again"]:
        yield "We looked at your pages again in that time."
    if facts["overdue"]:
        known = ", and our senior reviewers know" if facts.get("escalated") else ""
        yield f"This is overdue{known}."


def _tell_queue(facts: Mapping[str, Any], since: str) -> Iterator[str]:
    ahead, before = facts["ahead"], facts["ahead_before"]
    place, was = say_place(ahead), say_place(ahead if before is None else before)
    if before is None:
        yield f"Nobody has opened it since {since}: {place} cases are ahead of yours."
    elif place == was:
        yield f"Nothing moved for you since {since}: {place} cases are ahead of yours."
    elif ahead < before:
        yield f"You moved up since {since}: {place} cases are ahead of yours, {was} were before."
    else:
        yield (
            f"Cases that are due earlier came in since {since}: {place} are ahead of yours, "
            f"{was} were before."
        )
    decided = _count(facts["decided"], "case") if facts["decided"] else "no case"
    yield f"Our reviewers decided {decided} in that time; yours has not come up yet."


def _tell_customer(facts: Mapping[str, Any]) -> Iterator[str]:
    since, fields = _say_instant(facts["since"]), say_fields(facts["fields"])
    if facts["edited"]:
        yield f"You changed your draft after {since}, but it is not submitted yet."
        yield f"We wait for you: {fields}."
    else:
        yield f"Nothing moved since {since}: we wait for you to change {fields}."
    if facts["lapses_at"]:
        yield f"Our request lapses on {_say_instant(facts['lapses_at'])}."


def _tell_expectation(facts: Mapping[str, Any]) -> Iterator[str]:
    if facts["state"] == CaseState.APPEALED:
        return
    likely, latest = (timedelta(seconds=facts[name]) for name in ("likely", "latest"))
    begin = "Once you submit, reviews" if facts["waits_on"] == Turn.CUSTOMER else "Reviews"
    if not facts["based_on"]:
        days = f"{count_days_up(likely)}–{count_days_up(latest)}"
        yield f"{begin} typically take {days} business days."
        return
    yield (
        f"{begin} like yours take up to {say_span(likely)} in half of all cases and up to "
        f"{say_span(latest)} in nine of ten, as our last {facts['based_on']:,} decisions say today."
    )


def _say_instant(iso: str) -> str:
    instant = datetime.fromisoformat(iso).astimezone(UTC)
    return f"{instant:%-d %B, %H:%M} UTC"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
