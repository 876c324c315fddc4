"""The load generator: a program of its own that does nothing but send bytes and read answers.

The first line on its standard input is JSON: ``port``, ``connections``, ``requests`` (each ready to
be sent but for its Idempotency-Key), the ``status`` that means success, and ``again``: whether the
first request follows the last one. Every further line is a number of seconds: it then keeps one
request outstanding on every connection for that long, or until there are no more, and answers with
one line of JSON. Standard library only, so that it starts fast; plain sockets, because it works on
the same cores as what it measures.
"""

from __future__ import annotations

import json
import math
import secrets
import select
import socket
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import cycle
from time import perf_counter
from typing import Any

PATIENCE = 10.0  # seconds without any answer
KEY = "k" * 32  # stands in a request until it is sent
_LENGTH = b"content-length:"


class Client:
    """One kept-alive connection."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.sent_at = 0.0
        self._received = b""

    def send(self, request: bytes) -> None:
        self.sent_at = perf_counter()
        self.socket.sendall(request)

    def receive(self) -> bytes | None:
        """Return the whole answer, ``None`` while a part of it is missing."""
        piece = self.socket.recv(262_144)
        if not piece:
            raise ConnectionError("the server closed the connection")
        self._received += piece
        if not is_complete(self._received):
            return None
        answer, self._received = self._received, b""
        return answer


def is_complete(received: bytes) -> bool:
    """Tell whether an HTTP answer is all there. Every answer of ours says how long it is."""
    head, separator, body = received.partition(b"\r\n\r\n")
    if not separator:
        return False
    length = head.lower().partition(_LENGTH)[2].partition(b"\r\n")[0]
    return len(body) >= int(length or 0)


@dataclass(slots=True)
class Tally:
    """What came of one stretch. ``wrong`` counts answers other than the wanted one by status."""

    wanted: bytes = b"202"
    latencies: list[float] = field(default_factory=list)  # seconds, of accepted requests
    wrong: dict[str, int] = field(default_factory=dict)
    example: str = ""

    def note(self, answer: bytes, *, latency: float) -> None:
        status = answer[9:12]
        if status == self.wanted:
            self.latencies.append(latency)
            return
        name = status.decode("ascii", "replace")
        self.wrong[name] = self.wrong.get(name, 0) + 1
        self.example = self.example or answer.decode("utf-8", "replace")

    def summarize(self, seconds: float) -> dict[str, Any]:
        ordered = sorted(self.latencies)
        return {
            "accepted": len(ordered),
            "seconds": seconds,
            "p50": percentile(ordered, 0.50) * 1000,
            "p99": percentile(ordered, 0.99) * 1000,
            "wrong": self.wrong,
            "example": self.example[:2000],
        }


def percentile(ordered: Sequence[float], share: float) -> float:
    """Return the smallest value that at least ``share`` of all do not exceed; 0 of nothing."""
    if not ordered:
        return 0.0
    return ordered[max(math.ceil(len(ordered) * share), 1) - 1]


def with_keys(requests: Iterable[bytes]) -> Iterator[bytes]:
    """Give each request that has room for it a key that no other one has."""
    run, room = secrets.token_hex(6), KEY.encode()
    for number, request in enumerate(requests):
        yield request.replace(room, f"{run}{number:020d}".encode(), 1)


def drive(
    clients: Sequence[Client], requests: Iterator[bytes], tally: Tally, *, seconds: float
) -> None:
    """Send for ``seconds``, or until there are no more; then wait for what is outstanding."""
    by_number = {client.socket.fileno(): client for client in clients}
    with select.epoll() as poll:
        for number in by_number:
            poll.register(number, select.EPOLLIN)
        deadline = perf_counter() + seconds
        outstanding = sum(_send_next(client, requests) for client in clients)
        while outstanding:
            outstanding -= _serve(poll, by_number, requests, tally, deadline)


def _send_next(client: Client, requests: Iterator[bytes]) -> bool:
    request = next(requests, None)
    if request is not None:
        client.send(request)
    return request is not None


def _serve(
    poll: select.epoll,
    clients: dict[int, Client],
    requests: Iterator[bytes],
    tally: Tally,
    deadline: float,
) -> int:
    """Read what has come and send the next; return how many connections are done."""
    done = 0
    ready = poll.poll(PATIENCE)
    if not ready:
        raise TimeoutError(f"no answer for {PATIENCE:.0f} s")
    for number, _ in ready:
        client = clients[number]
        answer = client.receive()
        if answer is None:
            continue
        now = perf_counter()
        tally.note(answer, latency=now - client.sent_at)
        if now >= deadline or not _send_next(client, requests):
            done += 1
    return done


def main() -> None:
    plan = json.loads(sys.stdin.readline())
    built = [request.encode() for request in plan["requests"]]
    requests = with_keys(cycle(built) if plan["again"] else built)
    clients = [Client(plan["port"]) for _ in range(plan["connections"])]
    for line in sys.stdin:
        started = perf_counter()
        tally = Tally(plan["status"].encode())
        drive(clients, requests, tally, seconds=float(line))
        print(json.dumps(tally.summarize(perf_counter() - started)), flush=True)


if __name__ == "__main__":
    main()
