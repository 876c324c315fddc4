"""Webhooks out: signed, delivered with retries, like the carrier does.

Signature: Ed25519 over ``"{timestamp}|" + raw body``, base64 in ``telnyx-signature-ed25519``, the
time in ``telnyx-timestamp``. A receiver has two seconds to answer 2xx; up to three tries per URL,
then the failover URL. Source: Telnyx, "Receiving webhooks".
"""

import asyncio
import base64
import time
from collections import Counter
from dataclasses import dataclass, field
from uuid import uuid4

import aiohttp
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from simulators.telnyx.message import now, quote

TRIES = 3
TIMEOUT = aiohttp.ClientTimeout(total=2)
CONCURRENCY = 32
QUEUE_LIMIT = 200_000

_BODY = (
    '{"data":{"event_type":"%s","id":"%s","occurred_at":"%s","payload":%s,'
    '"record_type":"event"},"meta":{"attempt":%d,"delivered_to":%s}}'
)


@dataclass(slots=True)
class Event:
    """One fact to tell; ``id`` stays the same however often it is told."""

    kind: str
    payload: str
    urls: tuple[str, ...]
    occurred_at: str = field(default_factory=now)
    id: str = field(default_factory=lambda: str(uuid4()))
    epoch: int = 0


class Courier:
    """Carries events to their URLs with bounded concurrency and bounded memory."""

    def __init__(self, *, seed: bytes, retry_delay: float) -> None:
        self.key = Ed25519PrivateKey.from_private_bytes(seed)
        self.retry_delay = retry_delay
        self.queue: asyncio.Queue[tuple[Event, int]] = asyncio.Queue(QUEUE_LIMIT)
        self.counts: Counter[str] = Counter()
        self.epoch = 0
        self.under_way = 0
        self.workers: list[asyncio.Task[None]] = []

    async def start(self) -> None:
        """Open the kept-alive session and put the workers to the queue."""
        self.session = aiohttp.ClientSession(
            timeout=TIMEOUT,
            cookie_jar=aiohttp.DummyCookieJar(),
            connector=aiohttp.TCPConnector(limit=CONCURRENCY, keepalive_timeout=30),
        )
        self.workers = [asyncio.create_task(self.work()) for _ in range(CONCURRENCY)]

    async def stop(self) -> None:
        for worker in self.workers:
            worker.cancel()
        await self.session.close()

    def submit(self, event: Event) -> None:
        """Queue a new event; without a URL there is nobody to tell."""
        if event.urls:
            event.epoch = self.epoch
            self.put(event, tried=0)

    def put(self, event: Event, *, tried: int) -> None:
        """Events of before a reset and those beyond the limit are dropped, the latter counted."""
        if event.epoch != self.epoch:
            return
        try:
            self.queue.put_nowait((event, tried))
        except asyncio.QueueFull:
            self.counts["dropped"] += 1

    async def forget(self) -> None:
        """Reset: when this returns, nothing of before will be delivered any more."""
        self.epoch += 1
        while self.under_way:
            await asyncio.sleep(0.005)
        self.counts.clear()

    async def work(self) -> None:
        """One worker: a single try at a time, so a slow receiver holds up only this one."""
        while True:
            event, tried = await self.queue.get()
            if event.epoch == self.epoch:
                self.under_way += 1
                await self.attempt(event, tried=tried)
                self.under_way -= 1

    async def attempt(self, event: Event, *, tried: int) -> None:
        """Try once; on failure the next try is scheduled, each URL getting three."""
        if await self.post(event, url=event.urls[tried // TRIES], number=tried % TRIES + 1):
            self.counts["delivered"] += 1
        elif tried + 1 < TRIES * len(event.urls):
            self.counts["retried"] += 1
            loop = asyncio.get_running_loop()
            loop.call_later(self.retry_delay, lambda: self.put(event, tried=tried + 1))
        else:
            self.counts["failed"] += 1

    async def post(self, event: Event, *, url: str, number: int) -> bool:
        """Whether the receiver answered 2xx in time. Each try is signed anew."""
        body = render_event(event, url=url, number=number)
        try:
            async with self.session.post(
                url, data=body, headers=self.sign(body), allow_redirects=False
            ) as response:
                return 200 <= response.status < 300
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError):
            return False

    def sign(self, body: bytes) -> dict[str, str]:
        """The headers of a delivery."""
        stamp = str(int(time.time()))
        signature = self.key.sign(stamp.encode() + b"|" + body)
        return {
            "content-type": "application/json",
            "telnyx-timestamp": stamp,
            "telnyx-signature-ed25519": base64.b64encode(signature).decode(),
        }

    def public_key(self) -> str:
        """As the portal shows it: base64 of 32 bytes."""
        return base64.b64encode(self.key.public_key().public_bytes_raw()).decode()


def render_event(event: Event, *, url: str, number: int) -> bytes:
    """The exact bytes that are signed and sent."""
    values = (event.kind, event.id, event.occurred_at, event.payload, number, quote(url))
    return (_BODY % values).encode()
