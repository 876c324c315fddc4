"""`run` itself: what it says before there is a .venv."""

from __future__ import annotations

import importlib.machinery
import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from devstack.paths import ROOT


@pytest.fixture
def run(tmp_path: Path) -> ModuleType:
    """The script as a module, with its .venv elsewhere."""
    loader = importlib.machinery.SourceFileLoader("run_script", str(ROOT / "run"))
    spec = importlib.util.spec_from_loader("run_script", loader)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    module.VENV = tmp_path / ".venv"
    module.PYTHON = module.VENV / "bin" / "python"
    module.STAMP = module.VENV / ".stamp"
    return module


def test_help_names_the_commands() -> None:
    result = subprocess.run([sys.executable, ROOT / "run", "help"], capture_output=True, text=True)
    assert result.returncode == 0
    for command in ("demo", "test", "manage", "bench", "setup"):
        assert f"./run {command}" in result.stdout


def test_missing_venv_support_is_explained(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run.importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(SystemExit, match="apt-get install python3-venv"):
        run.make_venv()
    assert not run.VENV.exists()


def test_set_up_is_done_again_when_the_pins_change(run: ModuleType, tmp_path: Path) -> None:
    run.LOCK_FILE = tmp_path / "requirements-dev.txt"
    run.LOCK_FILE.write_text("django==5.2.19\n")
    run.PYTHON.parent.mkdir(parents=True)
    run.PYTHON.touch()
    assert not run.is_set_up()
    run.STAMP.write_text(run.expected_stamp())
    assert run.is_set_up()
    run.LOCK_FILE.write_text("django==5.2.20\n")
    assert not run.is_set_up()


def test_installer_is_pinned_by_hash_too(run: ModuleType) -> None:
    run.VENV.mkdir()
    lines = run.uv_pin().read_text().splitlines()
    assert lines[0].startswith("uv==")
    assert len(lines) > 1
    assert all("--hash=sha256:" in line for line in lines[1:] if "#" not in line)
