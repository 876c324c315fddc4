"""Everything the registry remembers, in memory and in one file.

The file is replaced whole (write, then rename), so that a killed process leaves either the old
state or the new one. What is pending, steps and webhooks, is in it too.
"""

import asyncio
import json
import os
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from simulators.tcr.records import Brand, Campaign, Event, Step

EVENT_LIMIT = 2_000
SAVE_DELAY = 0.05  # seconds; a burst of changes is written once


def nothing() -> None:
    """Before the clock has its say."""


class State:
    """Single-threaded: no await between a check and what it allows."""

    def __init__(self, *, path: Path | None) -> None:
        self.path = path
        self.save_handle: asyncio.TimerHandle | None = None
        self.before_save: Callable[[], None] = nothing
        self.clear()
        if path is not None and path.exists():
            self.load(json.loads(path.read_text("utf-8")))

    def clear(self) -> None:
        """As on the first day."""
        self.time = 0.0
        self.brands: dict[str, Brand] = {}
        self.campaigns: dict[str, Campaign] = {}
        self.events: dict[int, Event] = {}
        self.steps: list[Step] = []
        self.subscriptions: dict[str, str] = {}
        self.charges: list[dict] = []
        self.refused: Counter[str] = Counter()
        self.paused = False
        self.last_event = 0
        self.calls: Counter[str] = Counter()

    def load(self, saved: dict) -> None:
        """The other way round of ``durable``."""
        self.time = saved["time"]
        self.brands = {row["id"]: Brand(**row) for row in saved["brands"]}
        self.campaigns = {row["id"]: Campaign(**row) for row in saved["campaigns"]}
        self.events = {row["index"]: Event(**row) for row in saved["events"]}
        self.steps = [Step(**row) for row in saved["steps"]]
        self.subscriptions = saved["subscriptions"]
        self.charges = saved["charges"]
        self.refused = Counter(saved["refused"])
        self.paused = saved["paused"]
        self.last_event = saved["last_event"]

    def durable(self) -> dict:
        """What a restart must not forget."""
        return {
            "time": self.time,
            "brands": [asdict(brand) for brand in self.brands.values()],
            "campaigns": [asdict(campaign) for campaign in self.campaigns.values()],
            "events": [asdict(event) for event in self.events.values()],
            "steps": [asdict(step) for step in self.steps],
            "subscriptions": self.subscriptions,
            "charges": self.charges,
            "refused": self.refused,
            "paused": self.paused,
            "last_event": self.last_event,
        }

    def record(self, body: dict, *, url: str, note: str = "") -> Event:
        """A new event with the next number; the oldest falls out when there are too many."""
        self.last_event += 1
        event = Event(index=self.last_event, body=body, url=url, note=note)
        self.events[event.index] = event
        if len(self.events) > EVENT_LIMIT:
            del self.events[next(iter(self.events))]
        return event

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
        self.before_save()
        self.path.parent.mkdir(parents=True, exist_ok=True)
        draft = self.path.with_name(self.path.name + ".new")
        draft.write_text(json.dumps(self.durable()), "utf-8")
        os.replace(draft, self.path)
