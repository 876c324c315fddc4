"""PostgreSQL refuses to run as root, so as root we step down for it.

Best is a user namespace that shows us as uid 1: no account, no chmod, the files stay ours. Where
that is refused (plain Docker, a chroot) it is nobody, with program and data where nobody may go.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from devstack.paths import nobody_dir, require_own, short_hash

NOBODY = 65534
IN_NAMESPACE = ("unshare", "--user", "--map-user=1", "--map-group=1")
AS_NOBODY = ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups")


@dataclass(frozen=True)
class Footing:
    """How PostgreSQL is run: behind which `prefix`, from where, on which data, owned by whom."""

    prefix: tuple[str, ...]
    bin: Path
    data: Path
    owner: int | None


def footing(bin_dir: Path, root: Path) -> Footing:
    data = root / "postgres"
    is_root = os.geteuid() == 0
    if not is_root and _has_an_account():
        return Footing((), bin_dir, data, None)
    if _namespace_serves(bin_dir, root):
        return Footing(IN_NAMESPACE, bin_dir, data, None)
    if not is_root:
        raise SystemExit(f"User {os.geteuid()} has no account, which PostgreSQL needs; make one.")
    return Footing(AS_NOBODY, _copy_for_nobody(bin_dir), _data_for_nobody(root), NOBODY)


def _has_an_account() -> bool:
    """A container may run us under a number that no account has; initdb refuses that too."""
    try:
        pwd.getpwuid(os.geteuid())
    except KeyError:
        return False
    return True


def _namespace_serves(bin_dir: Path, root: Path) -> bool:
    """Stepped down, may we run the program and write the data? Asked by trying."""
    if os.environ.get("DEVSTACK_NO_USERNS") or not shutil.which("unshare"):
        return False
    test = 'test -x "$0/postgres" && test -w "$1"'
    command = [*IN_NAMESPACE, "sh", "-c", test, str(bin_dir), str(root)]
    return subprocess.run(command, capture_output=True).returncode == 0


def _data_for_nobody(root: Path) -> Path:
    place = nobody_dir(root)
    place.mkdir(mode=0o700, exist_ok=True)
    require_own(place)
    os.chown(place, NOBODY, NOBODY)
    return place / "postgres"


def _copy_for_nobody(bin_dir: Path) -> Path:
    """Copied once (30 MB). The programs find their libraries by the wheel's shape: keep it."""
    install, package = bin_dir.parent, bin_dir.parent.parent
    stamp = f"{bin_dir}{(bin_dir / 'postgres').stat().st_mtime_ns}"
    target = Path("/var/tmp") / f"gatehouse-pg-{short_hash(Path(stamp))}"
    if not target.exists():
        half_made = Path(tempfile.mkdtemp(dir="/var/tmp", prefix="gatehouse-pg-"))
        shutil.copytree(install, half_made / package.name / install.name, symlinks=True)
        libraries = package.with_name(f"{package.name}.libs")
        if libraries.exists():
            shutil.copytree(libraries, half_made / libraries.name)
        subprocess.run(["chmod", "-R", "a+rX", str(half_made)], check=True)
        half_made.rename(target)
    require_own(target)
    return target / package.name / install.name / "bin"
