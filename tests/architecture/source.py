"""The project's own source files, read once."""

import ast
import functools
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APPS = ("accounts", "compliance", "config", "contacts", "dashboard", "demo", "messaging")
APPS += ("templates_app", "simulators", "devstack", "bench")


@functools.cache
def list_files() -> tuple[Path, ...]:
    """Return every Python file of the project except tests and migrations."""
    paths = (path for app in APPS for path in sorted((ROOT / app).rglob("*.py")))
    return tuple(path for path in paths if "migrations" not in path.parts)


@functools.cache
def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))
