"""What comes at the same moment is done together: a crowd waits for one commit, not for many.

There is no timer: whoever comes first does its own work at once, alone. Those who come meanwhile
wait, and the first of them does the work of all. One caller's thread leads at a time.
"""

import threading
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

Job = TypeVar("Job")
Outcomes = Sequence[Exception | None]  # one for each job, in their order


class _Ticket(Generic[Job]):
    def __init__(self, job: Job) -> None:
        self.job = job
        self.woken = threading.Event()
        self.is_done = False
        self.error: Exception | None = None


class Together(Generic[Job]):
    """``carry_out`` does up to ``most`` jobs and says for each what went wrong, if anything."""

    def __init__(self, carry_out: Callable[[Sequence[Job]], Outcomes], *, most: int) -> None:
        self._carry_out = carry_out
        self._most = most
        self._lock = threading.Lock()
        self._waiting: list[_Ticket[Job]] = []
        self._has_leader = False

    def run(self, job: Job) -> None:
        """Have a job done, and raise what went wrong with it."""
        ticket = _Ticket(job)
        with self._lock:
            self._waiting.append(ticket)
            leads, self._has_leader = not self._has_leader, True
        if not leads:
            ticket.woken.wait()
        if not ticket.is_done:
            self._lead()
        if ticket.error is not None:
            raise ticket.error

    def _lead(self) -> None:
        """Do what waits, the leader's own job first, and hand over to whoever came meanwhile."""
        with self._lock:
            batch = self._waiting[: self._most]
            del self._waiting[: self._most]
        outcomes: Outcomes = [RuntimeError("the one who did this work failed")] * len(batch)
        try:
            outcomes = self._carry_out([ticket.job for ticket in batch])
        finally:
            self._hand_over()
            for ticket, outcome in zip(batch, outcomes, strict=True):
                ticket.error, ticket.is_done = outcome, True
                ticket.woken.set()

    def _hand_over(self) -> None:
        with self._lock:
            self._has_leader = bool(self._waiting)
            if self._waiting:
                self._waiting[0].woken.set()
