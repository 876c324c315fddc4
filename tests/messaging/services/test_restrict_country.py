"""Countries are closed, watched and opened by staff, each time with a reason."""

from __future__ import annotations

import uuid
from collections.abc import Callable

import pytest
from django.db import DatabaseError, transaction

from accounts.models import User
from config.errors import DomainError, ErrorCode
from messaging.models import RestrictedCountry, RestrictionChange
from messaging.services.restrict_country import (
    change_restriction,
    lift_restriction,
    restrict_country,
)
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
WHY = "Pumped traffic on this route."


@pytest.fixture
def actor(db: None) -> User:
    return UserFactory.create()


@pytest.fixture
def latvia(actor: User) -> RestrictedCountry:
    return restrict_country("LV", mode="block", reason=WHY, actor=actor)


def refused(call: Callable[[], object]) -> ErrorCode:
    """Return the code, having seen that nothing was changed."""
    before = list(RestrictedCountry.objects.values_list())
    with pytest.raises(DomainError) as error:
        call()
    assert list(RestrictedCountry.objects.values_list()) == before
    return error.value.code


def test_a_country_is_closed(latvia: RestrictedCountry, actor: User) -> None:
    latvia.refresh_from_db()
    assert (latvia.region, latvia.mode, latvia.reason) == ("LV", "block", WHY)
    assert latvia.set_by == actor


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"region": "XX"}, ErrorCode.CHOICE_INVALID),
        ({"region": "lv"}, ErrorCode.CHOICE_INVALID),
        ({"mode": "off"}, ErrorCode.CHOICE_INVALID),
        ({"reason": " "}, ErrorCode.FIELD_MISSING),
        ({"reason": "x" * 301}, ErrorCode.VALUE_OUT_OF_RANGE),
    ],
)
def test_what_makes_no_sense_is_refused(said: dict[str, str], code: ErrorCode, actor: User) -> None:
    words = {"region": "LV", "mode": "block", "reason": WHY, **said}
    assert refused(lambda: restrict_country(words.pop("region"), **words, actor=actor)) is code


def test_a_country_is_closed_once(latvia: RestrictedCountry, actor: User) -> None:
    again = lambda: restrict_country("LV", mode="monitor", reason=WHY, actor=actor)  # noqa: E731
    assert refused(again) is ErrorCode.DUPLICATE


def test_a_closed_country_can_be_watched_instead(latvia: RestrictedCountry) -> None:
    other = UserFactory.create()
    change_restriction(latvia.pk, mode="monitor", reason="It is better.", actor=other)
    latvia.refresh_from_db()
    assert (latvia.mode, latvia.reason, latvia.set_by) == ("monitor", "It is better.", other)


def test_a_change_that_changes_nothing_is_refused(latvia: RestrictedCountry, actor: User) -> None:
    same = lambda: change_restriction(latvia.pk, mode="block", reason=WHY, actor=actor)  # noqa: E731
    assert refused(same) is ErrorCode.DUPLICATE


def test_every_change_stays_on_record_with_who_and_why(
    latvia: RestrictedCountry, actor: User
) -> None:
    change_restriction(latvia.pk, mode="monitor", reason="It is better.", actor=actor)
    lift_restriction(latvia.pk, reason="It is over.", actor=actor)
    assert not RestrictedCountry.objects.exists()
    changes = RestrictionChange.objects.order_by("id").values_list("region", "mode", "reason")
    assert list(changes) == [
        ("LV", "block", WHY),
        ("LV", "monitor", "It is better."),
        ("LV", "", "It is over."),
    ]
    with pytest.raises(DatabaseError), transaction.atomic():
        RestrictionChange.objects.update(reason="Something else.")


def test_opening_takes_a_reason(latvia: RestrictedCountry, actor: User) -> None:
    silent = lambda: lift_restriction(latvia.pk, reason="", actor=actor)  # noqa: E731
    assert refused(silent) is ErrorCode.FIELD_MISSING


def test_what_was_removed_cannot_be_changed(actor: User) -> None:
    gone = uuid.uuid4()
    late = lambda: change_restriction(gone, mode="block", reason=WHY, actor=actor)  # noqa: E731
    assert refused(late) is ErrorCode.ROUTE_NOT_FOUND
