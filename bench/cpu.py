"""CPU time and memory by part of the system, from /proc.

CPU time is steadier than any rate on a busy machine.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")
_PROC = Path("/proc")


@dataclass(frozen=True, slots=True)
class Process:
    pid: int
    parent: int
    seconds: float  # its own, and that of the children it has buried


def read_stat(line: str) -> Process:
    """Read one /proc/<pid>/stat; the name in parentheses may itself hold spaces and parentheses."""
    pid, _, rest = line.partition(" (")
    fields = rest.rpartition(") ")[2].split()
    return Process(int(pid), int(fields[1]), sum(map(int, fields[11:15])) / _TICK)


def _list_processes() -> Iterable[Process]:
    for place in _PROC.iterdir():
        if place.name.isdigit():
            try:
                yield read_stat((place / "stat").read_text())
            except (FileNotFoundError, ProcessLookupError):
                continue  # ended meanwhile


def sum_tree(root: int, processes: Iterable[Process]) -> float:
    """Return the seconds that a process and all its descendants have used."""
    children: dict[int, list[Process]] = {}
    found = 0.0
    for process in processes:
        children.setdefault(process.parent, []).append(process)
        found += process.seconds if process.pid == root else 0.0
    return found + sum(_below(root, children))


def _below(root: int, children: Mapping[int, list[Process]]) -> Iterable[float]:
    for child in children.get(root, ()):
        yield child.seconds
        yield from _below(child.pid, children)


def list_tree(root: int, processes: Iterable[Process]) -> list[int]:
    """Return a process and all its descendants."""
    listed = list(processes)
    tree = [root]
    for pid in tree:
        tree += [each.pid for each in listed if each.parent == pid]
    return tree


def measure_memory(root: int) -> float:
    """Return the MB that a process and its descendants have in memory, shared pages each time."""
    return sum(map(_read_resident, list_tree(root, _list_processes()))) * _PAGE / 1e6


def _read_resident(pid: int) -> int:
    """Return pages; none of what has ended meanwhile."""
    try:
        return int((_PROC / str(pid) / "statm").read_text().split()[1])
    except (FileNotFoundError, ProcessLookupError):
        return 0


def parent_of(pid: int) -> int:
    return read_stat((_PROC / str(pid) / "stat").read_text()).parent


def _read_machine() -> tuple[float, float]:
    """Return (busy, all) seconds over all cores; stolen time counts as busy with others' work."""
    line = (_PROC / "stat").read_text().partition("\n")[0]
    ticks = list(map(int, line.split()[1:9]))
    idle = ticks[3] + ticks[4]
    return (sum(ticks) - idle) / _TICK, sum(ticks) / _TICK


@dataclass(frozen=True, slots=True)
class Usage:
    seconds: dict[str, float]  # by part
    others: float  # share of the machine that was busy with what is not ours


class Meter:
    """Starts when made; ``parts`` names the root process of each part."""

    def __init__(self, parts: Mapping[str, int]) -> None:
        self.parts = parts
        self._machine = _read_machine()
        self._before = self._read()

    def _read(self) -> dict[str, float]:
        processes = list(_list_processes())
        return {name: sum_tree(pid, processes) for name, pid in self.parts.items()}

    def stop(self) -> Usage:
        after = self._read()
        busy, total = (b - a for a, b in zip(self._machine, _read_machine(), strict=True))
        used = {name: after[name] - self._before[name] for name in self.parts}
        return Usage(used, max(busy - sum(used.values()), 0.0) / (total or 1.0))


def per_unit(usage: Usage, count: int) -> dict[str, float]:
    """Return ms of CPU for each of ``count`` units, by part."""
    return {name: seconds * 1000 / (count or 1) for name, seconds in usage.seconds.items()}
