"""Prints the corpus' figures at the end of the run, whichever process ran the test.

Under pytest-xdist a worker's output is lost; what a test records as a property is not.
"""

from collections.abc import Iterator

import pytest

PROPERTY = "corpus_figures"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line, or with ``-s`` all of them."""
    for lines in _recorded(terminalreporter):
        shown = lines if terminalreporter.config.option.capture == "no" else lines[:1]
        terminalreporter.section("labeled corpus", sep="-")
        for line in shown:
            terminalreporter.write_line(line)


def _recorded(reporter: pytest.TerminalReporter) -> Iterator[list[str]]:
    for outcome in ("passed", "failed"):
        for report in reporter.stats.get(outcome, ()):
            yield from (value for name, value in report.user_properties if name == PROPERTY)
