from typing import Any

import pytest

from templates_app.definition.sections import (
    compile_sms_body,
    drop_nulls,
    list_channels,
    list_variable_names,
)
from tests.templates_app.conftest import write

_ALL = ["sms", "whatsapp", "rcs", "mms"]


def _body(text: str, *variables: dict[str, Any]) -> dict[str, Any]:
    return {"body": {"multiChannel": {"template": text, "variables": list(variables)}}}


@pytest.mark.parametrize(
    ("bodies", "channels"),
    [
        (["multiChannel"], _ALL),
        (["sms", "whatsapp"], _ALL),
        (["sms"], ["sms", "rcs", "mms"]),
        (["whatsapp"], ["whatsapp"]),
        (["rcs"], ["rcs"]),
        (["mms", "rcs"], ["rcs", "mms"]),
        ([], []),
    ],
)
def test_channels_follow_from_the_bodies(bodies: list[str], channels: list[str]) -> None:
    definition = {"body": {kind: {"template": "x"} for kind in bodies}}
    assert list_channels(definition) == channels


def test_variables_are_listed_once_in_reading_order() -> None:
    definition = write(
        header={"template": "Hi {{0:variable}}", "variables": [{"id": 0, "name": "shop"}]},
        footer={"template": "Bye {{0:name}}"},
        buttons=[{"type": "URL", "props": {"url": "https://example.com/{{0:code}}"}}],
    )
    assert list_variable_names(definition) == ["shop", "name", "order_id", "code"]


def test_sms_body_is_compiled_with_its_variables_in_order() -> None:
    assert compile_sms_body(write()) == (
        "Hello {{0:name}}, your order {{1:order_id}} has just been shipped to you.",
        ["name", "order_id"],
    )


def test_sparse_and_repeated_variables_are_counted_from_zero() -> None:
    compiled = compile_sms_body(
        _body(
            "a {{7:variable}} b {{3:variable}} c {{7:variable}} d {{9:variable}} e",
            {"id": 3, "name": "x"},
            {"id": 7, "name": "y"},
            {"id": 9, "name": "x"},
        )
    )
    assert compiled == ("a {{1:y}} b {{0:x}} c {{1:y}} d {{0:x}} e", ["x", "y"])


def test_sms_has_its_own_body_where_there_is_one() -> None:
    definition = {"body": {"sms": {"template": "short"}, "whatsapp": {"template": "long"}}}
    assert compile_sms_body(definition) == ("short", [])


def test_nulls_are_dropped_at_every_depth() -> None:
    assert drop_nulls({"a": None, "b": [{"c": None, "d": 0}], "e": ""}) == {
        "b": [{"d": 0}],
        "e": "",
    }
