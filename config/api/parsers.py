"""Reading a request body: strict about form, so that nothing odd reaches a table or a carrier."""

import json
from collections.abc import Iterator
from typing import IO, Any, NoReturn

from django.conf import settings
from django.http import UnreadablePostError
from rest_framework.parsers import BaseParser

from config.errors import DomainError, ErrorCode


def _reject_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def _refuse(sentence: str) -> NoReturn:
    raise DomainError(ErrorCode.REQUEST_INVALID, details={"body": [sentence]})


def parse_object(raw: bytes) -> dict[str, Any]:
    """Return the JSON object in ``raw`` (UTF-8, at most the limit); an empty body is ``{}``.

    Raises DomainError: malformed JSON, not an object, NUL bytes, lone surrogates, too large.
    """
    if len(raw) > settings.API_BODY_LIMIT:
        raise DomainError(ErrorCode.BODY_TOO_LARGE)
    if not raw.strip():
        return {}
    try:
        body = json.loads(raw, parse_constant=_reject_constant)
    except (ValueError, RecursionError):
        _refuse("This is not well-formed JSON in UTF-8.")
    if not isinstance(body, dict):
        _refuse("The body must be a JSON object.")
    if b"\\u" in raw:
        for text in _strings(body):
            check_text(text)
    return body


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield key
            yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)


def check_text(text: str) -> None:
    """Refuse what UTF-8 or PostgreSQL cannot hold; escapes can smuggle it in."""
    if "\x00" in text:
        _refuse("Text must not contain NUL characters.")
    try:
        text.encode()
    except UnicodeEncodeError:
        _refuse("Text must not contain lone surrogates.")


class StrictJSONParser(BaseParser):
    media_type = "application/json"

    def parse(
        self,
        stream: IO[bytes],
        media_type: str | None = None,
        parser_context: dict[str, Any] | None = None,
    ) -> dict[str, Any]:
        encoding = (parser_context or {})["request"].META.get("HTTP_CONTENT_ENCODING", "identity")
        if encoding.lower() != "identity":
            sentence = f"Send it uncompressed; {encoding!r:.20} is not understood."
            details = {"Content-Encoding": [sentence]}
            raise DomainError(ErrorCode.MEDIA_TYPE_UNSUPPORTED, details=details)
        try:
            return parse_object(stream.read(settings.API_BODY_LIMIT + 1))
        except UnreadablePostError:
            _refuse("The body ended too early.")
