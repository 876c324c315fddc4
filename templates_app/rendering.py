"""Filling in a template: strict about what it needs, indifferent to what it does not know.

A value takes the place of its placeholder as it is; what looks like a placeholder inside a value
stays as it is, so that nobody can reach one parameter through another.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from config.errors import DomainError, ErrorCode
from templates_app.definition.placeholders import PLACEHOLDER

_UNFIT = re.compile(r"[\n\r\t\v\f\x85\u2028\u2029]| {5}")
_FIELD = "template.parameters"
_FIT = "No line breaks, no tabs, at most 4 spaces in a row."


def render(body: str, variables: Sequence[str], parameters: Mapping[str, object]) -> str:
    """Return ``body`` with the parameters in place; ``{{0:…}}`` takes that of ``variables[0]``.

    Raises DomainError, naming each parameter concerned: ``REQUEST_INVALID`` for one that is not
    text, ``FIELD_MISSING``, ``PARAMETER_TEXT_INVALID`` for line breaks, tabs or long gaps.
    """
    if not variables:
        return body
    values = _read_values(variables, parameters)
    _check_texts(variables, values)
    pieces = _split(body)
    return "".join(values[piece] if isinstance(piece, int) else piece for piece in pieces)


def _read_values(variables: Sequence[str], parameters: Mapping[str, object]) -> list[str]:
    given = [parameters.get(name) for name in variables]
    texts = [value for value in given if isinstance(value, str)]
    if len(texts) == len(given):
        return texts
    pairs = list(zip(variables, given, strict=True))
    odd = [name for name, value in pairs if value is not None and not isinstance(value, str)]
    if odd:
        raise _error(ErrorCode.REQUEST_INVALID, odd, "This must be text.")
    missing = [name for name, value in pairs if value is None]
    raise _error(ErrorCode.FIELD_MISSING, missing, "The template needs this parameter.")


def _check_texts(variables: Sequence[str], values: Sequence[str]) -> None:
    pairs = zip(variables, values, strict=True)
    unfit = [name for name, value in pairs if _UNFIT.search(value)]
    if unfit:
        raise _error(ErrorCode.PARAMETER_TEXT_INVALID, unfit, _FIT)


def check_text(text: str, *, field: str) -> None:
    """Raise DomainError ``PARAMETER_TEXT_INVALID`` for free text that no parameter could hold."""
    if _UNFIT.search(text):
        raise DomainError(ErrorCode.PARAMETER_TEXT_INVALID, details={field: [_FIT]})


def _error(code: ErrorCode, names: Sequence[str], sentence: str) -> DomainError:
    return DomainError(code, details={f"{_FIELD}.{name}": [sentence] for name in names})


@lru_cache(maxsize=1024)
def _split(body: str) -> tuple[str | int, ...]:
    """Return fixed texts and, as numbers, the places of variables between them."""
    pieces = PLACEHOLDER.split(body)  # text, index, word, text, …
    fixed, indexes = pieces[::3], pieces[1::3]
    mixed: list[str | int] = [fixed[0]]
    for index, text in zip(indexes, fixed[1:], strict=True):
        mixed += [int(index), text]
    return tuple(mixed)
