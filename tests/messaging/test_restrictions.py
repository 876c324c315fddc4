"""Countries closed to everybody: from memory, a second old at most."""

from __future__ import annotations

from typing import Any

import pytest

from messaging.models import RestrictedCountry
from messaging.restrictions import (
    Restriction,
    forget_restrictions,
    get_restriction,
    refresh_restrictions,
)

pytestmark = pytest.mark.django_db


def test_nothing_stands_in_the_way_of_a_country_that_is_not_listed() -> None:
    assert get_restriction("GB") is None


def test_a_listed_country_has_its_mode_and_reason() -> None:
    RestrictedCountry.objects.create(region="LV", mode="block", reason="Pumped traffic.")
    RestrictedCountry.objects.create(region="TN", mode="monitor", reason="Under watch.")
    forget_restrictions()
    assert get_restriction("LV") == Restriction("block", "Pumped traffic.")
    assert get_restriction("TN") == Restriction("monitor", "Under watch.")


def test_a_thousand_recipients_take_one_query(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        refresh_restrictions()
        for _ in range(1000):
            get_restriction("GB")


def test_a_new_restriction_is_in_force_after_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1000.0]
    monkeypatch.setattr("config.kept.time.monotonic", lambda: now[0])
    refresh_restrictions()
    RestrictedCountry.objects.create(region="LV", mode="block", reason="Pumped traffic.")
    now[0] += 1
    refresh_restrictions()
    assert get_restriction("LV") is not None
