"""Take queued messages to the provider, a few at a time, each at most once.

Every message is judged a second time right before it leaves: a STOP, a suspension or a blocked
sender may have come in between. So only a few are claimed at once, and a slow recipient holds up
nobody else: while one call is outstanding, others are claimed and sent. What passes is marked
ROUTED and committed *before* the provider is called, so a dispatcher that dies can leave a message
whose outcome is unknown, but never one that is sent twice. No provider is ever called inside a
transaction.
"""

import logging
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from datetime import UTC, datetime

from django.conf import settings

from config.doorbell import hush
from config.errors import ErrorCode
from config.http import ProviderError
from messaging.protection.pipeline import FILTERING, judge
from messaging.protection.send import Send
from messaging.providers import telnyx
from messaging.restrictions import refresh_restrictions
from messaging.services.believe_opt_outs import believe_opt_outs
from messaging.services.dispatch_slot import dispatch_slot
from messaging.services.move_messages import Move, move_messages
from messaging.services.second_look import as_send
from messaging.snapshots.claimed import Claimed, claim_queued
from messaging.states import Status

logger = logging.getLogger(__name__)
RETRY_DELAYS = (2, 10, 30, 120, 300)  # seconds; after the last one the message fails
_THREADS = 16
_PATIENCE = 0.1  # seconds for a round of calls before others are claimed beside the slow ones

Outstanding = dict[Future[Move | None], Claimed]


def dispatch(*, most: int = 50_000) -> int:
    """Dispatch until nothing is queued (or ``most`` are done); return how many were handled.

    Does nothing while as many dispatchers as allowed are already at it.
    """
    with dispatch_slot() as slot:
        if slot is None:
            return 0
        with ThreadPoolExecutor(_THREADS) as pool:
            return _work(pool, most=most)


def _work(pool: ThreadPoolExecutor, *, most: int) -> int:
    handled = 0
    outstanding: Outstanding = {}
    while True:
        room = settings.DISPATCH_BATCH - len(outstanding)
        batch = _claim(room) if room > 0 and handled < most else []
        handled += len(batch)
        for message in _route(batch):
            outstanding[pool.submit(_send, message)] = message
        if not outstanding and not batch:
            return handled
        _record_done(outstanding)


def _claim(most: int) -> list[Claimed]:
    """Look; and look again after hushing the bell, for whoever rang in between."""
    batch = claim_queued(most=most, lease=settings.DISPATCH_LEASE)
    if batch:
        return batch
    hush("messaging.dispatch")
    return claim_queued(most=most, lease=settings.DISPATCH_LEASE)


def _route(batch: Sequence[Claimed]) -> list[Claimed]:
    """Mark what may leave as ROUTED and return it; close what may not."""
    if batch:
        refresh_restrictions()
    refusals = [move for message in batch if (move := _look_again(message))]
    refused = {move.message_id for move in refusals}
    going = [message for message in batch if message.id not in refused]
    moved = move_messages([*refusals, *(Move(message.id, Status.ROUTED) for message in going)])
    return [message for message in going if message.id in moved]


def _record_done(outstanding: Outstanding) -> None:
    """Write down in bulk what came back by now; the rest is looked at in the next round."""
    done, _ = wait(outstanding, timeout=_PATIENCE)
    finished = [(outstanding.pop(future), future.result()) for future in done]
    outcomes = [(message, move) for message, move in finished if move]
    move_messages([move for _, move in outcomes])
    code = ErrorCode.RECIPIENT_OPTED_OUT.spec.code
    believe_opt_outs(message.contact_id for message, move in outcomes if move.code == code)


def _look_again(message: Claimed) -> Move | None:
    """Return the move of a message that may no longer leave."""
    send: Send | None = as_send(message, now=datetime.now(UTC))
    if send is None:
        return None
    judged = judge([send]).judged[0]
    if judged.verdict.code is None:
        return None
    spec = judged.verdict.code.spec
    status = Status.FILTERED if judged.check in FILTERING else Status.BLOCKED
    return Move(message.id, status, code=spec.code, reason=spec.message)


def _send(message: Claimed) -> Move | None:
    """Call the provider; runs in a thread and touches no table. ``None``: outcome unknown."""
    try:
        provider_id = telnyx.send_message(
            telnyx.Outgoing(
                message.id,
                sender=message.sender_value,
                to=message.phone,
                text=message.body,
                subject=message.subject,
                media=tuple(message.media),
            )
        )
    except ProviderError as error:
        return _after_error(message, error)
    return Move(message.id, Status.SENT, provider_id=provider_id)


def _after_error(message: Claimed, error: ProviderError) -> Move | None:
    logger.warning("message %s: %s", message.id, error)
    if error.outcome_unknown:
        return None
    if not error.permanent and message.attempts < len(RETRY_DELAYS):
        return Move(message.id, Status.QUEUED, delay=RETRY_DELAYS[message.attempts])
    code = (
        telnyx.explain_code(error.code)
        if error.permanent
        else ErrorCode.DELIVERY_PROVIDER_UNAVAILABLE
    )
    status = Status.FILTERED if code is ErrorCode.RECIPIENT_OPTED_OUT else Status.FAILED
    return Move(message.id, status, code=code.spec.code, reason=code.spec.message)
