"""The official clients, the one that waits and the one that does not, spoken to in one way."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from typing import Any

import httpx
from sent_dm import AsyncSent, Sent

CLIENTS = {"sync": Sent, "async": AsyncSent}
VOICE = ("voice", "channels")  # what neither has to do with messages


class Program:
    """A customer's program; it keeps every answer as it came over the wire.

    Answers are validated strictly: a wrong type is an error, not a guess.
    """

    def __init__(self, kind: str, *, url: str, key: str, loop: asyncio.AbstractEventLoop) -> None:
        self.answers: list[httpx.Response] = []
        self._loop = loop
        hooks = {"response": [self._note if kind == "sync" else self._note_later]}
        build: Any = {"sync": httpx.Client, "async": httpx.AsyncClient}[kind]
        self._http = build(event_hooks=hooks, timeout=20)
        self.client: Any = CLIENTS[kind](
            api_key=key, base_url=url, http_client=self._http, _strict_response_validation=True
        )

    def _note(self, response: httpx.Response) -> None:
        self.answers.append(response)

    async def _note_later(self, response: httpx.Response) -> None:
        self.answers.append(response)

    @property
    def last(self) -> httpx.Response:
        return self.answers[-1]

    def ask(self, method: str, *ids: str, **fields: Any) -> Any:
        """Call a method by its dotted name and wait for what it gives."""
        call: Any = self.client
        for name in method.split("."):
            call = getattr(call, name)
        return self._wait(call(*ids, **fields))

    def ask_all(self, method: str, *ids: str, **fields: Any) -> list[Any]:
        """Call a list's method, and go through its pages until there are no more."""
        pages = self.ask(method, *ids, **fields)
        return self._wait(_collect(pages)) if hasattr(pages, "__aiter__") else list(pages)

    def _wait(self, given: Any) -> Any:
        if not inspect.isawaitable(given):
            return given
        return self._loop.run_until_complete(_receive(given))

    def close(self) -> None:
        self._wait(self.client.close())


async def _receive(given: Any) -> Any:
    return await given


async def _collect(pages: AsyncIterator[Any]) -> list[Any]:
    return [each async for each in pages]


@contextmanager
def run_program(kind: str, *, url: str, key: str) -> Iterator[Program]:
    loop = asyncio.new_event_loop()
    program = Program(kind, url=url, key=key, loop=loop)
    try:
        yield program
    finally:
        program.close()
        loop.close()


def list_methods(client: type) -> dict[str, Callable[..., Any]]:
    """Return every method of a client's resources by dotted name, those for voice left out."""
    return dict(_walk(client(api_key="none", base_url="http://none.invalid"), ""))


def _walk(owner: Any, path: str) -> Iterator[tuple[str, Callable[..., Any]]]:
    for name in dir(type(owner)):
        if name.startswith(("_", "with_")) or (not path and name in VOICE):
            continue
        kept = inspect.getattr_static(type(owner), name)
        if inspect.isfunction(kept) and path:
            yield f"{path}{name}", kept
        elif not inspect.isfunction(kept) and hasattr(getattr(owner, name, None), "_client"):
            yield from _walk(getattr(owner, name), f"{path}{name}.")
