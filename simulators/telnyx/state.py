"""What the carrier remembers: orders, profiles, campaigns of numbers and opt-outs for good,
messages for a while.

Only the first kind is written to disk. The file is replaced whole (write, then rename), so that
a killed process leaves either the old state or the new one.
"""

import asyncio
import json
import os
from collections import Counter, deque
from pathlib import Path

from simulators.telnyx.message import Message

MESSAGE_LIMIT = 100_000
SAVE_DELAY = 0.05  # seconds; many orders in a burst are written once


class State:
    """Everything in memory. Single-threaded: no await between a check and what it allows."""

    def __init__(self, *, path: Path | None) -> None:
        self.path = path
        self.save_handle: asyncio.TimerHandle | None = None
        self.clear()
        if path is not None and path.exists():
            self.load(json.loads(path.read_text("utf-8")))

    def clear(self) -> None:
        """As on the first day."""
        self.log: deque[Message] = deque()
        self.by_id: dict[str, Message] = {}
        self.inbound: deque[dict[str, str]] = deque(maxlen=1_000)
        self.calls: Counter[str] = Counter()
        self.refused_last: set[str] = set()
        self.outage_until = 0.0
        self.orders: dict[str, dict] = {}
        self.owner_of: dict[str, str] = {}
        self.profiles: dict[str, dict] = {}
        self.assignments: dict[str, dict] = {}
        self.optouts: set[tuple[str, str]] = set()

    def load(self, saved: dict) -> None:
        """Which order owns a number is derived, never stored twice."""
        self.orders = saved["orders"]
        self.profiles = saved["profiles"]
        self.assignments = saved.get("assignments", {})
        self.optouts = {(scope, person) for scope, person in saved["optouts"]}
        for order in self.orders.values():
            for item in order["phone_numbers"]:
                self.owner_of[item["phone_number"]] = order["id"]

    def record(self, message: Message) -> None:
        """Add to the ring; the oldest falls out when it is full."""
        if len(self.log) >= MESSAGE_LIMIT:
            self.by_id.pop(self.log.popleft().id, None)
        self.log.append(message)
        if not message.refusal:
            self.by_id[message.id] = message

    def save_soon(self) -> None:
        """Write within SAVE_DELAY; a no-op without ``--state``."""
        if self.path is not None and self.save_handle is None:
            self.save_handle = asyncio.get_running_loop().call_later(SAVE_DELAY, self.save)

    def save(self) -> None:
        """Write now, atomically."""
        if self.save_handle is not None:
            self.save_handle.cancel()
            self.save_handle = None
        if self.path is None:
            return
        self.path.parent.mkdir(parents=True, exist_ok=True)
        draft = self.path.with_name(self.path.name + ".new")
        draft.write_text(json.dumps(self.durable()), "utf-8")
        os.replace(draft, self.path)

    def durable(self) -> dict:
        """What a restart must not forget."""
        return {
            "orders": self.orders,
            "profiles": self.profiles,
            "assignments": self.assignments,
            "optouts": sorted(self.optouts),
        }
