"""A port that is taken is said in one clear line, before anything starts."""

from __future__ import annotations

import errno
import socket
from collections.abc import Iterator

import pytest

from devstack.ports import free_port, is_free, require_free, simulator_ports, web_port


@pytest.fixture(autouse=True)
def no_port_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PORT", raising=False)


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as server:
        server.bind(("127.0.0.1", free_port() + 1))
        server.listen()
        yield server.getsockname()[1]


def test_web_port_that_is_taken_is_refused_with_a_way_out(taken: int) -> None:
    with pytest.raises(SystemExit, match=rf"port {taken} \(web\).*PORT=\d+ ./run demo"):
        require_free(taken)


def test_simulator_port_that_is_taken_is_refused_by_name(taken: int) -> None:
    with pytest.raises(SystemExit, match=rf"port {taken} \(telnyx\)"):
        require_free(taken - 1)
    with pytest.raises(SystemExit, match=rf"port {taken} \(websites_tls\)"):
        require_free(taken - 3)


def test_port_that_this_user_may_not_open_is_not_called_taken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def bind(_self: socket.socket, _address: tuple[str, int]) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(socket.socket, "bind", bind)
    with pytest.raises(SystemExit, match=r"may not open port 80 \(web\).*PORT=8000 ./run demo"):
        require_free(80)


def test_free_ports_are_accepted() -> None:
    port = free_port()
    require_free(port)
    assert is_free(port)


def test_simulators_take_the_ports_above_the_web() -> None:
    assert simulator_ports(8000) == {
        "telnyx": 8001,
        "websites": 8002,
        "websites_tls": 8003,
        "registry": 8004,
        "tcr": 8005,
    }


def test_last_port_that_leaves_room_for_the_simulators(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "65530")
    assert max(simulator_ports(web_port()).values()) == 65535
    monkeypatch.setenv("PORT", "65531")
    with pytest.raises(SystemExit, match="PORT=65531"):
        web_port()


def test_port_is_8000_unless_told_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    assert web_port() == 8000
    monkeypatch.setenv("PORT", "8123")
    assert web_port() == 8123


@pytest.mark.parametrize("text", ["abc", "0", "-1", "65535", "80.5", "²"])
def test_port_that_cannot_be_used_is_refused(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("PORT", text)
    with pytest.raises(SystemExit, match="PORT="):
        web_port()
