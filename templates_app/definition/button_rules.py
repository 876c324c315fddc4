"""Buttons: a short plain label each, and a target where the kind of button has one."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from templates_app.definition.placeholders import PLACEHOLDER
from templates_app.definition.problem import Problem
from templates_app.definition.sections import Definition

_LONGEST_LABEL = 25  # characters
_MARKS = re.compile(r"[*_~\r\n]|\{\{")
_NEEDS = {"URL": "url", "PHONE_NUMBER": "phoneNumber", "COPY_CODE": "offerCode"}


def _list_props(definition: Definition) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Yield path, kind and props; one-time-password buttons take their label from the language."""
    for index, button in enumerate(definition.get("buttons", [])):
        yield f"definition.buttons.{index}.props", button["type"], button.get("props", {})


def _has_emoji(text: str) -> bool:
    return any(unicodedata.category(each) in ("So", "Cs", "Co") for each in text)


def check_button_ids_are_unique(definition: Definition) -> Iterator[Problem]:
    ids = [button.get("id", 0) for button in definition.get("buttons", [])]
    if len(ids) != len(set(ids)):
        yield "definition.buttons", "Button IDs must be unique"


def check_button_labels(definition: Definition) -> Iterator[Problem]:
    for path, _, props in _list_props(definition):
        label = props.get("text", "")
        if "otpType" in props:
            continue
        if not label.strip() or len(label) > _LONGEST_LABEL:
            yield f"{path}.text", f"Give a label of at most {_LONGEST_LABEL} characters."
        if _MARKS.search(label) or _has_emoji(label):
            yield (
                f"{path}.text",
                "Buttons can't have any variables, newlines, emojis, or formatting characters.",
            )


def check_button_targets(definition: Definition) -> Iterator[Problem]:
    for path, kind, props in _list_props(definition):
        needed = _NEEDS.get(kind)
        if needed and "otpType" not in props and not props.get(needed):
            yield f"{path}.{needed}", f"A {kind} button needs this."


def check_button_urls(definition: Definition) -> Iterator[Problem]:
    for path, _, props in _list_props(definition):
        fixed = PLACEHOLDER.split(props.get("url", ""))
        if len(fixed) > 1 and (fixed[-1] or len(fixed) > 4):
            yield f"{path}.url", "There may be one variable, at the end of the address."
