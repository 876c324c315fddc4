"""The command lines fit the ports, the environment, and the programs themselves."""

from __future__ import annotations

import subprocess

import pytest

from devstack import programs
from devstack.environment import simulated_world
from devstack.paths import ROOT
from devstack.ports import SIMULATORS, simulator_ports
from devstack.state import VAR


def value_of(option: str, argv: list[str]) -> str:
    return argv[argv.index(option) + 1]


def test_every_simulator_is_started_on_its_port() -> None:
    lines = programs.simulators(8100, "http://127.0.0.1:8100")
    assert tuple(lines) == SIMULATORS
    for name, argv in lines.items():
        assert argv[2] == f"simulators.{name}"
        assert value_of("--port", argv) == str(simulator_ports(8100)[name])


def test_the_carrier_and_the_registry_of_campaigns_call_back() -> None:
    lines = programs.simulators(8100, "http://127.0.0.1:8100")
    calling = [name for name, argv in lines.items() if "--webhook-url" in argv]
    assert calling == ["telnyx", "tcr"]
    for name in calling:
        url = f"http://127.0.0.1:8100/webhooks/{name}"
        assert value_of("--webhook-url", lines[name]) == url


def test_product_is_told_the_https_port_and_the_certificate_that_the_sites_use() -> None:
    argv = programs.simulators(8100, "http://127.0.0.1:8100")["websites"]
    world = simulated_world(root=VAR, port=8100)
    ports = f"{value_of('--port', argv)}:{value_of('--tls-port', argv)}"
    assert world["FETCH_TEST_HOSTS"] == f".example=127.0.0.1:{ports}"
    assert world["FETCH_TEST_CA"] == value_of("--ca", argv)


@pytest.mark.parametrize("name", SIMULATORS)
def test_simulator_takes_the_options_it_is_given(name: str) -> None:
    argv = programs.simulators(8100, "http://127.0.0.1:8100")[name]
    result = subprocess.run([*argv, "--help"], cwd=ROOT, capture_output=True, text=True)
    assert result.returncode == 0
    for option in (word for word in argv if word.startswith("--")):
        assert option in result.stdout


def test_slow_web_sites_have_a_worker_of_their_own() -> None:
    lines = programs.product(8100)
    assert value_of("-Q", lines["worker"]) == "celery"
    assert value_of("-Q", lines["evidence"]) == "evidence"
    names = {value_of("-n", lines[worker]) for worker in ("worker", "evidence")}
    assert len(names) == 2
