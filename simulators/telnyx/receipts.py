"""The life of an accepted message on a fast clock: sent at half the delay, finalized at its end.

The carrier's own truth (what a read shows) always moves on; the outcome and a pause decide only
whether, when and how often the receipts come.
"""

import asyncio
from collections import deque

from simulators.telnyx.message import Message, now, render
from simulators.telnyx.state import State
from simulators.telnyx.webhooks import Courier, Event

HELD_LIMIT = 200_000


class ReceiptClock:
    """Schedules both steps of every message."""

    def __init__(self, *, state: State, courier: Courier, delay: float) -> None:
        self.state = state
        self.courier = courier
        self.delay = delay
        self.paused = False
        self.held: deque[Event] = deque(maxlen=HELD_LIMIT)

    def start(self, message: Message) -> None:
        """``sending_failed`` means it never left: there is no message.sent then."""
        loop = asyncio.get_running_loop()
        if message.outcome.status != "sending_failed":
            loop.call_later(self.delay / 2, self.mark_sent, message)
        loop.call_later(self.delay, self.mark_finalized, message)

    def mark_sent(self, message: Message) -> None:
        message.status = "sent"
        message.sent_at = now()
        late = self.delay if message.outcome.receipts == "reversed" else 0.0
        self.tell(message, kind="message.sent", late=late)

    def mark_finalized(self, message: Message) -> None:
        message.status = message.outcome.status
        message.completed_at = now()
        self.tell(message, kind="message.finalized")

    def tell(self, message: Message, *, kind: str, late: float = 0.0) -> None:
        """Send the receipt as the outcome has it; a message forgotten by a reset says nothing."""
        manner = message.outcome.receipts
        if manner == "never" or message.id not in self.state.by_id:
            return
        event = Event(kind, render(message), message.urls)
        for _ in range(2 if manner == "twice" else 1):
            if late:
                asyncio.get_running_loop().call_later(late, self.release, event)
            else:
                self.release(event)

    def release(self, event: Event) -> None:
        if self.paused:
            self.held.append(event)
        else:
            self.courier.submit(event)

    def pause(self) -> None:
        """Hold receipts (not inbound messages) back, as a carrier with a backlog does."""
        self.paused = True

    def resume(self) -> int:
        """Let go what was held, oldest first; returns how many."""
        self.paused = False
        released = len(self.held)
        while self.held:
            self.courier.submit(self.held.popleft())
        return released

    def forget(self) -> None:
        self.paused = False
        self.held.clear()
