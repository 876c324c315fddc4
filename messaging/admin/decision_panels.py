"""What a decision's page shows: each check in order, what it saw then and what it would see now."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse

from config.panels import Facts, Panel, Table
from config.show import MARKED, Badge, Link, Pieces
from messaging.decided import CLAIM, Past, PastPerson, look_back
from messaging.models import Message, SendDecision
from messaging.protection.explain import Seen
from messaging.protection.next_steps import NOBODY, US, YOU
from messaging.protection.recall import can_recall
from messaging.protection.shown import ABSENT, BLOCKED, NOT_REACHED, PASSED, Shown, show_check
from messaging.services.explain_now import explain_now

MOST_RECIPIENTS = 50
_TONES = {PASSED: "good", BLOCKED: "bad", ABSENT: "plain", NOT_REACHED: "plain"}
_HEADERS = (
    "Check",
    "Said",
    "Saw then",
    "Says now",
    "Sees now",
    "Who must act",
    "Customer’s next steps",
)
_CLAIMED = (
    "All checks had passed, but another request was quicker to claim what was left: "
    "the balance, the provisional limit or the template's daily cap."
)

Now = Mapping[str, Shown]  # by check


def build_panels(decision: SendDecision) -> list[Panel]:
    past = look_back(decision)
    explained = explain_now(decision)
    everybody = _show_all(explained.everybody)
    people = {
        (each.send.recipient.e164, each.send.channel): _show_all(each.seen)
        for each in explained.people
    }
    return [
        _build_facts(decision, past),
        Table(
            "Checks of the whole request, in order",
            _HEADERS,
            [_build_row(shown, everybody) for shown in past.everybody],
            note=_CLAIMED if past.refused_by == CLAIM else "",
        ),
        _build_people(past.people, people),
        *_list_kept(decision),
        _build_messages(decision),
    ]


def _show_all(seen: Sequence[Seen]) -> Now:
    return {each.check: show_check(each) for each in seen}


def _build_facts(decision: SendDecision, past: Past) -> Facts:
    account = reverse("admin:accounts_account_change", args=[decision.account_id])
    rows = [
        ("Outcome", show_outcome(decision)),
        ("Code", decision.code),
        ("Refused by", past.refused_by.replace("_", " ")),
        ("Account", Link(decision.account.name, account)),
        ("When", decision.created_at),
        ("Recipients", str(len(past.people))),
    ]
    return Facts("Decision", rows)


def show_outcome(decision: SendDecision) -> Badge:
    return Badge("accepted", "good") if decision.accepted else Badge("refused", "bad")


def _list_kept(decision: SendDecision) -> list[Panel]:
    """Of the oldest decisions the facts cannot be told by check, so they stand by themselves."""
    if can_recall(decision.facts):
        return []
    rows = [(_name(name).capitalize(), _word(value)) for name, value in decision.facts.items()]
    return [Facts("What the checks saw", rows)]


def _build_people(people: Sequence[PastPerson], now: Mapping[tuple[str, str], Now]) -> Table:
    rows = [
        (
            f"{person.e164} ({person.channel})",
            *_build_row(shown, now.get((person.e164, person.channel), {})),
        )
        for person in people[:MOST_RECIPIENTS]
        for shown in person.checks
    ]
    hidden = len(people) - MOST_RECIPIENTS
    note = f"The first {MOST_RECIPIENTS} are shown, those who were refused before the others."
    headers = ("Recipient", *_HEADERS)
    return Table("Checks of each recipient", headers, rows, note=note if hidden > 0 else "")


def _build_row(then: Shown, everything: Now) -> Sequence[Any]:
    """Whose turn it is follows from how things are now, if they can be told."""
    now = everything.get(then.check)
    turn = now or then
    return (
        then.check.replace("_", " "),
        _show_result(then),
        _list_lines(then.facts, then.absent),
        _show_result(now) if now else "",
        _list_changes(then.facts, now) if now else "",
        _name_actor(turn.advice.who),
        list(turn.advice.steps),
    )


def _name_actor(who: str) -> str:
    """The advice is written to the customer; here staff reads it."""
    return {NOBODY: "", US: "us", YOU: "the customer"}.get(who, f"the {who}")


def _show_result(shown: Shown) -> list[Badge | str]:
    """The word of the result, and beside a refusal its code and reason."""
    badge = Badge(shown.result, _TONES[shown.result])
    if shown.result != BLOCKED:
        return [badge]
    reasons = shown.verdict.details.get("reason", [])
    return [badge, shown.verdict.word, *(each.replace("_", " ") for each in reasons)]


def _list_lines(facts: Mapping[str, Any], absent: Sequence[str] = ()) -> list[str]:
    lines = [_write(name, value) for name, value in facts.items()]
    unseen = [each for each in absent if each not in facts]
    return [*lines, *(f"{_name(each)}: not applicable" for each in unseen)]


def _list_changes(then: Mapping[str, Any], now: Shown) -> list[Any]:
    """What is no longer as it was stands out."""
    lines: list[Any] = []
    for name, value in now.facts.items():
        line = _write(name, value)
        is_news = bool(then) and then.get(name) != value
        lines.append(Pieces([(MARKED, line)]) if is_news else line)
    return lines


def _write(name: str, value: Any) -> str:
    return f"{_name(name)}: {_word(value)}"


def _name(name: str) -> str:
    return name.replace("_", " ").removeprefix("is ")


def _word(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "none"
    return "—" if value is None else str(value)


def _build_messages(decision: SendDecision) -> Table:
    found = Message.objects.filter(request_id=decision.request_id).order_by("id")
    rows = [
        (
            Link(str(each.pk), reverse("admin:messaging_message_change", args=[each.pk])),
            each.phone,
            Badge(each.status.lower()),
        )
        for each in found[:MOST_RECIPIENTS]
    ]
    headers = ("Message", "Person", "Status")
    return Table("Messages", headers, rows, empty="None: nothing was written, sent or charged.")
