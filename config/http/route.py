"""A name is looked up once. If any of its addresses is not public, none is visited.

The addresses found here are the very ones connected to, so that a name cannot show a public address
to the check and a private one to the connection (DNS rebinding). Demonstration and tests name hosts
of their own in ``FETCH_TEST_HOSTS``; production refuses that setting.
"""

import queue
import socket
from dataclasses import dataclass
from threading import Thread

from django.conf import settings

from config.http.addresses import is_address, is_public
from config.http.budget import Deadline
from config.http.failed import Failed
from config.http.target import Target

# Names that mean another machine to everybody: RFC 6761, RFC 6762, RFC 8375, ICANN 2024-07-29.
_INWARD = (".localhost", ".local", ".internal", ".home.arpa")
_MOST_ADDRESSES = 4  # that are tried

_Looked = list[str] | OSError | UnicodeError


@dataclass(frozen=True, slots=True)
class Route:
    addresses: tuple[str, ...]  # vetted, in the order of trying
    port: int
    extra_ca: str = ""  # a PEM file that is trusted besides the usual authorities


def find_route(target: Target, deadline: Deadline) -> Route:
    """Say where to connect to. Raises Failed (``url_not_public``, ``dns_failure``)."""
    check_host(target)
    if is_address(target.host):
        return Route((target.host,), target.port)
    if rule := _test_host(target.host):
        address, http_port, https_port = rule
        port = https_port if target.scheme == "https" else http_port
        return Route((address,), port, settings.FETCH_TEST_CA)
    return Route(_vet(_look_up(target.host, deadline))[:_MOST_ADDRESSES], target.port)


def check_host(target: Target) -> None:
    """Refuse what leads inward by itself; nothing is looked up. Raises Failed."""
    if is_address(target.host):
        _vet([target.host])
    elif not _test_host(target.host) and ("." not in target.host or target.host.endswith(_INWARD)):
        raise Failed("url_not_public", "This name means something inside of a network only.")


def _test_host(host: str) -> tuple[str, int, int] | None:
    for suffix, rule in settings.FETCH_TEST_HOSTS.items():
        if host == suffix or (suffix.startswith(".") and host.endswith(suffix)):
            address, http_port, https_port = rule
            return address, http_port, https_port
    return None


def _vet(addresses: list[str]) -> tuple[str, ...]:
    if not all(map(is_public, addresses)):
        detail = "This web address leads into a private network; give one that everybody can open."
        raise Failed("url_not_public", detail)
    return tuple(addresses)


def _look_up(host: str, deadline: Deadline) -> list[str]:
    """Ask in a thread, because the system's resolver cannot be told how long to try."""
    answers: queue.SimpleQueue[_Looked] = queue.SimpleQueue()
    Thread(target=_ask, args=(host, answers), daemon=True).start()
    try:
        answer = answers.get(timeout=deadline.left())
    except (queue.Empty, TimeoutError) as error:
        raise Failed("dns_failure", "The name could not be looked up in time.") from error
    if isinstance(answer, list) and answer:
        return answer
    raise Failed("dns_failure", "No address is known for this name.")


def _ask(host: str, answers: "queue.SimpleQueue[_Looked]") -> None:
    try:
        # The last dot keeps the machine's own search domains out.
        found = socket.getaddrinfo(host + ".", None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        answers.put(error)
    else:
        answers.put(list(dict.fromkeys(str(each[4][0]) for each in found)))
