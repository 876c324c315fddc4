"""A connection to one vetted address that cannot be stretched.

The name is used for the Host header, for TLS and to check the certificate, never again to find the
address. Each read waits only as long as the whole visit may still take, so that a byte now and then
buys a server nothing.
"""

import functools
import http.client
import io
import socket
import ssl
from typing import Any

from urllib3.connection import HTTPConnection

from config.http.budget import Deadline, Meter
from config.http.failed import Failed
from config.http.route import Route
from config.http.target import Target

_CERTIFICATE_FAULTS = {  # by OpenSSL's number
    10: "The certificate of this site has expired.",
    18: "The certificate of this site is signed by nobody but itself.",
    19: "The certificate of this site is signed by an authority that nobody knows.",
    20: "The certificate of this site is signed by an authority that nobody knows.",
    21: "This site does not send the certificates between its own and the authority's.",
    62: "The certificate of this site is for another name.",
    64: "The certificate of this site is for another name.",
}


class _MeteredReader(io.RawIOBase):
    """The bytes of a socket, as long as the meter lets them through."""

    def __init__(self, raw: io.RawIOBase, stream: socket.socket, meter: Meter) -> None:
        self._raw = raw  # holds the socket open until the last byte is read
        self._stream = stream
        self._meter = meter

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        self._stream.settimeout(self._meter.left())
        count = self._raw.readinto(buffer)
        self._meter.count(count or 0)
        return count

    def close(self) -> None:
        self._raw.close()
        super().close()


class _MeteredAnswer(http.client.HTTPResponse):
    def __init__(self, stream: socket.socket, *args: Any, meter: Meter, **options: Any) -> None:
        super().__init__(stream, *args, **options)
        self.fp = io.BufferedReader(_MeteredReader(self.fp.detach(), stream, meter))


class VettedConnection(HTTPConnection):
    """Speaks HTTP over a stream that is open already, and never opens another one."""

    def __init__(self, stream: socket.socket, meter: Meter) -> None:
        super().__init__(host="")  # the request says which
        self.auto_open = 0
        self.sock = stream
        self.meter = meter
        self.tls = (stream.version() or "") if isinstance(stream, ssl.SSLSocket) else ""
        self.response_class = functools.partial(_MeteredAnswer, meter=meter)  # type: ignore[assignment]


def connect(target: Target, route: Route, deadline: Deadline) -> tuple[socket.socket, str]:
    """Return an open stream (TLS for https) and the address it goes to.

    Raises Failed (``timeout``, ``certificate``, ``unreachable``).
    """
    try:
        context = _trust(route.extra_ca) if target.scheme == "https" else None
        stream, address = _dial(route, deadline)
        if context is not None:
            stream.settimeout(deadline.left())
            stream = context.wrap_socket(stream, server_hostname=target.host)
    except OSError as error:
        raise _explain(error) from error
    return stream, address


@functools.cache
def _trust(extra_ca: str) -> ssl.SSLContext:
    context = ssl.create_default_context()
    if extra_ca:
        context.load_verify_locations(extra_ca)
    return context


def _dial(route: Route, deadline: Deadline) -> tuple[socket.socket, str]:
    """Try each address in turn; the time is shared out among those that are left."""
    *others, last = route.addresses
    for tried, address in enumerate(others):
        try:
            seconds = deadline.left() / (len(route.addresses) - tried)
            return _open(address, route.port, seconds), address
        except OSError:
            continue
    return _open(last, route.port, deadline.left()), last


def _open(address: str, port: int, seconds: float) -> socket.socket:
    stream = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET)
    try:
        stream.settimeout(seconds)
        stream.connect((address, port))
    except BaseException:
        stream.close()
        raise
    return stream


def _explain(error: OSError) -> Failed:
    if isinstance(error, TimeoutError):
        return Failed("timeout", "The site did not answer in time.")
    if isinstance(error, ssl.SSLCertVerificationError):
        usual = "The certificate of this site is not valid."
        return Failed("certificate", _CERTIFICATE_FAULTS.get(error.verify_code, usual))
    if isinstance(error, ssl.SSLError) and not isinstance(error, ssl.SSLEOFError):
        return Failed("certificate", "No secure connection to this site could be agreed on.")
    return Failed("unreachable", "No connection to this site could be made.")
