"""A broker may hand over any task twice: what is left is what one delivery leaves.

Also outside: no second message, mail, order, webhook or submission.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.core import mail
from django.utils import timezone

from config.celery import app
from tests.campaign_registry import CampaignRegistry
from tests.conftest import Api, Carrier
from tests.receiver import listen
from tests.scenarios.chores import CHORES, World

OURS = ("accounts", "compliance", "contacts", "messaging", "templates_app")
# These only start what another task does, once for each row, whoever starts it.
STARTERS = {"compliance.resume_evidence", "compliance.resume_screenings"}
# Written anew by each look, and nobody acts on them.
LOOKS = {
    "compliance.screen_case": {"riskscreening"},
}

Picture = dict[str, Any]


@pytest.fixture
def world(
    db: None,
    api: Api,
    carrier: Carrier,
    registry: CampaignRegistry,
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[World]:
    with time_machine.travel(timezone.now(), tick=True) as clock, listen(settings) as receiver:
        yield World(api, carrier, clock, registry, receiver, settings, monkeypatch)


def _take_picture(world: World) -> Picture:
    """Every row of ours, and everything that left the house."""
    models = [model for name in OURS for model in apps.get_app_config(name).get_models()]
    rows = {
        model._meta.model_name: sorted(map(repr, model._default_manager.values_list()))
        for model in models
    }
    told = [each.event_id for each in world.receiver.told]
    outside = {"mails": len(mail.outbox), "told": told, "carrier": _count_calls(world.carrier)}
    return {**rows, **outside, "registry": _count_calls(world.registry)}


def _count_calls(simulator: Carrier | CampaignRegistry) -> dict[str, int]:
    """Calls that change something there."""
    calls: dict[str, int] = simulator.ask("/sim/counters")["calls"]
    return {name: count for name, count in calls.items() if not name.startswith("GET")}


def test_every_task_has_its_chore() -> None:
    app.loader.import_default_modules()
    ours = {name for name in app.tasks if not name.startswith("celery.")}
    assert set(CHORES) == ours - STARTERS


@pytest.mark.parametrize("name", sorted(CHORES))
def test_delivered_twice_it_leaves_what_one_delivery_leaves(name: str, world: World) -> None:
    app.loader.import_default_modules()
    arguments = CHORES[name](world)
    before = _take_picture(world)
    app.tasks[name](*arguments)
    once = _take_picture(world)
    assert once != before, "there was something to do"
    app.tasks[name](*arguments)
    twice = _take_picture(world)
    changed = {table for table in twice if twice[table] != once[table]}
    assert changed <= LOOKS.get(name, set())
