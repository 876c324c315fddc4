"""A broker may hand over any task twice: what is left is what one delivery leaves.

Also outside: no second message, mail, order, webhook or submission.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.core import mail
from django.core.management import call_command
from django.db.models import Model
from django.utils import timezone

from accounts.models import LedgerEntry
from config.celery import app
from tests.at_once import race
from tests.campaign_registry import CampaignRegistry
from tests.conftest import Api, Carrier
from tests.prices import put_prices
from tests.receiver import listen
from tests.scenarios.books import count_statuses
from tests.scenarios.chores import accounts, cases, messages, registrations
from tests.scenarios.chores.world import CHORES, World

AREAS = (accounts, cases, messages, registrations)  # each has put its chores on the list
OURS = ("accounts", "compliance", "contacts", "messaging", "templates_app")
# These only start what another task does, once for each row, whoever starts it.
STARTERS = {"compliance.resume_evidence", "compliance.resume_screenings"}
# Each look says when it was; each screening is kept, and only the last one counts.
LOOKED = {"updated_at", "looked_at", "next_look_at"}
SCREENINGS = {"compliance.screen_case", "compliance.screen_submission"}
KEPT = {name: {"riskscreening"} for name in SCREENINGS}

SEND_PATH = [name for name in sorted(CHORES) if name.startswith("messaging.")]
SEND_PATH += ["accounts.deliver_webhooks"]

Picture = dict[str, Any]


@pytest.fixture
def world(
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
    rows = {model._meta.model_name: _list_rows(model) for model in models}
    told = [each.event_id for each in world.receiver.told]
    outside = {"mails": len(mail.outbox), "told": told, "carrier": _count_calls(world.carrier)}
    return {**rows, **outside, "registry": _count_calls(world.registry)}


def _list_rows(model: type[Model]) -> list[str]:
    columns = [each.attname for each in model._meta.concrete_fields if each.name not in LOOKED]
    return sorted(map(repr, model._default_manager.values_list(*columns)))


def _count_calls(simulator: Carrier | CampaignRegistry) -> dict[str, int]:
    """Calls that change something there."""
    calls: dict[str, int] = simulator.ask("/sim/counters")["calls"]
    return {name: count for name, count in calls.items() if not name.startswith("GET")}


def test_every_task_has_its_chore() -> None:
    app.loader.import_default_modules()
    ours = {name for name in app.tasks if not name.startswith("celery.")}
    assert set(CHORES) == ours - STARTERS


@pytest.mark.django_db
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
    assert changed <= KEPT.get(name, set()), _show(once, twice, changed)


def _show(once: Picture, twice: Picture, changed: set[str]) -> list[tuple[str, Any, Any]]:
    return [(table, once[table], twice[table]) for table in sorted(changed)]


def _deliver(name: str, world: World, *, times: int) -> Picture:
    """Return of how many rows, and of how much outside, there is more than before."""
    arguments = CHORES[name](world)
    before = _count(world)
    race(*[lambda: app.tasks[name](*arguments)] * times)
    return {what: count - before[what] for what, count in _count(world).items()}


def _count(world: World) -> Counter[str]:
    """By table and, for messages, by state; by call that the carrier took; mails and webhooks."""
    picture = _take_picture(world)
    told, carrier = picture.pop("told"), picture.pop("carrier")
    counts = Counter({"mails": picture.pop("mails"), "told": len(told), **carrier})
    del picture["registry"]
    counts.update({table: len(rows) for table, rows in picture.items()})
    counts.update(count_statuses())
    counts.update(f"ledger {kind}" for kind in LedgerEntry.objects.values_list("kind", flat=True))
    return counts


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", SEND_PATH)
def test_delivered_twice_at_once_it_does_what_one_delivery_does(name: str, world: World) -> None:
    app.loader.import_default_modules()
    once = _deliver(name, world, times=1)
    assert any(once.values())
    call_command("flush", interactive=False, verbosity=0)
    put_prices()
    world.carrier.ask("/sim/reset", method="POST")
    assert _deliver(name, world, times=2) == once
