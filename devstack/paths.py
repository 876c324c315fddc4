"""Where everything lies: the checkout, its state, and short places for sockets."""

from __future__ import annotations

import os
import zlib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var"


def short_hash(path: Path) -> str:
    return f"{zlib.crc32(str(path).encode()):08x}"


def socket_dir(root: Path, kind: str) -> Path:
    """A private directory with a short name, always the same one for the same `root`.

    The path of a Unix socket has 107 bytes at most, so a socket cannot lie in a deep checkout.
    """
    place = Path("/tmp") / f"gatehouse-{os.getuid()}-{short_hash(root)}-{kind}"
    place.mkdir(mode=0o700, exist_ok=True)
    require_own(place)
    return place


def nobody_dir(root: Path) -> Path:
    """Where the data of `root` lies when PostgreSQL runs as nobody, who may not enter `root`."""
    return Path("/var/tmp") / f"gatehouse-{short_hash(root)}"


def require_own(place: Path) -> None:
    """Refuse a directory that somebody else put where we would have put ours."""
    if place.is_symlink() or place.lstat().st_uid not in (os.getuid(), 65534):
        raise SystemExit(f"{place} belongs to another user; remove it first")
