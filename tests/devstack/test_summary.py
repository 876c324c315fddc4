"""The tables that tell a person how to sign in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from devstack.summary import print_summary

DEMO = {
    "base_url": "http://127.0.0.1:8000",
    "simulators": {"telnyx": "http://127.0.0.1:8001"},
    "staff": [
        {"email": "ana@example.com", "password": "pw", "totp_secret": None, "role": "viewer"}
    ],
    "accounts": [
        {
            "slug": "fresh",
            "name": "Fresh Ltd",
            "email": "mo@example.com",
            "password": "pw",
            "api_key": None,
            "stage": "signup",
            "standing": "good",
            "tier": "none",
        }
    ],
}


def test_summary_names_urls_and_logins(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "demo.json").write_text(json.dumps(DEMO))
    print_summary(tmp_path / "demo.json")
    lines = capsys.readouterr().out.splitlines()
    assert any("telnyx (simulated)" in line and line.endswith(":8001") for line in lines)
    assert "  viewer  ana@example.com  pw        -" in lines
    row = "  fresh    mo@example.com  pw        signup  good      none  -"
    assert row in lines


def test_no_file_no_summary(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    print_summary(tmp_path / "demo.json")
    assert capsys.readouterr().out == ""
