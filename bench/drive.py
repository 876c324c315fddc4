"""Our side of the load generator: start it, let it run, read what it counted."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from bench.cpu import Meter, per_unit
from bench.measure import Sample


@dataclass(frozen=True, slots=True)
class Load:
    process: subprocess.Popen[str]

    def run(self, seconds: float) -> dict[str, Any]:
        """Send for that long; exits with an example when an answer was not the wanted one."""
        self.send_line(str(seconds))
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit("the load generator broke down; see the lines above")
        counted: dict[str, Any] = json.loads(line)
        if counted["wrong"]:
            raise SystemExit(f"refused: {counted['wrong']}, for example\n{counted['example']}")
        return counted

    def measure(self, seconds: float, parts: Mapping[str, int]) -> Sample:
        """Send for that long, and charge CPU to ``parts`` and to the load itself."""
        meter = Meter({**parts, "load": self.process.pid})
        counted = self.run(seconds)
        usage = meter.stop()
        return Sample(
            counted["accepted"],
            counted["seconds"],
            p50=counted["p50"],
            p99=counted["p99"],
            cpu=per_unit(usage, counted["accepted"]),
            others=usage.others,
        )

    def send_line(self, line: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()


@contextmanager
def loading(
    port: int,
    *,
    connections: int,
    requests: Sequence[str],
    status: int = 202,
    again: bool = True,
) -> Iterator[Load]:
    """Yield a load generator whose connections stand; without ``again`` it sends each once."""
    command = [sys.executable, "-m", "bench.load"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, text=True, **pipes) as process:
        load = Load(process)
        plan = {"port": port, "connections": connections, "requests": requests}
        load.send_line(json.dumps({**plan, "status": str(status), "again": again}))
        yield load
