"""No key decides anything. Read from the script itself, so that nobody adds one by mistake."""

from __future__ import annotations

import re

import pytest
from django.contrib.staticfiles import finders

from compliance.admin.case_decisions import CASE_DECISIONS

HARMLESS = {"claim", "release", "refresh"}


def read(name: str) -> str:
    path = finders.find(f"review/{name}")
    assert path is not None
    with open(path) as file:
        return file.read()


def read_table(name: str) -> dict[str, str]:
    table = re.search(rf"const {name} = {{(.*?)}};", read("keys.js"), re.DOTALL)
    assert table is not None
    return dict(re.findall(r'(\w): "([a-z-]+)"', table[1]))


def test_keys_press_only_buttons_that_decide_nothing() -> None:
    assert set(read_table("PRESS").values()) == HARMLESS
    verdicts = {each.name for each in CASE_DECISIONS} - HARMLESS
    assert not verdicts & set(read_table("PRESS").values())


def test_keys_open_forms_by_following_a_link() -> None:
    assert read_table("OPEN") == {"a": "approve", "r": "request-changes", "J": "reject"}
    by_name = {each.name: each for each in CASE_DECISIONS}
    assert all(by_name[name].asks_first for name in read_table("OPEN").values())
    assert 'a[data-decision="${OPEN[key]}"]' in read("keys.js")


def test_no_script_sends_a_form() -> None:
    for name in ("keys.js", "lease.js"):
        assert not re.search(
            r"\.submit\(|requestSubmit|\.requestSubmit|innerHTML|eval\(", read(name)
        )
    assert "fetch(" not in read("keys.js")


@pytest.mark.parametrize(
    "guard",
    [
        "event.ctrlKey || event.altKey || event.metaKey",
        "isTyping(event.target)",
        "sheet.open",
        "INPUT|TEXTAREA|SELECT",
        "gatehouse.keys.${sheet.dataset.user}",
    ],
)
def test_keys_rest_while_somebody_types_and_for_whoever_switched_them_off(guard: str) -> None:
    assert guard in read("keys.js")
