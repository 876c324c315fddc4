"""What a send would be answered with, and everything that is in its way. It changes nothing.

It reads what a send reads and asks the same checks. No token is taken and no key is used up: how
long a recipient would have to wait is only looked at.
"""

from dataclasses import dataclass

from messaging.protection.explain import Explained, explain
from messaging.protection.pipeline import Outcome, judge
from messaging.protection.verdict import PASS
from messaging.rates import look_at_tokens
from messaging.services.accept_send import check_known, compose_body, read_facts
from messaging.services.build_sends import build_sends
from messaging.services.check_content import check_room
from messaging.services.send_request import SendRequest
from messaging.states import Status


@dataclass(frozen=True, slots=True)
class Explanation:
    explained: Explained
    would_be: list[str]  # the status each message would have, in the order of the request


def explain_send(request: SendRequest) -> Explanation:
    """Explain a request to send.

    Raises what the send itself would raise before and after its checks: ``KEY_INVALID`` and the
    onboarding gate's codes, ``PROFILE_NOT_FOUND``, ``TEMPLATE_NOT_FOUND``, ``SCHEDULE_FULL`` and
    what is wrong with the template's parameters.
    """
    facts = read_facts(request)
    check_known(request, facts)
    phones = [each.e164 for each in request.recipients]
    waits = look_at_tokens(facts.account.id, recipients=phones)
    sends = build_sends(request, facts, waits)
    outcome = judge(sends)
    if outcome.refusal is None:
        _check_rest(request, outcome)
    explained = explain(sends)
    return Explanation(explained, _list_statuses(request, explained))


def _check_rest(request: SendRequest, outcome: Outcome) -> None:
    """After its checks a send looks whether there is room, and fills in the text."""
    if request.scheduled_at is not None:
        check_room(outcome.accepted[0].account.id)
    compose_body(request, outcome)


def _list_statuses(request: SendRequest, explained: Explained) -> list[str]:
    going = Status.SCHEDULED if request.scheduled_at else Status.QUEUED
    return [
        going
        if person.verdict is PASS
        else Status.FILTERED
        if person.is_filtered
        else Status.BLOCKED
        for person in explained.people
    ]
