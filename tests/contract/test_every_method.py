"""Every method of the official SDK, in both its clients, on real rows of a live server.

What is asked of each kind of method is read off its signature: whoever takes ``sandbox`` is
rehearsed, whoever takes ``idempotency_key`` is repeated, whoever takes ``page_size`` is paged
through, and whoever is about an id is asked about one that does not exist.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
import sent_dm
from pydantic import BaseModel, ValidationError

from tests.contract.programs import CLIENTS, Program, list_methods
from tests.contract.scenarios import SCENARIOS, Scenario
from tests.contract.world import NOTHING, World, take_picture

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.slow,
    pytest.mark.usefixtures("unhurried"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),  # the SDK's word on profiles
]
METHODS = list_methods(CLIENTS["sync"])
# Nobody waits in a transaction for a stranger's system, so another test is another test.
UNKEPT = "webhooks.test"


def _taking(parameter: str) -> list[Scenario]:
    return [
        each
        for each in SCENARIOS
        if parameter in inspect.signature(METHODS[each.method]).parameters
    ]


def _call(program: Program, scenario: Scenario, world: World, **more: Any) -> Any:
    return program.ask(scenario.method, *scenario.ids(world), **scenario.fields(world), **more)


def _read_data(answer: Any) -> Any:
    """Return what an answer is about; of a list's page its rows."""
    return (
        answer._get_page_items() if hasattr(answer, "_get_page_items") else answer and answer.data
    )


def _list_instants(value: Any) -> Iterator[datetime]:
    if isinstance(value, datetime):
        yield value
    elif isinstance(value, BaseModel):
        for each in (*vars(value).values(), *(value.model_extra or {}).values()):
            yield from _list_instants(each)
    elif isinstance(value, list):
        for each in value:
            yield from _list_instants(each)


def _find_fault(program: Program, answer: Any) -> str:
    """Return what is wrong with the form of an answer, nothing if it is as the SDK has it."""
    sent = program.last
    if answer is None:
        return "" if (sent.status_code, sent.content) == (204, b"") else "not an empty 204"
    if sent.headers["X-Request-Id"] != sent.json()["meta"]["request_id"]:
        return "two request ids"
    try:
        # Strictly: no number as text, no text as a number, instants as ISO 8601.
        type(answer).model_validate_json(sent.content, strict=True)
    except ValidationError as error:
        return str(error)
    return "" if all(each.tzinfo for each in _list_instants(answer)) else "a time without offset"


def test_every_method_answers_with_what_the_sdk_expects(program: Program, world: World) -> None:
    wrong = {}
    for scenario in SCENARIOS:
        answer = _call(program, scenario, world)
        fault = _find_fault(program, answer)
        if fault or not scenario.holds(_read_data(answer), world):
            wrong[scenario.method] = fault or answer
    assert not wrong


def test_rehearsal_writes_nothing(program: Program, world: World) -> None:
    before = take_picture()
    for scenario in _taking("sandbox"):
        answer = _call(program, scenario, world, sandbox=True)
        assert scenario.holds(_read_data(answer), world), (scenario.method, answer)
        assert program.last.headers["X-Sandbox"] == "true", scenario.method
        assert take_picture() == before, scenario.method


def test_same_key_has_an_effect_once(program: Program, world: World) -> None:
    for scenario in _taking("idempotency_key"):
        if scenario.method == UNKEPT:
            continue
        key = scenario.method.replace(".", "-")
        _call(program, scenario, world, idempotency_key=key)
        first, once = program.last, take_picture()
        _call(program, scenario, world, idempotency_key=key)
        again = program.last
        assert again.headers["Idempotent-Replayed"] == "true", scenario.method
        assert (again.status_code, again.json()) == (first.status_code, first.json())
        assert take_picture() == once, scenario.method


def test_pages_follow_each_other_by_themselves(program: Program, world: World) -> None:
    for scenario in _taking("page_size"):
        rows = _read_data(_call(program, scenario, world))
        asked = len(program.answers)
        paged = program.ask_all(
            scenario.method, *scenario.ids(world), page_size=len(rows) - 1, **scenario.fields(world)
        )
        assert [each.id for each in paged] == [each.id for each in rows], scenario.method
        assert len(program.answers) == asked + 2, scenario.method


def test_what_does_not_exist_is_not_found_after_one_request(program: Program, world: World) -> None:
    before = take_picture()
    for scenario in SCENARIOS:
        if not scenario.about or scenario.method == "numbers.lookup":
            continue
        asked = len(program.answers)
        with pytest.raises(sent_dm.NotFoundError):
            program.ask(scenario.method, NOTHING, **scenario.fields(world))
        assert len(program.answers) == asked + 1, scenario.method
        assert program.last.headers["x-should-retry"] == "false", scenario.method
    assert take_picture() == before


def test_campaign_of_another_profile_is_not_found(program: Program, world: World) -> None:
    with pytest.raises(sent_dm.NotFoundError):
        program.ask("profiles.campaigns.delete", world.campaign, profile_id=world.profile)
    assert len(program.answers) == 1


@pytest.mark.parametrize("kind", CLIENTS)
def test_no_method_is_left_out(kind: str) -> None:
    assert sorted(list_methods(CLIENTS[kind])) == sorted(each.method for each in SCENARIOS)
