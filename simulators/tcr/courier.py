"""Webhooks out: signed, one after the other, three tries each.

One at a time keeps the order, which is what the outcomes that break it on purpose are told from.
"""

import asyncio
import contextlib
import json

import aiohttp

from simulators.tcr.records import Event
from simulators.tcr.signing import HEADER, sign
from simulators.tcr.state import State

TRIES = 3
TIMEOUT = aiohttp.ClientTimeout(total=5)
LONGEST_WAIT = 5.0  # seconds that a caller who wants everything delivered is kept
LONGEST_ANSWER = 1_000  # characters of a receiver's answer that are looked at


class Courier:
    """Carries events to their URLs."""

    def __init__(self, *, state: State, secret: str, retry_delay: float) -> None:
        self.state = state
        self.secret = secret
        self.retry_delay = retry_delay
        self.queue: asyncio.Queue[Event] = asyncio.Queue()
        self.worker: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """What a stopped process had not delivered goes first."""
        self.session = aiohttp.ClientSession(timeout=TIMEOUT, cookie_jar=aiohttp.DummyCookieJar())
        for event in self.state.events.values():
            if event.status == "waiting":
                self.queue.put_nowait(event)
        self.worker = asyncio.create_task(self.work())

    async def stop(self) -> None:
        await self.halt()
        await self.session.close()

    async def halt(self) -> None:
        if self.worker is not None:
            self.worker.cancel()
            await asyncio.gather(self.worker, return_exceptions=True)

    async def forget(self) -> None:
        """Reset: when this returns, nothing of before will be delivered any more."""
        await self.halt()
        self.queue = asyncio.Queue()
        self.worker = asyncio.create_task(self.work())

    def submit(self, event: Event) -> None:
        """Without a URL there is nobody to tell; during a pause it is kept."""
        if not event.url:
            event.status = "nowhere"
        elif self.state.paused:
            event.status = "held"
        else:
            event.status = "waiting"
            self.queue.put_nowait(event)
        self.state.save_soon()

    def resume(self) -> int:
        """Let go what was held, oldest first; returns how many."""
        self.state.paused = False
        held = [event for event in self.state.events.values() if event.status == "held"]
        for event in held:
            self.submit(event)
        return len(held)

    async def settle(self) -> None:
        """Until everything queued is delivered or given up, but not for ever."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self.queue.join(), LONGEST_WAIT)

    async def work(self) -> None:
        while True:
            event = await self.queue.get()
            await self.deliver(event)
            self.state.save_soon()
            self.queue.task_done()

    async def deliver(self, event: Event) -> None:
        """Up to three tries."""
        signature = sign(self.secret, url=event.url, body=event.body)
        for attempt in range(TRIES):
            if attempt:
                await asyncio.sleep(self.retry_delay)
            status, _ = await self.post(event.url, write(event.body), signature)
            event.answers.append(status)
            if 200 <= status < 300:
                event.status = "delivered"
                return
        event.status = "failed"

    async def post(self, url: str, raw: bytes, signature: str) -> tuple[int, str]:
        """Status and answer; 0 when there was none."""
        headers = {"content-type": "application/json"}
        if signature:
            headers[HEADER] = signature
        try:
            async with self.session.post(
                url, data=raw, headers=headers, allow_redirects=False
            ) as response:
                return response.status, (await response.text("utf-8", "replace"))[:LONGEST_ANSWER]
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError):
            return 0, ""


def write(body: dict) -> bytes:
    """As it goes over the wire: not in canonical form, which is the receiver's to make."""
    return json.dumps(body).encode()
