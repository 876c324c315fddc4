"""What a field may hold. A body is checked whole, so that one answer names every mistake."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from simulators.tcr.answers import Problem, Refusal

E164 = r"\+[1-9][0-9]{6,14}"
EMAIL = r"[^@\s]+@[^@\s]+\.[^@\s]+"
URL = r"https?://[^\s/]+\S*"
KEYWORDS = r"[^\s,]+(,[^\s,]+)*"


@dataclass(frozen=True, slots=True)
class Text:
    """``pattern`` must match all of it; ``choices`` may be empty for any."""

    longest: int = 100
    shortest: int = 1
    pattern: str = ""
    choices: tuple[str, ...] = ()

    def fault(self, value: object) -> str:
        """What is wrong with it, in words; empty if nothing is."""
        if not isinstance(value, str):
            return "must be a text"
        if self.choices and value not in self.choices:
            return f"must be one of {', '.join(self.choices)}"
        if not self.shortest <= len(value) <= self.longest:
            return f"must have {self.shortest} to {self.longest} characters"
        if self.pattern and not re.fullmatch(self.pattern, value):
            return "is malformed"
        return ""


def problem(field: str, fault: str) -> Problem:
    return Problem(501, (field,), f"'{field}' {fault}")


def check_empty(body: Mapping[str, object]) -> list[Problem]:
    """An empty text is refused whatever the field: the key is to be left out."""
    return [problem(name, "must not be empty") for name, value in body.items() if value == ""]


def check_required(body: Mapping[str, object], names: Iterable[str]) -> list[Problem]:
    return [problem(name, "is required") for name in names if name not in body]


def check_texts(body: Mapping[str, object], rules: Mapping[str, Text]) -> list[Problem]:
    given = {name: rule for name, rule in rules.items() if body.get(name, "") != ""}
    faults = {name: rule.fault(body[name]) for name, rule in given.items()}
    return [problem(name, fault) for name, fault in faults.items() if fault]


def check_flags(body: Mapping[str, object], names: Iterable[str]) -> list[Problem]:
    return [
        problem(name, "must be true or false")
        for name in names
        if name in body and not isinstance(body[name], bool)
    ]


def check_lists(body: Mapping[str, object], names: Iterable[str]) -> list[Problem]:
    return [
        problem(name, "must be a list of texts")
        for name in names
        if name in body and not is_list_of_texts(body[name])
    ]


def is_list_of_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and item for item in value)


def refuse_if_any(problems: list[Problem]) -> None:
    if problems:
        raise Refusal(problems)
