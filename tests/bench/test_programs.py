"""What is measured is what the demo runs."""

from __future__ import annotations

from bench import programs
from devstack import programs as demo


def test_web_and_worker_have_the_flags_of_the_demo() -> None:
    commands = {name: argv[2:] for name, argv in demo.product(programs.PORT).items()}
    assert list(programs.WEB) == commands["web"]
    assert list(programs.WORKER) == commands["worker"]
