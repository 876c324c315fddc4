"""Decisions as buttons: what cannot be pressed says why, and says it once."""

from __future__ import annotations

from typing import Any

from config.decisions import Barred, Button, Decision, group_buttons
from config.errors import ErrorCode


def make(name: str, **facts: Any) -> Decision:
    values = {"label": name, "permission": "x.y", "run": lambda *_: None, "done": "Done."}
    return Decision(name=name, **{**values, **facts})


def button(name: str, why_not: str = "", *, in_bar: bool = True) -> Button:
    return Button(make(name), "/", why_not, name, in_bar)


def test_neighbors_that_one_sentence_rules_out_stand_together() -> None:
    choices = group_buttons(
        [button("claim"), button("approve", "Claim it."), button("reject", "Claim it.")]
    )
    assert [(choice.why_not, [each.label for each in choice.buttons]) for choice in choices] == [
        ("", ["claim"]),
        ("Claim it.", ["approve", "reject"]),
    ]


def test_what_has_a_place_of_its_own_is_not_in_the_bar() -> None:
    choices = group_buttons([button("note", in_bar=False), button("send-back", "No.")])
    assert [choice.key for choice in choices] == ["send_back"]


def test_label_can_depend_on_the_object_and_the_person() -> None:
    taken = make("claim", name_it=lambda target, user: f"Take {target} from {user}")
    assert taken.get_label("it", "Rosa") == "Take it from Rosa"
    assert make("claim").get_label("it", "Rosa") == "claim"


def test_what_bars_a_person_is_a_sentence_with_a_code() -> None:
    own = Barred("You belong to it.")
    twice = Barred("You proposed it.", code=ErrorCode.SECOND_PERSON_NEEDED)
    assert own == "You belong to it."
    assert (own.code, twice.code) == (
        ErrorCode.ROLE_NOT_ALLOWED,
        ErrorCode.SECOND_PERSON_NEEDED,
    )
