"""CPU time is charged to the tree of processes that used it."""

from __future__ import annotations

import os

from bench.cpu import Meter, Process, list_tree, measure_memory, read_stat, sum_tree

_TICK = os.sysconf("SC_CLK_TCK")


def test_a_name_with_spaces_and_parentheses_is_no_obstacle() -> None:
    line = f"7 (a (b) c) S 3 7 7 0 -1 0 0 0 0 0 {_TICK} {_TICK} {_TICK} 0 20 0 1 0 5"
    assert read_stat(line) == Process(pid=7, parent=3, seconds=3.0)


def test_descendants_count_and_strangers_do_not() -> None:
    processes = [Process(1, 0, 1.0), Process(2, 1, 2.0), Process(3, 2, 4.0), Process(9, 0, 8.0)]
    assert sum_tree(1, processes) == 7.0


def test_our_own_work_is_seen() -> None:
    meter = Meter({"self": os.getpid()})
    sum(range(4_000_000))
    assert meter.stop().seconds["self"] > 0


def test_a_tree_has_all_descendants_and_nobody_else() -> None:
    processes = [Process(1, 0, 0), Process(2, 1, 0), Process(3, 2, 0), Process(9, 0, 0)]
    assert list_tree(1, processes) == [1, 2, 3]


def test_our_own_memory_is_seen_and_that_of_the_dead_is_none() -> None:
    assert measure_memory(os.getpid()) > 5
    assert measure_memory(2**22 + 1) == 0  # Linux gives no process such a number
