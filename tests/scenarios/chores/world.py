"""For every task of the code base: something for it to do, and its arguments."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine

from tests.campaign_registry import CampaignRegistry
from tests.conftest import Api, Carrier
from tests.receiver import Receiver

MONDAY = datetime(2026, 3, 2, 10, tzinfo=UTC)
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass
class World:
    """What is outside of the database, and the time of day."""

    api: Api
    carrier: Carrier
    clock: time_machine.Traveller
    registry: CampaignRegistry
    receiver: Receiver
    settings: Any
    patch: pytest.MonkeyPatch


Arguments = tuple[object, ...]
Chore = Callable[[World], Arguments]
CHORES: dict[str, Chore] = {}


def chore(name: str) -> Callable[[Chore], Chore]:
    def keep(prepare: Chore) -> Chore:
        CHORES[name] = prepare
        return prepare

    return keep
