"""The programs of a demo: started, watched, restarted and stopped together."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from devstack.clock import say
from devstack.process import Child, ignore_signals
from devstack.stack import Stack

RESTARTS = 3


@dataclass
class Member:
    child: Child
    argv: Sequence[str]
    env: Mapping[str, str]
    restarts_left: int = RESTARTS


class Crew:
    """The services of the stack are watched too, never restarted: without them everything ends."""

    def __init__(self, stack: Stack) -> None:
        self.stack = stack
        self.members: list[Member] = []
        self.jobs: list[Child] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        """Ask all first, then wait for each: the slowest one sets the time."""
        ignore_signals()
        children = [*self.jobs, *(member.child for member in self.members)]
        for child in children:
            child.ask_to_stop()
        for child in children:
            child.stop()

    def start(self, name: str, argv: Sequence[str], env: Mapping[str, str]) -> None:
        self.members.append(Member(self._child(name, argv, env), argv, env))

    def begin(self, name: str, argv: Sequence[str], env: Mapping[str, str]) -> Child:
        """A program that ends by itself; see `finish`."""
        self.jobs.append(self._child(name, argv, env))
        return self.jobs[-1]

    def play(self, name: str, argv: Sequence[str], env: Mapping[str, str]) -> Child:
        """Like `begin`, but what it prints is for the person at the terminal."""
        self.jobs.append(Child(name, argv, log=None, env=env))
        return self.jobs[-1]

    def finish(self, job: Child) -> None:
        """Wait for it, and raise SystemExit with its last lines if it failed."""
        self.wait_until(lambda: job.exit_code is not None, f"end of {job.name}", seconds=600)
        if job.exit_code:
            job.require_alive()

    def wait_until(self, ready: Callable[[], bool], what: str, seconds: float = 60) -> None:
        """While starting up nothing is restarted: who dies now would die again."""
        deadline = time.monotonic() + seconds
        while not ready():
            self._require_all_alive()
            if time.monotonic() > deadline:
                raise SystemExit(
                    f"waited {seconds:.0f} s in vain for {what}; see {self.stack.logs}"
                )
            time.sleep(0.05)

    def watch_until(self, finished: Callable[[], bool]) -> None:
        """Restart who dies, a few times each; end everything when that does not help."""
        while not finished():
            for service in self.stack.services:
                service.require_alive()
            for member in self.members:
                if member.child.exit_code is not None:
                    self._restart(member)
            time.sleep(0.2)

    def _require_all_alive(self) -> None:
        for child in [*self.stack.services, *(member.child for member in self.members)]:
            child.require_alive()

    def _restart(self, member: Member) -> None:
        died = member.child
        if not member.restarts_left:
            died.require_alive()
        say(f"{died.name} ended with {died.exit_code}; starting it again. Its last lines:")
        print(died.tail(), flush=True)
        died.kill_group()
        member.restarts_left -= 1
        member.child = self._child(died.name, member.argv, member.env)

    def _child(self, name: str, argv: Sequence[str], env: Mapping[str, str]) -> Child:
        return Child(name, argv, log=self.stack.logs / f"{name}.log", env=env)
