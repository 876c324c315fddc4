"""Production settings do not start half configured, and the demonstration stays out."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from pytest_django import DjangoAssertNumQueries

from config.env import required

ROOT = Path(__file__).resolve().parents[2]
GIVEN = {
    "PUBLIC_URL": "https://gate.example.com",
    "TELNYX_API_KEY": "key",
    "TELNYX_PUBLIC_KEY": "key",
    "TELNYX_MESSAGING_PROFILE_ID": "profile",
    "EMAIL_URL": "smtp+tls://user:password@mail.example.com:587",
    "MAIL_DIR": "",
    "FETCH_TEST_HOSTS": "",
    "FETCH_TEST_CA": "",
}


def _load(**changed: str) -> subprocess.CompletedProcess[str]:
    code = "import config.settings.production as s; print(s.EMAIL_HOST, s.EMAIL_TIMEOUT)"
    environment = {**os.environ, **GIVEN, **changed}
    command = [sys.executable, "-c", code]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)


def test_complete_settings_are_accepted() -> None:
    assert _load().stdout == "mail.example.com 10\n"


@pytest.mark.parametrize("name", ["EMAIL_URL", "TELNYX_PUBLIC_KEY"])
def test_setting_left_empty_is_refused_by_name(name: str) -> None:
    assert f"Set {name}: production does not run without it." in _load(**{name: ""}).stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [("FETCH_TEST_HOSTS", ".example=127.0.0.1:8002:8003"), ("FETCH_TEST_CA", "var/sites.pem")],
)
def test_hosts_of_tests_are_refused(name: str, value: str) -> None:
    loaded = _load(**{name: value})
    assert loaded.returncode != 0
    assert "Unset FETCH_TEST_HOSTS and FETCH_TEST_CA" in loaded.stderr


def test_setting_that_is_missing_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TELNYX_API_KEY", raising=False)
    with pytest.raises(ImproperlyConfigured, match="TELNYX_API_KEY"):
        required("TELNYX_API_KEY")


@pytest.mark.django_db
def test_demonstration_is_not_seeded_in_production(
    settings: Any, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    settings.SECURE_SSL_REDIRECT = True
    with django_assert_num_queries(0), pytest.raises(CommandError, match="production settings"):
        call_command("seed_demo")
