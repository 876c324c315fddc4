"""Accept or refuse one request to send: read once, judge, write once.

The caller hears at once whether a message will leave. A refusal writes nothing but the decision
itself, contacts no provider and costs nothing. An accepted message is a row with status QUEUED (or
SCHEDULED until its time); the doorbell only tells the dispatcher to look. Under an Idempotency-Key
the answer is written in the same statement, so a repetition is answered exactly if it happened.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import NoReturn

from accounts.access import admit
from accounts.models.account import Standing
from config.errors import DomainError, ErrorCode
from config.idempotency import Answer
from config.ids import uuid7
from config.rates import claim_grant, get_send_limit
from config.request_id import current_request_id
from messaging.early_pace import note_sends
from messaging.protection.describe import describe
from messaging.protection.pipeline import FILTERING, Judged, Outcome, judge
from messaging.protection.verdict import PASS
from messaging.rates import Turn, give_back_tokens, take_turn
from messaging.services.answered import find_answer, keep_answer
from messaging.services.build_sends import build_sends
from messaging.services.check_content import check_length, check_room
from messaging.services.send_request import SendRequest
from messaging.services.write_refusal import write_refusal
from messaging.services.write_send import Record, RepeatedMeanwhile, Row, write_send
from messaging.snapshots.request import RequestFacts, read_request_facts
from messaging.states import Status
from templates_app.rendering import check_text, render


@dataclass(frozen=True, slots=True)
class Accepted:
    template_id: uuid.UUID | None
    template_name: str | None
    body: str
    rows: tuple[Row, ...]
    scheduled_at: datetime | None


WriteAnswer = Callable[[Accepted], str]


def accept_send(request: SendRequest, *, write_answer: WriteAnswer) -> Answer | None:
    """Accept a request, or raise DomainError with the code of the first check that refuses it.

    ``write_answer`` renders what is answered; it is called before anything is written. Returned is
    the answer of an earlier request under the same Idempotency-Key, if this one repeats it.

    Also raises ``KEY_INVALID`` and the onboarding gate's codes, ``IDEMPOTENCY_MISMATCH``,
    ``PROFILE_NOT_FOUND`` and ``TEMPLATE_NOT_FOUND`` (after the account's standing was looked at),
    ``ACCOUNT_RATE_EXCEEDED`` and what is wrong with the template's parameters.
    """
    facts = read_facts(request)
    if answer := find_answer(request, facts):
        return answer
    check_known(request, facts)
    turn = _take_turn(request, facts)
    used: frozenset[str] = frozenset()
    try:
        used = _accept(request, facts, turn, write_answer)
    except RepeatedMeanwhile:
        return _read_answer(request)
    finally:
        _give_back(request, facts, turn, used=used)
    return None


def read_facts(request: SendRequest) -> RequestFacts:
    """Read the snapshot; raises DomainError for whoever may not use the API (yet)."""
    facts = read_request_facts(
        request.key_hash,
        template=request.template,
        recipients=[each.e164 for each in request.recipients],
        profile=request.profile_id,
        idempotency_key=request.repeatable.key if request.repeatable else None,
    )
    admit(facts.principal if facts else None)
    assert facts is not None
    return facts


def check_known(request: SendRequest, facts: RequestFacts) -> None:
    """Raise DomainError ``PROFILE_NOT_FOUND``, ``TEMPLATE_NOT_FOUND`` or ``REQUEST_INVALID``."""
    if request.profile_id and facts.sender.profile_id is None:
        _refuse_unknown(facts, ErrorCode.PROFILE_NOT_FOUND)
    if request.template is None:
        return
    if facts.template is None:
        _refuse_unknown(facts, ErrorCode.TEMPLATE_NOT_FOUND)
    if request.template_name not in ("", facts.template.name):
        sentence = "The id and the name belong to different templates."
        raise DomainError(ErrorCode.REQUEST_INVALID, details={"template.name": [sentence]})


def _refuse_unknown(facts: RequestFacts, code: ErrorCode) -> NoReturn:
    """Standing comes first: a suspended account does not learn what there is."""
    if facts.account.standing != Standing.GOOD:
        details = {"standing": [facts.account.standing]}
        raise DomainError(ErrorCode.STANDING_NOT_GOOD, details=details)
    raise DomainError(code)


def _take_turn(request: SendRequest, facts: RequestFacts) -> Turn:
    phones = [each.e164 for each in request.recipients]
    limit = get_send_limit(facts.send_rate)
    turn = take_turn(facts.account.id, recipients=phones, limit=limit)
    if turn.grant is not None:
        claim_grant(turn.grant)
    return turn


def _give_back(
    request: SendRequest, facts: RequestFacts, turn: Turn, *, used: frozenset[str]
) -> None:
    pairs = zip(request.recipients, turn.waits, strict=True)
    taken = {recipient.e164 for recipient, wait in pairs if wait == 0}
    give_back_tokens(facts.account.id, recipients=sorted(taken - used))


def _accept(
    request: SendRequest, facts: RequestFacts, turn: Turn, write_answer: WriteAnswer
) -> frozenset[str]:
    """Judge and write; return who will hear from the account."""
    outcome = judge(build_sends(request, facts, turn.waits))
    if outcome.refusal is not None:
        _refuse(outcome, outcome.refusal.as_error(), keep=not request.sandbox)
    accepted = _compose(request, outcome)
    answer = write_answer(accepted)
    if request.sandbox:
        keep_answer(request, facts.account.id, answer=answer)
        return frozenset()
    record = _record(outcome, accepted, answer=answer, tells=facts.has_webhooks)
    _write(request, outcome, accepted.rows, record)
    _count_early(outcome)
    return frozenset(send.recipient.e164 for send in outcome.accepted)


def _count_early(outcome: Outcome) -> None:
    going = outcome.accepted
    if going[0].account.pace is not None:
        regions = [send.recipient.region for send in going]
        note_sends(going[0].account.id, regions=regions, now=going[0].now)


def _compose(request: SendRequest, outcome: Outcome) -> Accepted:
    send = outcome.accepted[0]
    if request.scheduled_at is not None:
        check_room(send.account.id)
    body = compose_body(request, outcome)
    rows = tuple(_to_row(each, request) for each in outcome.judged)
    template = send.template
    return Accepted(
        template_id=template.id if template else None,
        template_name=template.name if template else None,
        body=body,
        rows=rows,
        scheduled_at=request.scheduled_at,
    )


def compose_body(request: SendRequest, outcome: Outcome) -> str:
    """Return the text that leaves; raises DomainError for what is wrong with its parameters."""
    if request.resent_from is not None:
        return request.resent_body
    template = outcome.accepted[0].template
    if template is None:
        check_text(request.text, field="text")
        return check_length(request.text, field="text")
    body = render(template.body, template.variables, request.parameters)
    return check_length(body, field="template.parameters")


def _record(outcome: Outcome, accepted: Accepted, *, answer: str, tells: bool) -> Record:
    verdicts, facts = describe(outcome)
    return Record(
        request_id=current_request_id(),
        decision_id=uuid7(),
        body=accepted.body,
        verdicts=verdicts,
        facts=facts,
        answer=answer,
        tells=tells,
    )


def _write(request: SendRequest, outcome: Outcome, rows: tuple[Row, ...], record: Record) -> None:
    try:
        write_send(request, rows, record=record)
    except DomainError as error:
        _refuse(outcome, error)


def _refuse(outcome: Outcome, error: DomainError, *, keep: bool = True) -> NoReturn:
    """Keep the decision, then say no."""
    if keep:
        write_refusal(outcome, code=error.code)
    raise error


def _to_row(judged: Judged, request: SendRequest) -> Row:
    send = judged.send
    if judged.verdict is PASS:
        status = Status.SCHEDULED if request.scheduled_at else Status.QUEUED
        return Row(uuid7(), send, status, send.price)
    spec = judged.verdict.as_error().code.spec
    status = Status.FILTERED if judged.check in FILTERING else Status.BLOCKED
    return Row(uuid7(), send, status, send.price * 0, spec.code, spec.message)


def _read_answer(request: SendRequest) -> Answer:
    """Somebody else was quicker under the same key; their answer is ours."""
    answer = find_answer(request, read_facts(request))
    if answer is None:
        raise DomainError(ErrorCode.IDEMPOTENT_IN_FLIGHT, retry_after=1)
    return answer
