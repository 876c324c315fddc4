"""Child processes that never outlive us.

The kernel signals each child when its parent dies (PR_SET_PDEATHSIG), kill -9 included. It means
the parent *thread*, so children are only ever started from the main thread.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from devstack.paths import ROOT

ENDING_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Interrupted(SystemExit):
    """Somebody asked us to stop; unwinds every `with`, then exits as a shell expects (128 + n)."""


def listen_to_signals() -> None:
    """Also sets SIGINT, which a shell script that starts us in the background has switched off."""

    def interrupt(number: int, _frame: object) -> None:
        raise Interrupted(128 + number)

    for number in ENDING_SIGNALS:
        signal.signal(number, interrupt)


def ignore_signals() -> None:
    """While stopping: the way out is bounded, and a second Ctrl-C must not cut it short."""
    for number in ENDING_SIGNALS:
        signal.signal(number, signal.SIG_IGN)


def dies_with_us(argv: Sequence[str | Path], by: signal.Signals) -> list[str]:
    """`setpriv` is in util-linux, essential in Debian; without it the next start cleans up."""
    name = by.name.removeprefix("SIG")
    prefix = ["setpriv", f"--pdeathsig={name}"] if shutil.which("setpriv") else []
    return [*prefix, *map(str, argv)]


class Child:
    """One program in a process group of its own, writing to a log file."""

    def __init__(
        self,
        name: str,
        argv: Sequence[str | Path],
        *,
        log: Path | None,
        env: Mapping[str, str],
        prefix: Sequence[str] = (),
        stop_signal: signal.Signals = signal.SIGTERM,
    ) -> None:
        self.name, self.log, self.stop_signal = name, log, stop_signal
        with contextlib.ExitStack() as files:
            output = files.enter_context(log.open("ab")) if log else None
            self.process = subprocess.Popen(
                [*prefix, *dies_with_us(argv, stop_signal)],
                cwd=ROOT,
                env=dict(env),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT if log else None,
                start_new_session=True,
            )

    @property
    def exit_code(self) -> int | None:
        return self.process.poll()

    def tail(self, lines: int = 15) -> str:
        """The end of the log, indented, for the person who asks why it died."""
        if self.log is None or not self.log.exists():
            return ""
        text = self.log.read_text(errors="replace").splitlines()[-lines:]
        return "\n".join(f"    {line}" for line in text)

    def require_alive(self) -> None:
        if self.exit_code is not None:
            raise SystemExit(f"{self.name} ended with {self.exit_code}:\n{self.tail()}")

    def ask_to_stop(self) -> None:
        if self.exit_code is None:
            self.process.send_signal(self.stop_signal)

    def stop(self, grace: float = 8) -> None:
        """End it and what it started: first politely, after `grace` seconds by force."""
        self.ask_to_stop()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(grace)
        self.kill_group()
        self.process.wait()

    def kill_group(self) -> None:
        """A killed parent leaves workers behind that still hold its port."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)


def wait_for(ready: Callable[[], bool], *, what: str, seconds: float, child: Child) -> None:
    """Poll until `ready`; give up when the child dies or the time is over."""
    deadline = time.monotonic() + seconds
    while not ready():
        child.require_alive()
        if time.monotonic() > deadline:
            raise SystemExit(f"{what} is not ready after {seconds:.0f} s:\n{child.tail()}")
        time.sleep(0.02)


def run_in_foreground(argv: Sequence[str | Path], *, env: Mapping[str, str]) -> int:
    """Run to the end in our own terminal: it may read the keyboard. Returns its exit code."""
    child = subprocess.Popen(dies_with_us(argv, signal.SIGTERM), cwd=ROOT, env=dict(env))
    while True:
        try:
            code = child.wait()
            return code if code >= 0 else 128 - code
        except Interrupted as interrupted:
            _pass_on(interrupted, child)


def _pass_on(interrupted: Interrupted, child: subprocess.Popen[bytes]) -> None:
    """Ctrl-C at a terminal reached the child already, and a second one would spoil its clean-up."""
    if interrupted.code != 128 + signal.SIGINT:
        child.terminate()
    elif not sys.stdin.isatty():
        child.send_signal(signal.SIGINT)
