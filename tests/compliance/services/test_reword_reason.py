"""A new wording is a new version; what a customer was told stays what it was."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace

import pytest

from accounts.models import User
from compliance.models import Reason
from compliance.selectors import list_open_requests, list_reasons
from compliance.services.reword_reason import Wording, retire_reason, reword_reason
from config.errors import DomainError, ErrorCode
from tests.at_once import race, split
from tests.compliance.factories import returned_case

pytestmark = pytest.mark.django_db

WORDING = Wording(
    title="Use case is too general",
    problem="We cannot tell when a message is sent.",
    fix="Say what triggers it.",
    example="A confirmation after each order.",
)


@pytest.fixture
def reason(db: None) -> Reason:
    return Reason.objects.get(code="vague_use_case", retired_at=None)


@pytest.fixture
def untouched(db: None) -> Callable[[], None]:
    before = list(Reason.objects.order_by("pk").values_list())

    def check() -> None:
        assert list(Reason.objects.order_by("pk").values_list()) == before

    return check


def test_a_new_wording_is_a_new_version_in_force(reason: Reason) -> None:
    new = reword_reason(reason.pk, wording=WORDING)
    assert (new.code, new.version) == (reason.code, reason.version + 1)
    assert (new.title, new.problem) == (WORDING.title, WORDING.problem)
    assert (new.fields, new.fixed_elsewhere) == (reason.fields, reason.fixed_elsewhere)
    assert [each.pk for each in list_reasons().filter(code=reason.code)] == [new.pk]


def test_what_the_customer_was_told_stays(reason: Reason, reviewer: User) -> None:
    case = returned_case(reviewer)
    reword_reason(reason.pk, wording=WORDING)
    (request,) = list_open_requests(case)
    assert (request.reason.pk, request.reason.problem) == (reason.pk, reason.problem)


def test_a_retired_reason_is_offered_to_nobody(reason: Reason) -> None:
    retire_reason(reason.pk)
    assert not list_reasons().filter(code=reason.code).exists()
    assert Reason.objects.filter(pk=reason.pk).exists()


def test_a_retired_version_is_not_reworded(reason: Reason) -> None:
    retire_reason(reason.pk)
    for call in (lambda key: reword_reason(key, wording=WORDING), retire_reason):
        with pytest.raises(DomainError) as error:
            call(reason.pk)
        assert error.value.code is ErrorCode.STATE_FORBIDS
    assert Reason.objects.filter(code=reason.code).order_by("-version")[0].pk == reason.pk


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"title": " "}, ErrorCode.FIELD_MISSING, "title"),
        ({"problem": ""}, ErrorCode.FIELD_MISSING, "problem"),
        ({"fix": "\r\n"}, ErrorCode.FIELD_MISSING, "fix"),
        ({"title": "x" * 121}, ErrorCode.VALUE_OUT_OF_RANGE, "title"),
        ({"example": "x" * 2001}, ErrorCode.VALUE_OUT_OF_RANGE, "example"),
        ({"fix": "nul\0"}, ErrorCode.REQUEST_INVALID, "fix"),
    ],
)
def test_a_wording_says_something_and_not_too_much(
    changes: dict[str, str],
    code: ErrorCode,
    field: str,
    reason: Reason,
    untouched: Callable[[], None],
) -> None:
    with pytest.raises(DomainError) as error:
        reword_reason(reason.pk, wording=replace(WORDING, **changes))
    assert error.value.code is code
    assert list(error.value.details) == [field]
    untouched()


def test_the_same_words_are_no_new_version(reason: Reason, untouched: Callable[[], None]) -> None:
    names = ("title", "problem", "fix", "example", "resubmittable")
    same = Wording(**{name: getattr(reason, name) for name in names})
    with pytest.raises(DomainError) as error:
        reword_reason(reason.pk, wording=same)
    assert error.value.code is ErrorCode.DUPLICATE
    untouched()


def test_an_unknown_reason_is_not_found(untouched: Callable[[], None]) -> None:
    for call in (lambda key: reword_reason(key, wording=WORDING), retire_reason):
        with pytest.raises(DomainError) as error:
            call(uuid.uuid4())
        assert error.value.code is ErrorCode.ROUTE_NOT_FOUND
    untouched()


@pytest.mark.django_db(transaction=True)
def test_two_who_reword_at_once_make_one_new_version() -> None:
    reason = Reason.objects.create(
        code="for_this_test", title="Old", problem="Old.", fix="Old.", fields=["use_case"]
    )
    wordings = [replace(WORDING, title=title) for title in ("One", "Two")]
    calls = [lambda words=each: reword_reason(reason.pk, wording=words) for each in wordings]
    (new,), (refusal,) = split(race(*calls))
    assert refusal.code is ErrorCode.STATE_FORBIDS
    assert list(list_reasons().filter(code=reason.code)) == [new]
