"""What changes something happens once under an ``Idempotency-Key``, and can be rehearsed."""

import ast
from pathlib import Path

import pytest

from tests.architecture.source import list_files, name_of, parse

_CHANGING = {"post", "put", "patch", "delete"}
# The second goes through the first; the third claims the key in the send's one statement.
_DOORS = {"carry_out", "write_profile", "answer_send"}
_CHANGES_NOTHING = {
    "compliance/api/compliance/evaluate.py",
    "messaging/api/messages/explain_send.py",
}
FILES = [path for path in list_files() if "/api/" in name_of(path)]


def _changes(tree: ast.Module) -> bool:
    classes = [each for each in tree.body if isinstance(each, ast.ClassDef)]
    functions = [each for one in classes for each in one.body if isinstance(each, ast.FunctionDef)]
    return any(each.name in _CHANGING for each in functions)


ENDPOINTS = [
    path for path in FILES if _changes(parse(path)) and name_of(path) not in _CHANGES_NOTHING
]


@pytest.mark.parametrize("path", ENDPOINTS, ids=name_of)
def test_endpoint_that_changes_something_goes_through_the_one_door(path: Path) -> None:
    calls = [each for each in ast.walk(parse(path)) if isinstance(each, ast.Call)]
    assert _DOORS & {getattr(each.func, "id", "") for each in calls}


def test_there_are_endpoints_to_look_at() -> None:
    assert len(ENDPOINTS) > 15
