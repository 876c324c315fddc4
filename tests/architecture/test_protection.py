"""The folder of checks and the policy's tuple say the same."""

import ast

from messaging.protection.pipeline import ACCOUNT_WIDE, CHECKS, NAMES
from tests.architecture.source import ROOT, parse

_FOLDER = ROOT / "messaging" / "protection" / "checks"


def test_the_folder_of_checks_is_the_tuple() -> None:
    files = {path.stem for path in _FOLDER.glob("*.py")} - {"__init__"}
    assert files == set(NAMES)


def test_each_check_is_named_after_its_file() -> None:
    modules = {check.__module__.rpartition(".")[2]: check.__name__ for check in CHECKS}
    assert modules == {name: f"check_{name}" for name in NAMES}


def test_account_wide_checks_are_part_of_the_policy() -> None:
    assert set(CHECKS) > ACCOUNT_WIDE


def test_a_check_looks_at_its_snapshot_and_nothing_else() -> None:
    """No database, no clock, no network: what a check may import is what it may know."""
    forbidden = {"django.db", "config.store", "config.http", "time", "redis", "messaging.models"}
    for path in _FOLDER.glob("*.py"):
        imports = {
            node.module for node in ast.walk(parse(path)) if isinstance(node, ast.ImportFrom)
        }
        assert not imports & forbidden, path.name
