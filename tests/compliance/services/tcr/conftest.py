from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps

from accounts.models import Account, AuditEvent, Notice, PhoneNumber
from compliance.models import (
    Brand,
    Campaign,
    CarrierStatus,
    NumberAssignment,
    RegistryAttempt,
    RegistryEvent,
)
from config.errors import DomainError, ErrorCode
from config.http import provider
from tests.campaign_registry import (
    KEY,
    SECRET,
    WEBHOOK_URL,
    CampaignRegistry,
    running_registry,
)

TABLES = (
    *(Account, AuditEvent, Notice, PhoneNumber, Brand, Campaign, CarrierStatus),
    *(NumberAssignment, RegistryAttempt, RegistryEvent),
)


@pytest.fixture(scope="session")
def registry_process() -> Iterator[CampaignRegistry]:
    with running_registry() as registry:
        yield registry


@pytest.fixture
def registry(
    registry_process: CampaignRegistry, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> CampaignRegistry:
    """A registry that remembers nothing of the test before, and that we are signed up with.

    It counts no calls here, so nobody waits for a turn.
    """
    settings.TCR_BASE_URL = registry_process.url + "/v2"
    settings.TCR_API_KEY, settings.TCR_API_SECRET = KEY, SECRET
    settings.TCR_WEBHOOK_URL = WEBHOOK_URL
    monkeypatch.setattr("compliance.providers.tcr.wait_turn", lambda pace, most: True)
    registry_process.ask("/sim/reset", method="POST")
    registry_process.ask("/sim/events/pause", method="POST")
    return registry_process


@pytest.fixture
def impatient(settings: Any) -> Iterator[None]:
    """We give up on an answer after a moment."""
    settings.PROVIDER_READ_TIMEOUT = 0.4
    provider._pool.cache_clear()
    yield
    provider._pool.cache_clear()


@pytest.fixture
def catalog(transactional_db: None) -> None:
    """Tests with real commits empty every table afterwards, reasons and fees too."""
    for name in ("0002_seed_reasons", "0005_more_reasons", "0009_seed_registry"):
        import_module(f"compliance.migrations.{name}").seed(apps, None)


@pytest.fixture
def untouched() -> Callable[..., object]:
    """``with untouched(registry):`` nothing is written here, and nothing sent or charged there."""

    @contextmanager
    def watch(registry: CampaignRegistry) -> Iterator[None]:
        before = _take_picture(registry)
        yield
        assert _take_picture(registry) == before

    return watch


@pytest.fixture
def refused(untouched: Callable[..., Any]) -> Callable[..., object]:
    """``with refused(registry, code) as error``: said no, and nothing at all has happened."""

    @contextmanager
    def refuse(
        registry: CampaignRegistry, code: ErrorCode
    ) -> Iterator[pytest.ExceptionInfo[DomainError]]:
        with untouched(registry), pytest.raises(DomainError) as error:
            yield error
        assert error.value.code is code

    return refuse


def _take_picture(registry: CampaignRegistry) -> dict[str, Any]:
    rows = {model.__name__: list(model.objects.order_by("pk").values_list()) for model in TABLES}
    there = (registry.list_brands(), registry.list_campaigns(), registry.list_charges())
    return {**rows, "there": there, "calls": _count_writes(registry)}


def _count_writes(registry: CampaignRegistry) -> dict[str, int]:
    calls: dict[str, int] = registry.ask("/sim/counters")["calls"]
    return {name: count for name, count in calls.items() if not name.startswith("GET")}
