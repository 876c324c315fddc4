from __future__ import annotations

from typing import Any

import pytest

from config.http import Answer


@pytest.fixture(autouse=True)
def _agreeable_registry(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    """The Campaign Registry agrees to whatever a button asks of it."""
    settings.TCR_API_KEY = "test-key"
    monkeypatch.setattr("compliance.providers.tcr.request_json", lambda *_, **__: Answer(200, {}))
