from typing import Any

import pytest

from config.errors import DomainError, ErrorCode
from templates_app.rendering import render

_BODY = "Hello {{0:name}}, your order {{1:order_id}} is on its way, {{0:name}}."
_NAMES = ("name", "order_id")


def _refusal(parameters: dict[str, Any]) -> tuple[ErrorCode, set[str]]:
    with pytest.raises(DomainError) as error:
        render(_BODY, _NAMES, parameters)
    return error.value.code, set(error.value.details or {})


def test_values_take_the_places_of_their_variables() -> None:
    text = render(_BODY, _NAMES, {"order_id": "A-17", "name": "Ada", "unknown": 5})
    assert text == "Hello Ada, your order A-17 is on its way, Ada."


def test_text_without_variables_stays_as_it_is() -> None:
    assert render("We open at nine.", (), {"name": 5}) == "We open at nine."


def test_value_that_looks_like_a_placeholder_stays_as_it_is() -> None:
    text = render(_BODY, _NAMES, {"name": "{{1:order_id}}", "order_id": r"\1 {{0:name}}"})
    assert text == (
        r"Hello {{1:order_id}}, your order \1 {{0:name}} is on its way, {{1:order_id}}."
    )


def test_empty_value_and_four_spaces_are_allowed() -> None:
    assert render("a {{0:x}} b", ["x"], {"x": ""}) == "a  b"
    assert render("a {{0:x}} b", ["x"], {"x": "1    2"}) == "a 1    2 b"


@pytest.mark.parametrize(
    ("parameters", "missing"),
    [
        ({}, {"name", "order_id"}),
        ({"Name": "Ada", "order_id": "1"}, {"name"}),
        ({"name": "Ada", "order_id": None}, {"order_id"}),
    ],
)
def test_each_missing_variable_is_named(parameters: dict[str, Any], missing: set[str]) -> None:
    fields = {f"template.parameters.{name}" for name in missing}
    assert _refusal(parameters) == (ErrorCode.FIELD_MISSING, fields)


@pytest.mark.parametrize("value", [5, 1.5, True, ["a"], {"a": "b"}])
def test_value_that_is_no_text_is_refused(value: Any) -> None:
    expected = (ErrorCode.REQUEST_INVALID, {"template.parameters.name"})
    assert _refusal({"name": value}) == expected


@pytest.mark.parametrize("value", ["a\nb", "a\rb", "a\tb", "a\u2028b", "a     b", "\n"])
def test_line_breaks_tabs_and_long_gaps_are_refused(value: str) -> None:
    expected = (ErrorCode.PARAMETER_TEXT_INVALID, {"template.parameters.order_id"})
    assert _refusal({"name": "Ada", "order_id": value}) == expected
