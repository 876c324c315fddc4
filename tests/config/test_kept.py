"""A table kept in memory: read seldom, by one thread at a time, and never silently out of date."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from config.kept import Kept


class Table:
    """A table that counts how often it is read."""

    def __init__(self) -> None:
        self.reads = 0
        self.is_away = False

    def read(self) -> int:
        if self.is_away:
            raise ConnectionError
        self.reads += 1
        return self.reads


@pytest.fixture
def table() -> Table:
    return Table()


@pytest.fixture
def wait(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    now = [1000.0]
    monkeypatch.setattr("config.kept.time.monotonic", lambda: now[0])

    def pass_by(seconds: float) -> None:
        now[0] += seconds

    return pass_by


def test_it_is_read_once_however_often_it_is_asked(table: Table) -> None:
    kept = Kept(table.read, seconds=5)
    assert [kept.get() for _ in range(100)] == [1] * 100
    assert table.reads == 1


def test_a_fresh_one_is_not_read_again(table: Table, wait: Callable[[float], None]) -> None:
    kept = Kept(table.read, seconds=5)
    kept.refresh()
    wait(4.9)
    kept.refresh()
    assert kept.get() == table.reads == 1


def test_an_old_one_is_read_again_when_it_is_refreshed(
    table: Table, wait: Callable[[float], None]
) -> None:
    kept = Kept(table.read, seconds=5)
    kept.refresh()
    wait(5)
    assert kept.get() == 1
    kept.refresh()
    assert kept.get() == 2


def test_what_the_database_says_goes_up_and_the_next_call_tries_again(
    table: Table, wait: Callable[[float], None]
) -> None:
    kept = Kept(table.read, seconds=5)
    kept.refresh()
    wait(5)
    table.is_away = True
    for _ in range(2):
        with pytest.raises(ConnectionError):
            kept.refresh()
    table.is_away = False
    kept.refresh()
    assert kept.get() == 2


def test_while_one_thread_reads_the_others_go_on_with_what_there_is(
    wait: Callable[[float], None],
) -> None:
    asked, answer = threading.Event(), threading.Event()
    answer.set()
    reads: list[int] = []

    def read() -> int:
        asked.set()
        assert answer.wait(5)
        reads.append(len(reads))
        return len(reads)

    kept = Kept(read, seconds=5)
    kept.refresh()
    wait(5)
    asked.clear()
    answer.clear()
    slow = threading.Thread(target=kept.refresh)
    slow.start()
    assert asked.wait(5)
    kept.refresh()
    assert kept.get() == 1
    answer.set()
    slow.join(5)
    assert (kept.get(), len(reads)) == (2, 2)


def test_threads_that_begin_together_read_it_once() -> None:
    reads: list[int] = []
    start = threading.Barrier(8)

    def read() -> int:
        reads.append(1)
        return len(reads)

    kept = Kept(read, seconds=60)

    def begin() -> None:
        start.wait(5)
        kept.refresh()
        assert kept.get() == 1

    threads = [threading.Thread(target=begin) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(5)
    assert len(reads) == 1


def test_forgotten_it_is_read_anew(table: Table) -> None:
    kept = Kept(table.read, seconds=60)
    kept.refresh()
    kept.forget()
    assert kept.get() == 2
