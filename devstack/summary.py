"""What to open and how to sign in, from the var/demo.json that seed_demo writes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def print_summary(path: Path) -> None:
    if not path.exists():
        return
    demo: dict[str, Any] = json.loads(path.read_text())
    print("\n".join(["", *_places(demo), "", *_staff(demo), "", *_accounts(demo), ""]), flush=True)


def _places(demo: dict[str, Any]) -> list[str]:
    base = demo["base_url"]
    places = {"dashboard": base, "admin": f"{base}/admin/", "API schema": f"{base}/v3/openapi.json"}
    places |= {f"{name} (simulated)": url for name, url in demo["simulators"].items()}
    return [f"  {name:22} {url}" for name, url in places.items()]


def _staff(demo: dict[str, Any]) -> list[str]:
    header = ("role", "e-mail", "password", "second factor (TOTP secret)")
    rows = [(s["role"], s["email"], s["password"], s["totp_secret"]) for s in demo["staff"]]
    return _table("Staff", header, rows)


def _accounts(demo: dict[str, Any]) -> list[str]:
    header = ("account", "e-mail", "password", "stage", "standing", "tier", "API key")
    keys = ("slug", "email", "password", "stage", "standing", "tier", "api_key")
    return _table("Accounts", header, [tuple(a[key] for key in keys) for a in demo["accounts"]])


def _table(title: str, header: tuple[str, ...], rows: list[tuple[Any, ...]]) -> list[str]:
    """Aligned columns; null shows as a dash."""
    cells = [header, *(tuple("-" if v is None else str(v) for v in row) for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = ["  ".join(f"{v:{w}}" for v, w in zip(row, widths, strict=True)) for row in cells]
    return [title, *(f"  {line.rstrip()}" for line in lines)]
