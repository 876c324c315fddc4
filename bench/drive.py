"""Our side of the load generator: start it, let it run, read what it counted."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Load:
    process: subprocess.Popen[str]

    def run(self, seconds: float) -> dict[str, Any]:
        """Send for that long; exits with an example when an answer was not 202."""
        self.send_line(str(seconds))
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit("the load generator broke down; see the lines above")
        counted: dict[str, Any] = json.loads(line)
        if counted["wrong"]:
            raise SystemExit(f"not 202: {counted['wrong']}, for example\n{counted['example']}")
        return counted

    def send_line(self, line: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()


@contextmanager
def loading(port: int, *, connections: int, requests: Sequence[str]) -> Iterator[Load]:
    """Yield a load generator whose connections stand."""
    command = [sys.executable, "-m", "bench.load"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, text=True, **pipes) as process:
        load = Load(process)
        load.send_line(json.dumps({"port": port, "connections": connections, "requests": requests}))
        yield load
