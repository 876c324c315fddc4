"""Small rooms: a file or function that outgrows these has taken on a second job."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.source import APPS, list_files, name_of, parse

_LONGEST_FILE = 300
_LONGEST_FUNCTION = 40
_MOST_ARGUMENTS = 6
# The framework decides how many arguments these take.
_FRAMEWORK_NAMES = frozenset({"__init__", "parse"})
# One declaration after another; its length is the catalog's.
_CATALOGS = frozenset({"config/errors.py"})

_Function = ast.FunctionDef | ast.AsyncFunctionDef


def _functions(path: Path) -> Iterator[_Function]:
    yield from (node for node in ast.walk(parse(path)) if isinstance(node, _Function))


def test_no_file_is_longer_than_three_hundred_lines() -> None:
    lengths = {name_of(path): len(path.read_text().splitlines()) for path in list_files()}
    too_long = {name: n for name, n in lengths.items() if n > _LONGEST_FILE}
    assert set(too_long) <= _CATALOGS, too_long


def test_no_function_is_longer_than_forty_lines() -> None:
    too_long = [
        f"{name_of(path)}:{node.name}"
        for path in list_files()
        for node in _functions(path)
        if (node.end_lineno or 0) - node.lineno + 1 > _LONGEST_FUNCTION
    ]
    assert too_long == []


def test_no_function_takes_more_than_six_arguments() -> None:
    too_many = [
        f"{name_of(path)}:{node.name}"
        for path in list_files()
        for node in _functions(path)
        if node.name not in _FRAMEWORK_NAMES
        and len(node.args.posonlyargs + node.args.args + node.args.kwonlyargs) > _MOST_ARGUMENTS
    ]
    assert too_many == []


def test_nothing_of_ours_is_imported_inside_a_function() -> None:
    hidden = [
        f"{name_of(path)}:{inner.lineno}"
        for path in list_files()
        for node in _functions(path)
        for inner in ast.walk(node)
        if isinstance(inner, ast.ImportFrom) and (inner.module or "").split(".")[0] in APPS
    ]
    assert hidden == []
