"""What a provider reports of messages, applied in bulk and in the order it came."""

import uuid
from collections.abc import Iterator, Sequence

from config.errors import ErrorCode
from contacts.services.learn_carriers import learn_carriers
from messaging.models import Message, WebhookReceipt
from messaging.providers.telnyx import DeliveryReport
from messaging.services.believe_opt_outs import believe_opt_outs
from messaging.services.move_messages import Move, move_messages
from messaging.states import Status

Report = tuple[WebhookReceipt, DeliveryReport]


def apply_reports(reports: Sequence[Report]) -> None:
    """Move each message as reported; a receipt for a message we do not have is noted."""
    moves = [move for receipt, report in reports for move in _as_moves(receipt, report)]
    for each_once in _split(moves):
        move_messages(each_once)
    _believe_opt_outs(moves)
    _learn_carriers(reports)


def _learn_carriers(reports: Sequence[Report]) -> None:
    told = {
        receipt.message_id: report.carrier
        for receipt, report in reports
        if report.carrier and receipt.message_id
    }
    if told:
        contacts = Message.objects.filter(pk__in=told).values_list("pk", "contact_id")
        learn_carriers({contact_id: told[message_id] for message_id, contact_id in contacts})


def _as_moves(receipt: WebhookReceipt, report: DeliveryReport) -> list[Move]:
    """Whoever reports on a message has taken it, so it is SENT first: the price of a failure must
    not hang on whether the report or our own note of the hand-over came earlier.
    """
    message_id = receipt.message_id or find_message(report.provider_id)
    receipt.note = "" if message_id else "no such message"
    return list_moves(message_id, report) if message_id else []


def list_moves(message_id: uuid.UUID, report: DeliveryReport) -> list[Move]:
    """Return the moves that a report means, in order."""
    reported = Move(message_id, report.status, provider_id=report.provider_id)
    if report.error is None:
        return [reported]
    spec = report.error.spec
    failed = Move(
        message_id, report.status, spec.code, spec.message, provider_id=report.provider_id
    )
    return [Move(message_id, Status.SENT, provider_id=report.provider_id), failed]


def find_message(provider_id: str) -> uuid.UUID | None:
    """Return our id of the message that the provider knows by its own."""
    found = Message.objects.filter(provider_message_id=provider_id).exclude(provider_message_id="")
    return found.values_list("pk", flat=True).first()


def _believe_opt_outs(moves: Sequence[Move]) -> None:
    """A carrier that says STOP late says it all the same."""
    code = ErrorCode.RECIPIENT_OPTED_OUT.spec.code
    refused = [move.message_id for move in moves if move.code == code]
    contacts = Message.objects.filter(pk__in=refused).values_list("contact_id", flat=True)
    believe_opt_outs(contacts if refused else ())


def _split(moves: Sequence[Move]) -> Iterator[list[Move]]:
    """Two moves of one message go into two rounds, in the order they came."""
    rest = list(moves)
    while rest:
        seen: set[uuid.UUID] = set()
        now: list[Move] = []
        later: list[Move] = []
        for move in rest:
            (later if move.message_id in seen else now).append(move)
            seen.add(move.message_id)
        yield now
        rest = later
