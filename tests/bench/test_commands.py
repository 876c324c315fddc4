"""Whoever asks which benchmarks there are is told of all."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.__main__ import COMMANDS

_ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_benchmark_stands_in_the_help_and_in_the_documentation(name: str) -> None:
    assert name in (_ROOT / "run").read_text().partition("Needs Python")[0]
    assert f"`{name}`" in (_ROOT / "docs/architecture.md").read_text()
