"""What the caller's environment says always wins."""

from __future__ import annotations

from pathlib import Path

import pytest

from devstack.environment import (
    chosen,
    for_children,
    is_given,
    joined,
    project_settings,
    simulated_world,
    websites_ca,
)
from devstack.leftovers import MARK
from devstack.programs import without_simulator_secrets
from devstack.stack import FOR_BENCH, FOR_DEMO, FOR_TESTS, Purpose


def test_ports_follow_the_web_port(tmp_path: Path) -> None:
    made = project_settings(root=tmp_path, port=8100, settings="config.settings.base")
    assert made["PUBLIC_URL"] == "http://127.0.0.1:8100"
    assert made["TELNYX_BASE_URL"] == "http://127.0.0.1:8101/v2"
    assert made["DOCUMENTS_DIR"] == str(tmp_path / "documents")


def test_simulated_world_is_where_the_simulators_are(tmp_path: Path) -> None:
    assert simulated_world(root=tmp_path, port=8100) == {
        "FETCH_TEST_HOSTS": ".example=127.0.0.1:8102:8103",
        "FETCH_TEST_CA": str(websites_ca(tmp_path)),
        "REGISTRY_URL": "http://127.0.0.1:8104",
        "RDAP_URL": "http://127.0.0.1:8104/rdap",
        "TCR_BASE_URL": "http://127.0.0.1:8105/v2",
        "TCR_WEBHOOK_URL": "http://127.0.0.1:8100/webhooks/tcr",
    }


@pytest.mark.parametrize(
    ("purpose", "simulated"), [(FOR_DEMO, True), (FOR_TESTS, False), (FOR_BENCH, False)]
)
def test_only_the_demo_takes_the_simulators_for_the_world(
    purpose: Purpose, simulated: bool
) -> None:
    assert purpose.simulated is simulated


def test_variable_that_is_set_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLIC_URL", "https://example.com")
    monkeypatch.setenv("MAIL_DIR", "")
    monkeypatch.delenv("DEBUG", raising=False)
    defaults = {"PUBLIC_URL": "http://127.0.0.1:8000", "MAIL_DIR": "/mail", "DEBUG": "false"}
    expected = {"PUBLIC_URL": "https://example.com", "MAIL_DIR": "", "DEBUG": "false"}
    assert chosen(defaults) == expected


def test_empty_service_url_means_the_embedded_service(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "")
    assert not is_given("DATABASE_URL")
    assert chosen({"DATABASE_URL": "postgresql:///embedded"}) == {
        "DATABASE_URL": "postgresql:///embedded"
    }


def test_child_is_marked_and_guest_is_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(MARK, raising=False)
    assert for_children({}, tmp_path)[MARK] == str(tmp_path)
    assert MARK not in joined({})


def test_product_never_sees_the_private_key_of_the_carrier() -> None:
    env = {"TELNYX_SIGNING_KEY": "private", "TELNYX_PUBLIC_KEY": "public"}
    assert without_simulator_secrets(env) == {"TELNYX_PUBLIC_KEY": "public"}
