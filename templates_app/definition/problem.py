"""What a rule reports."""

from collections.abc import Callable, Iterator

from templates_app.definition.sections import Definition

Problem = tuple[str, str]  # field, sentence
Rule = Callable[[Definition], Iterator[Problem]]
