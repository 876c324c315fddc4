"""Two people press a button at the same moment."""

from __future__ import annotations

import threading
from collections.abc import Callable

from django.db import connection

from config.errors import DomainError


def race(*calls: Callable[[], object]) -> list[object]:
    """Run the calls at once; return what each returned or was refused with."""
    results: list[object] = [None] * len(calls)
    start = threading.Barrier(len(calls))

    def run(place: int, call: Callable[[], object]) -> None:
        try:
            start.wait(timeout=5)
            results[place] = call()
        except DomainError as error:
            results[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(place, call)) for place, call in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)
    return results


def split(results: list[object]) -> tuple[list[object], list[DomainError]]:
    """Return what went through, and what was refused; a call that never ended is neither."""
    done = [each for each in results if each is not None and not isinstance(each, DomainError)]
    return done, [each for each in results if isinstance(each, DomainError)]
