"""Lines for the person who waits, each with the seconds since the start."""

from __future__ import annotations

import time

START = time.monotonic()


def elapsed() -> float:
    return time.monotonic() - START


def say(text: str) -> None:
    print(f"[{elapsed():5.1f}s] {text}", flush=True)
