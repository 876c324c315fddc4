"""A crowd is served together, and nobody is left behind."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import pytest

from config.together import Outcomes, Together


class _Work:
    """Writes down which jobs were done together; the first batch waits until it is let go."""

    def __init__(self) -> None:
        self.batches: list[list[int]] = []
        self.begun, self.go_on = threading.Event(), threading.Event()

    def carry_out(self, jobs: Sequence[int]) -> Outcomes:
        self.batches.append(list(jobs))
        self.begun.set()
        assert self.go_on.wait(10)
        return [ValueError(f"{job} is bad") if job < 0 else None for job in jobs]


def _start(together: Together[int], job: int, failed: dict[int, Exception]) -> threading.Thread:
    def run() -> None:
        try:
            together.run(job)
        except (ValueError, RuntimeError) as error:
            failed[job] = error

    thread = threading.Thread(target=run)
    thread.start()
    return thread


def _wait_for(together: Together[int], waiting: int) -> None:
    for _ in range(1000):
        if len(together._waiting) == waiting:
            return
        threading.Event().wait(0.005)
    raise AssertionError("they never came")


def _gather(work: _Work, jobs: Sequence[int], *, most: int = 10) -> dict[int, Exception]:
    """Let the first job begin, the others come meanwhile, and all end."""
    together, failed = Together(work.carry_out, most=most), {}
    first = _start(together, jobs[0], failed)
    assert work.begun.wait(10)
    others = [_start(together, job, failed) for job in jobs[1:]]
    _wait_for(together, len(others))
    work.go_on.set()
    for thread in (first, *others):
        thread.join(10)
        assert not thread.is_alive()
    assert not together._has_leader
    return failed


def test_who_comes_alone_is_served_at_once() -> None:
    work = _Work()
    work.go_on.set()
    Together(work.carry_out, most=10).run(1)
    assert work.batches == [[1]]


def test_who_comes_meanwhile_is_served_together() -> None:
    work = _Work()
    assert _gather(work, [1, 2, 3, 4]) == {}
    assert [sorted(batch) for batch in work.batches] == [[1], [2, 3, 4]]


def test_no_batch_is_larger_than_allowed_and_nobody_is_left_behind() -> None:
    work = _Work()
    _gather(work, list(range(1, 9)), most=3)
    assert [len(batch) for batch in work.batches] == [1, 3, 3, 1]
    assert sorted(job for batch in work.batches for job in batch) == list(range(1, 9))


def test_each_hears_what_went_wrong_with_its_own_job_only() -> None:
    failed = _gather(_Work(), [1, 2, -3, 4])
    assert list(failed) == [-3]
    assert str(failed[-3]) == "-3 is bad"


def test_if_the_leader_fails_nobody_waits_forever() -> None:
    def fail(jobs: Sequence[int]) -> Outcomes:
        raise RuntimeError("out of order")

    together = Together(fail, most=10)
    for job in (1, 2):
        with pytest.raises(RuntimeError, match="out of order"):
            together.run(job)
