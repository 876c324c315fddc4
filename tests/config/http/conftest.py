"""A web server in this process that answers as badly as a test wants it to."""

from __future__ import annotations

import contextlib
import itertools
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.config.http.certificates import Authority

Answer = Callable[[socket.socket], None]


def page(body: bytes = b"<p>Hello</p>", *headers: str, status: str = "200 OK") -> bytes:
    lines = [f"HTTP/1.1 {status}", "Content-Type: text/html", f"Content-Length: {len(body)}"]
    return "\r\n".join([*lines, *headers, "", ""]).encode() + body


def redirect(location: str, *headers: str, status: str = "302 Found") -> bytes:
    return page(b"", f"Location: {location}", *headers, status=status)


class Site:
    """Found under every name that ends in ``.example``: http, and https once it has a context."""

    def __init__(self) -> None:
        self.requests: list[str] = []
        self.answer: Answer | bytes = page()
        self.answers: list[bytes] = []  # one after another, then ``answer``
        self.context: ssl.SSLContext | None = None
        self.on_connect: Answer | None = None  # instead of handshake and request
        self.stopped = threading.Event()
        self._http = self._listen(secure=False)
        self._https = self._listen(secure=True)

    @property
    def rule(self) -> tuple[str, int, int]:
        return "127.0.0.1", self._http.getsockname()[1], self._https.getsockname()[1]

    def dribble(self, stream: socket.socket, each: bytes) -> None:
        """Send a little, again and again, until the visitor has gone."""
        while not self.stopped.wait(0.02):
            stream.sendall(each)

    def flood(self, stream: socket.socket, each: bytes) -> None:
        while not self.stopped.is_set():
            stream.sendall(each)

    def stop(self) -> None:
        self.stopped.set()
        for listener in (self._http, self._https):
            with contextlib.suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
            listener.close()

    def _listen(self, *, secure: bool) -> socket.socket:
        listener = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._accept, args=(listener, secure), daemon=True).start()
        return listener

    def _accept(self, listener: socket.socket, secure: bool) -> None:
        with contextlib.suppress(OSError):
            while True:
                stream, _ = listener.accept()
                threading.Thread(target=self._serve, args=(stream, secure), daemon=True).start()

    def _serve(self, stream: socket.socket, secure: bool) -> None:
        with contextlib.suppress(OSError), contextlib.ExitStack() as stack:
            stack.enter_context(stream)
            if self.on_connect:
                self.on_connect(stream)
                return
            if secure and self.context:
                stream = stack.enter_context(self.context.wrap_socket(stream, server_side=True))
            self._reply(stream)

    def _reply(self, stream: socket.socket) -> None:
        with stream.makefile("rb") as reader:
            lines = list(itertools.takewhile(bytes.strip, reader))
            length = next((line[15:] for line in lines if line[:15] == b"Content-Length:"), b"0")
            body = reader.read(int(length))
        self.requests.append(b"".join([*lines, b"\r\n", body]).decode())
        answer = self.answers.pop(0) if self.answers else self.answer
        if isinstance(answer, bytes):
            stream.sendall(answer)
        else:
            answer(stream)


@pytest.fixture
def site(settings: Any) -> Iterator[Site]:
    site = Site()
    settings.FETCH_TEST_HOSTS = {".example": site.rule}
    yield site
    site.stop()


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority.make(tmp_path_factory.mktemp("certificates"))


@pytest.fixture
def secure_site(site: Site, authority: Authority, settings: Any) -> Site:
    settings.FETCH_TEST_CA = str(authority.pem)
    site.context = authority.context("shop.example")
    return site


@pytest.fixture
def no_sockets() -> Iterator[None]:
    """Whoever so much as makes a socket fails the test; undone before others tidy up."""

    def refuse(*args: Any, **options: Any) -> None:
        raise AssertionError(f"a socket was opened: {args[1:]}")

    with pytest.MonkeyPatch.context() as patch:
        for name in ("__init__", "connect", "connect_ex"):
            patch.setattr(socket.socket, name, refuse)
        patch.setattr(socket, "create_connection", refuse)
        yield


class Names:
    """The domain name system, as a test wants it."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.answers: dict[str, list[list[str]]] = {}  # the last answer stays

    def look_up(self, host: str, *args: Any, **options: Any) -> list[Any]:
        self.asked.append(host)
        answers = self.answers.get(host.removesuffix("."))
        if not answers:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        found = answers.pop(0) if len(answers) > 1 else answers[0]
        return [(_family(each), socket.SOCK_STREAM, 6, "", (each, 0)) for each in found]


def _family(address: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in address else socket.AF_INET


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> Names:
    names = Names()
    monkeypatch.setattr(socket, "getaddrinfo", names.look_up)
    return names
