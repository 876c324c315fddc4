"""Outbound HTTP: one kept-alive pool per process, short time-outs, nothing secret in a log line.

A provider's failure has two bits that matter: ``permanent`` (asking again is pointless) and
``outcome_unknown`` (the provider may have acted although we heard nothing, so asking again could
act twice).
"""

import functools
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import urllib3
from django.conf import settings
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NewConnectionError


class ProviderError(Exception):
    def __init__(
        self,
        message: str,
        *,
        code: str = "",
        permanent: bool = False,
        outcome_unknown: bool = False,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.permanent = permanent
        self.outcome_unknown = outcome_unknown


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: Any  # decoded JSON, None when there was none


@functools.cache
def _pool() -> urllib3.PoolManager:
    """Retries are the caller's business: only the caller knows what may be repeated."""
    return urllib3.PoolManager(
        maxsize=settings.PROVIDER_CONNECTIONS,
        block=False,
        retries=False,
        timeout=urllib3.Timeout(
            connect=settings.PROVIDER_CONNECT_TIMEOUT, read=settings.PROVIDER_READ_TIMEOUT
        ),
    )


def request_json(
    method: str,
    url: str,
    *,
    headers: Mapping[str, str],
    body: Mapping[str, Any] | None = None,
    query: Mapping[str, str] | None = None,
) -> Answer:
    """Send a request with a JSON body and return the decoded answer, whatever its status.

    Raises ProviderError when no answer came; ``outcome_unknown`` is set unless it is certain that
    the request never left.
    """
    payload = None if body is None else json.dumps(body).encode()
    sent = {"Content-Type": "application/json", "Accept": "application/json", **headers}
    asked = f"{url}?{urlencode(query)}" if query else url  # urllib3 hides it in a PUT's body
    try:
        response = _pool().request(method, asked, body=payload, headers=sent)
    except (NewConnectionError, ConnectTimeoutError) as error:
        raise ProviderError(f"not reachable: {type(error).__name__}") from error
    except HTTPError as error:
        unknown = method != "GET"
        raise ProviderError(
            f"no answer: {type(error).__name__}", outcome_unknown=unknown
        ) from error
    return Answer(response.status, _decode(response.data))


def _decode(raw: bytes) -> Any:
    try:
        return json.loads(raw) if raw else None
    except ValueError:
        return None
