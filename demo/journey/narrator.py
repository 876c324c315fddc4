"""Tells the story line by line, with the time it took; stops it when something is not as told."""

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
_STARTED = time.monotonic()
_PAUSE = 0.3  # seconds: the API lets an account look so often for as long as it likes


class StoryError(Exception):
    """Something is not as the story says."""


def tell(line: str) -> None:
    print(f"  {time.monotonic() - _STARTED:6.1f}s  {line}", flush=True)


def chapter(title: str) -> None:
    print(f"\n{title}", flush=True)


def expect(true: object, what: str, *, seen: object = "") -> None:
    """Go on only if it is so; ``seen`` helps whoever has to find out why not."""
    if not true:
        raise StoryError(f"expected: {what}\nseen: {str(seen)[:1500]}")


def wait_for(look: Callable[[], T | None], what: str, *, seconds: float = 30.0) -> T:
    """Look again and again until there is something to see."""
    deadline = time.monotonic() + seconds
    while (seen := look()) is None:
        if time.monotonic() > deadline:
            raise StoryError(f"waited {seconds:.0f} s in vain: {what}")
        time.sleep(_PAUSE)
    return seen
