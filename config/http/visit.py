"""One page of one address: asked for once, read as far as the limits let us, whatever comes.

What was understood before something failed is kept, because it is evidence too.
"""

import re
import zlib
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from http.client import HTTPException
from urllib.parse import quote, urljoin

from django.conf import settings
from urllib3 import BaseHTTPResponse
from urllib3.exceptions import HTTPError, ReadTimeoutError

from config.http.budget import Deadline, Meter
from config.http.failed import Failed
from config.http.fetched import Limits
from config.http.route import find_route
from config.http.target import LONGEST_URL, Target, read_target
from config.http.wire import VettedConnection, connect

_MOST_HEAD_BYTES = 65_536
_SLACK = 65_536  # bytes on the wire around a body: sizes of chunks, trailers, what was read ahead
_CHUNK = 65_536
_LOOKING = {"Accept": "text/html, application/xhtml+xml, text/plain;q=0.9"}
_TELLING = {"Accept": "*/*", "Content-Type": "application/json"}
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CODINGS = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})
_MEDIA_TYPE = re.compile(r"\s*([\w.+-]+/[\w.+-]+)", re.ASCII)
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([\w.:+-]+)", re.ASCII | re.IGNORECASE)
_CAUSED_BY_SERVERS = (OSError, HTTPException, HTTPError, ValueError, zlib.error)


@dataclass(frozen=True, slots=True)
class Letter:
    """What is posted: JSON, and headers that go with it."""

    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Visit:
    """One address on the way, filled in as far as we got."""

    url: str
    address: str = ""
    tls: str = ""
    status: int = 0
    location: str = ""  # where a redirect leads, absolute
    content_type: str = ""
    charset: str = ""
    body: bytes = b""
    truncated: bool = False
    failure: str = ""
    detail: str = ""

    def fail(self, failed: Failed) -> None:
        self.failure, self.detail = failed.failure, failed.detail


def visit_once(
    url: str, deadline: Deadline, limits: Limits, *, letter: Letter | None = None
) -> Visit:
    """Visit one address without following redirects. Never raises for what a server does.

    A ``letter`` is posted there, once.
    """
    visit = Visit(url)
    try:
        target = read_target(url)
        visit.url = target.url
        connecting = deadline.within(limits.connect)
        stream, visit.address = connect(target, find_route(target, connecting), connecting)
        with closing(VettedConnection(stream, Meter(deadline))) as connection:
            visit.tls = connection.tls
            _converse(connection, target, visit, limits.bytes, letter)
    except Failed as failed:
        visit.fail(failed)
    return visit


def _converse(
    connection: VettedConnection, target: Target, visit: Visit, most: int, letter: Letter | None
) -> None:
    meter = connection.meter
    try:
        meter.allow(_MOST_HEAD_BYTES)
        connection.timeout = meter.left()
        _ask(connection, target, letter)
        with closing(connection.getresponse()) as response:
            _read_head(response, visit)
            if not visit.location:
                meter.allow(most + _SLACK)
                _read_body(response, visit, most)
    except _CAUSED_BY_SERVERS as error:
        if visit.status and meter.is_used_up:
            visit.truncated = True
        else:
            raise _explain(error, visit, meter) from error


def _ask(connection: VettedConnection, target: Target, letter: Letter | None) -> None:
    method, special = ("GET", _LOOKING) if letter is None else ("POST", _TELLING)
    own = letter.headers if letter else {}
    headers = {**special, **own, **_headers(target, agent="Webhooks" if own else "Review")}
    body = letter.body if letter else None
    connection.request(method, target.path, body=body, headers=headers, preload_content=False)


def _headers(target: Target, *, agent: str) -> dict[str, str]:
    return {
        "Host": target.authority,
        "User-Agent": f"Gatehouse-{agent}/1.0 (+{settings.PUBLIC_URL})",
        "Accept-Encoding": "gzip, deflate",
        "Connection": "close",
    }


def _read_head(response: BaseHTTPResponse, visit: Visit) -> None:
    visit.status = response.status
    named = response.headers.get("Content-Type", "")
    media_type, charset = _MEDIA_TYPE.match(named), _CHARSET.search(named)
    visit.content_type = media_type[1].lower() if media_type else ""
    visit.charset = charset[1].lower() if charset else ""
    if response.status in _REDIRECTS:
        visit.location = _read_location(response, visit.url)
    elif response.status < 200:
        raise Failed("bad_answer", "The site began to answer and never finished.")
    elif response.headers.get("Content-Encoding", "").strip().lower() not in _CODINGS:
        raise Failed("bad_answer", "The site packs its page in a way nobody asked for.")


def _read_location(response: BaseHTTPResponse, base: str) -> str:
    """Return where a redirect leads; servers write UTF-8 and spaces there, which they must not."""
    named = response.headers.getlist("Location") or [""]
    raw = named[0].encode("latin-1", "replace")
    try:
        location = raw.decode()
    except UnicodeDecodeError:
        location = raw.decode("latin-1")
    if not location.strip():
        raise Failed("bad_answer", "The site sends its visitors on without saying where to.")
    visible = "".join(c if c.isprintable() and c != " " else quote(c) for c in location.strip())
    return _join(base, visible)[: LONGEST_URL + 1]


def _join(base: str, location: str) -> str:
    try:
        return urljoin(base, location)
    except ValueError:  # brackets around what is no address: reading it will say so
        return location


def _read_body(response: BaseHTTPResponse, visit: Visit, most: int) -> None:
    body = bytearray()
    try:
        while chunk := response.read1(min(_CHUNK, most + 1 - len(body))):
            body += chunk
            if len(body) > most:
                break
    finally:
        visit.truncated = len(body) > most
        visit.body = bytes(body[:most])


def _explain(error: Exception, visit: Visit, meter: Meter) -> Failed:
    if isinstance(error, TimeoutError | ReadTimeoutError):
        return Failed("timeout", "The site took too long to answer.")
    if meter.is_used_up:
        return Failed("bad_answer", "The site's answer begins with far too many headers.")
    if visit.status:
        return Failed("bad_answer", "The site's answer broke off or could not be read.")
    return Failed("bad_answer", "The site gave no answer that is HTTP.")
