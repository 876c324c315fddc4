"""The web as a case describes it, behind the same door as ``config.http.fetch``.

Addresses are read by the real reader, and redirects are followed by the real rules: at most
``Limits.redirects``, never in a circle, each target checked as if it were the first.
"""

import re
from collections.abc import Callable, Mapping
from urllib.parse import urljoin

from config.http import Fetched, Limits
from config.http.failed import Failed
from config.http.target import read_target
from tests.corpus.cases import Answer

_USUAL = Limits()
_NOWHERE = Answer("<!doctype html><title>404</title><h1>Not found</h1>", 404)
_CHARSET = re.compile(r";\s*charset\s*=\s*\"?([\w.:+-]+)", re.IGNORECASE)
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


def serve(pages: Mapping[str, Answer]) -> Callable[..., Fetched]:
    """Return a ``fetch`` that answers from ``pages``; every other URL is a 404."""
    known = {_normalize(url): answer for url, answer in pages.items()}

    def fetch(url: str, *, limits: Limits = _USUAL) -> Fetched:
        here, passed = _normalize(url), list[str]()
        answer = _visit(here, known)
        while answer.status in _REDIRECTS and not answer.failure:
            target = _normalize(urljoin(here, answer.redirect_to))
            if len(passed) == limits.redirects or target in {here, *passed}:
                answer = Answer(status=answer.status, failure="redirect_loop")
                break
            passed.append(here)
            here, answer = target, _visit(target, known)
        return _tell(url, here, answer, passed=tuple(passed), limits=limits)

    return fetch


def _normalize(url: str) -> str:
    try:
        return read_target(url).url
    except Failed:
        return url


def _visit(url: str, known: Mapping[str, Answer]) -> Answer:
    try:
        read_target(url)
    except Failed as failed:
        return Answer(failure=failed.failure)
    return known.get(url, _NOWHERE)


def _tell(
    asked: str, here: str, answer: Answer, *, passed: tuple[str, ...], limits: Limits
) -> Fetched:
    connected = not answer.failure or answer.failure == "redirect_loop"
    charset = _CHARSET.search(answer.content_type)
    body = _encode(answer, charset[1] if charset else "utf-8") if not answer.failure else b""
    return Fetched(
        url=asked,
        final_url=here,
        status=answer.status if connected else 0,
        content_type=answer.content_type.partition(";")[0].strip().lower() if body else "",
        charset=charset[1].lower() if charset and body else "",
        body=body[: limits.bytes],
        truncated=len(body) > limits.bytes,
        redirects=passed,
        address="203.0.113.10" if connected else "",
        tls="TLSv1.3" if connected and here.startswith("https:") else "",
        elapsed_ms=120,
        failure=answer.failure,
        detail="The site did not answer as a site should." if answer.failure else "",
    )


def _encode(answer: Answer, charset: str) -> bytes:
    return answer.body.encode(charset) if isinstance(answer.body, str) else answer.body
