"""Accept or refuse one request to send: read once, judge, write once.

The caller hears at once whether a message will leave. A refusal writes nothing but the decision
itself, contacts no provider and costs nothing. An accepted message is a row with status QUEUED;
the doorbell only tells the dispatcher to look.
"""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, NoReturn

from accounts.access import admit
from accounts.models.account import Standing
from config.doorbell import ring
from config.errors import DomainError, ErrorCode
from config.ids import uuid7
from config.request_id import current_request_id
from messaging.pricing import get_price
from messaging.protection.pipeline import FILTERING, Judged, Outcome, judge
from messaging.protection.send import RecipientFacts, Send, SenderFacts, TemplateFacts
from messaging.protection.verdict import PASS
from messaging.recipient_rate import give_back_tokens, take_tokens
from messaging.services.write_send import Record, Row, write_refusal, write_send
from messaging.snapshots import KnownContact, RequestFacts, read_request_facts
from messaging.states import Status
from templates_app.rendering import render

_STRANGER = KnownContact(None, False, "")
MOST_CHARACTERS = 1530  # ten segments of 153 GSM-7 characters


@dataclass(frozen=True, slots=True)
class Recipient:
    e164: str
    region: str


@dataclass(frozen=True, slots=True)
class SendRequest:
    key_hash: bytes
    recipients: tuple[Recipient, ...]
    template: uuid.UUID | str  # id or name
    template_name: str = ""  # when given beside an id, it must be that template's
    parameters: dict[str, Any] = field(default_factory=dict)
    profile_id: uuid.UUID | None = None  # the sender profile that is asked for
    strict_sender: bool = False  # refuse rather than use the shared short code
    sandbox: bool = False


@dataclass(frozen=True, slots=True)
class Accepted:
    template_id: uuid.UUID
    template_name: str
    body: str
    sender: SenderFacts
    rows: tuple[Row, ...]


def accept_send(request: SendRequest) -> Accepted:
    """Accept a request, or raise DomainError with the code of the first check that refuses it.

    Also raises ``KEY_INVALID`` and the onboarding gate's codes, ``PROFILE_NOT_FOUND`` and
    ``TEMPLATE_NOT_FOUND`` (after the account's standing was looked at) and what is wrong with the
    template's parameters.
    """
    facts = _read_facts(request)
    if request.profile_id and facts.sender.profile_id is None:
        _refuse_unknown(facts, ErrorCode.PROFILE_NOT_FOUND)
    if facts.template is None:
        _refuse_unknown(facts, ErrorCode.TEMPLATE_NOT_FOUND)
    _check_name(facts.template, request)
    phones = [each.e164 for each in request.recipients]
    waits = take_tokens(facts.account.id, recipients=phones)
    unused = {phone for phone, wait in zip(phones, waits, strict=True) if wait == 0}
    try:
        accepted = _decide(request, facts, waits)
        if not request.sandbox:
            unused -= {row.send.recipient.e164 for row in accepted.rows if not row.reason_code}
            ring("messaging.dispatch")
        return accepted
    finally:
        give_back_tokens(facts.account.id, recipients=sorted(unused))


def _read_facts(request: SendRequest) -> RequestFacts:
    phones = [each.e164 for each in request.recipients]
    facts = read_request_facts(
        request.key_hash,
        template=request.template,
        recipients=phones,
        profile=request.profile_id,
    )
    admit(facts.principal if facts else None)
    assert facts is not None
    return facts


def _refuse_unknown(facts: RequestFacts, code: ErrorCode) -> NoReturn:
    """Standing comes first: a suspended account does not learn what there is."""
    if facts.account.standing != Standing.GOOD:
        details = {"standing": [facts.account.standing]}
        raise DomainError(ErrorCode.STANDING_NOT_GOOD, details=details)
    raise DomainError(code)


def _check_name(template: TemplateFacts, request: SendRequest) -> None:
    if request.template_name not in ("", template.name):
        sentence = "The id and the name belong to different templates."
        raise DomainError(ErrorCode.REQUEST_INVALID, details={"template.name": [sentence]})


