"""``{{index:word}}``: where a variable's value goes.

The index leads to the entry with that id in the section's ``variables``, which names it. Where
there is no such entry the word itself is the name, unless it only says what kind of variable it is.
"""

import re
from collections.abc import Mapping
from typing import Any

PLACEHOLDER = re.compile(r"\{\{([0-9]{1,4}):([^{}]*)\}\}")
NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,59}")
_KINDS = frozenset({"variable", "link", "media"})


def list_indexes(text: str) -> list[int]:
    """Return the index of each placeholder, in the order of the text."""
    return [int(index) for index, _ in PLACEHOLDER.findall(text)]


def remove_placeholders(text: str) -> str:
    """Return the text that is the same for everybody."""
    return PLACEHOLDER.sub(" ", text)


def name_variables(text: str, variables: list[Mapping[str, Any]]) -> dict[int, str | None]:
    """Map each index in ``text`` to its variable's name, ``None`` where it has none."""
    declared = {each.get("id", 0): each["name"] for each in variables}
    return {
        int(index): declared.get(int(index)) or _read_name(word)
        for index, word in PLACEHOLDER.findall(text)
    }


def _read_name(word: str) -> str | None:
    return word if NAME.fullmatch(word) and word not in _KINDS else None