def _check_length(body: str) -> None:
    """Carriers take ten segments at most; longer text would fail later, and less clearly."""
    if len(body) > MOST_CHARACTERS:
        sentence = f"With these the text has {len(body)} characters; at most {MOST_CHARACTERS}."
        raise DomainError(ErrorCode.VALUE_OUT_OF_RANGE, details={"template.parameters": [sentence]})


def _decide(request: SendRequest, facts: RequestFacts, waits: Sequence[int]) -> Accepted:
    outcome = judge(build_sends(request, facts, waits))
    if outcome.refusal is not None and request.sandbox:
        raise outcome.refusal.as_error()
    if outcome.refusal is not None:
        _refuse(outcome, outcome.refusal.as_error())
    template = outcome.accepted[0].template
    body = render(template.body, template.variables, request.parameters)
    _check_length(body)
    rows = tuple(_to_row(each) for each in outcome.judged)
    if not request.sandbox:
        _write(outcome, rows, body)
    return Accepted(template.id, template.name, body, outcome.accepted[0].sender, rows)


def _write(outcome: Outcome, rows: Sequence[Row], body: str) -> None:
    verdicts, facts = describe(outcome)
    record = Record(current_request_id(), uuid7(), body, verdicts, facts)
    try:
        write_send(rows, accepted=outcome.accepted, record=record)
    except DomainError as error:
        _refuse(outcome, error)


def _refuse(outcome: Outcome, error: DomainError) -> NoReturn:
    """Keep the decision, then say no."""
    write_refusal(
        outcome.judged[0].send.account.id,
        request_id=current_request_id(),
        decision_id=uuid7(),
        code=error.code.spec.code,
        judged=describe(outcome),
    )
    raise error


def build_sends(request: SendRequest, facts: RequestFacts, waits: Sequence[int]) -> list[Send]:
    """Return the snapshot as the checks see it, one per recipient."""
    assert facts.template is not None
    count = len(request.recipients)
    total = sum((get_price(each.region) for each in request.recipients), Decimal(0))
    now = datetime.now(UTC)
    is_strict = facts.sender.is_strict or request.strict_sender
    sender = replace(facts.sender, is_strict=is_strict)
    people = _list_people(request, facts, waits)
    return [
        Send(facts.account, facts.template, sender, person, "sms", count, total, now)
        for person in people
    ]


def _list_people(
    request: SendRequest, facts: RequestFacts, waits: Sequence[int]
) -> Iterator[RecipientFacts]:
    for recipient, wait in zip(request.recipients, waits, strict=True):
        known = facts.contacts.get(recipient.e164, _STRANGER)
        yield RecipientFacts(
            recipient.e164, recipient.region, known.id, known.opted_out, wait, known.carrier
        )


def _to_row(judged: Judged) -> Row:
    if judged.verdict is PASS:
        return Row(uuid7(), judged.send, Status.QUEUED, get_price(judged.send.recipient.region))
    spec = judged.verdict.as_error().code.spec
    status = Status.FILTERED if judged.check in FILTERING else Status.BLOCKED
    return Row(uuid7(), judged.send, status, Decimal(0), spec.code, spec.message)


def describe(outcome: Outcome) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what is kept of a decision: what each check said, and the facts it saw.

    The verdicts are ``{"passed": [recipients], "refused": {recipient: [[check, word], …]}}`` in the
    order of the checks; whoever passed, passed all nine.
    """
    verdicts = {
        "passed": [each.send.recipient.e164 for each in outcome.judged if not each.check],
        "refused": {
            each.send.recipient.e164: [
                *((name, "pass") for name in each.passed),
                (each.check, each.verdict.word),
            ]
            for each in outcome.judged
            if each.check
        },
    }
    send = outcome.judged[0].send
    return verdicts, {
        "standing": send.account.standing,
        "tier": send.account.tier,
        "risk": send.account.risk,
        "available": str(send.account.available),
        "total": str(send.total),
        "template": send.template.name,
        "template_state": send.template.state,
        "sender": send.sender.value,
        "sender_profile": send.sender.profile_id,
        "sender_reason": send.sender.reason,
        "opted_out": [
            each.send.recipient.e164 for each in outcome.judged if each.send.recipient.opted_out
        ],
    }
