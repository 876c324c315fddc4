"""The registers as a client sees them: who has a tax id, and since when a domain is registered."""

from __future__ import annotations

import http.client
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from compliance.tax_ids import check_tax_id
from demo.journey.signing_up import DETAILS
from demo.seed.people import BUSINESSES

if TYPE_CHECKING:
    from tests.simulators.conftest import SimulatorProcess

HANG = 0.3


@pytest.fixture(scope="session")
def shared_registry(start_simulator: Callable[..., SimulatorProcess]) -> SimulatorProcess:
    return start_simulator("registry", "--hang", str(HANG))


@pytest.fixture
def registry(shared_registry: SimulatorProcess) -> SimulatorProcess:
    shared_registry.post("/sim/reset")
    return shared_registry


def look_up(registry: SimulatorProcess, tax_id: str, country: str = "GB") -> tuple[int, dict]:
    return registry.post("/v1/businesses/lookup", {"country": country, "tax_id": tax_id})


def test_a_business_is_found_with_all_the_register_knows(registry: SimulatorProcess) -> None:
    assert look_up(registry, "1955839661") == (
        200,
        {
            "found": True,
            "legal_name": "Tidewater Kayaks Ltd",
            "status": "active",
            "address": {
                "street": "14 Harbour Row",
                "city": "Bristol",
                "region": "",
                "postal_code": "BS1 4ND",
                "country": "GB",
            },
            "registered_on": "2011-03-14",
        },
    )


@pytest.mark.parametrize(
    "submission",
    [business.submission for business in BUSINESSES if business.submission],
    ids=lambda submission: submission["business_name"],
)
def test_everybody_of_the_demo_is_on_file_as_they_sign_up(
    registry: SimulatorProcess, submission: dict
) -> None:
    _, found = look_up(registry, submission["tax_id"], submission["country"])
    assert (found["legal_name"], found["status"]) == (submission["business_name"], "active")
    assert found["address"]["postal_code"] == submission["postal_code"]


def test_the_trader_of_the_journey_is_on_no_register(registry: SimulatorProcess) -> None:
    _, found = look_up(registry, str(DETAILS["tax_id"]), str(DETAILS["country"]))
    assert found == {"found": False}


@pytest.mark.parametrize(
    ("utr", "ein", "on_file", "there"),
    [
        ("3770090010", "12-5550110", "Bramble Lane Preserves Ltd", "Bramble Lane Preserves LLC"),
        ("1770090011", "12-5550111", "Bramble Lane Preserves, Ltd", "Bramble Lane Preserves, LLC"),
        (
            "1770090012",
            "12-5550112",
            "Bramble Lane Preserves Limited",
            "Bramble Lane Preserves Inc",
        ),
        ("8770090013", "12-5550113", "Thorn & Daughters Ltd", "Thorn & Daughters LLC"),
        (
            "6770090014",
            "12-5550114",
            "Agnes Thorn Ltd trading as Bramble Lane Preserves",
            "Thorn Orchards LLC DBA Bramble Lane Preserves",
        ),
        ("4770090015", "12-5550115", "Mendip Haulage Ltd", "Casco Bay Freight Corp"),
    ],
)
def test_a_magic_tax_id_has_a_name_that_differs(
    registry: SimulatorProcess, utr: str, ein: str, on_file: str, there: str
) -> None:
    assert look_up(registry, utr)[1]["legal_name"] == on_file
    assert look_up(registry, ein, "US")[1]["legal_name"] == there


@pytest.mark.parametrize("digits", ["10", "11", "12", "13", "14", "15", "16", "17", "18"])
def test_every_magic_tax_id_passes_the_check_of_its_country(digits: str) -> None:
    documented = Path("docs/simulators.md").read_text()
    line = next(row for row in documented.splitlines() if f"`12-55501{digits}`" in row)
    utr = line.split("`")[1]
    assert utr.endswith(f"7700900{digits}")
    check_tax_id(utr, country="GB", entity_type="private_company")
    check_tax_id(f"12-55501{digits}", country="US", entity_type="private_company")


def test_a_dissolved_company_is_found_as_such(registry: SimulatorProcess) -> None:
    assert look_up(registry, "2770090016")[1]["status"] == "dissolved"
    assert look_up(registry, "125550116", "US")[1]["status"] == "dissolved"


def test_a_tax_id_that_nobody_has_is_not_found(registry: SimulatorProcess) -> None:
    assert look_up(registry, "0000000000") == (200, {"found": False})
    assert look_up(registry, "1955839661", "US") == (200, {"found": False})


def test_separators_in_a_tax_id_mean_nothing(registry: SimulatorProcess) -> None:
    assert look_up(registry, "19558 39661", "gb")[1]["found"]


def test_a_register_that_is_down_answers_503(registry: SimulatorProcess) -> None:
    assert look_up(registry, "2770090017")[0] == 503
    assert look_up(registry, "12-5550117", "US")[0] == 503


def test_a_register_that_hangs_ends_the_wait_itself(registry: SimulatorProcess) -> None:
    start = time.monotonic()
    assert look_up(registry, "9770090018")[0] == 503
    assert HANG <= time.monotonic() - start < HANG + 2


def test_a_wrong_key_learns_nothing(registry: SimulatorProcess) -> None:
    body = {"country": "GB", "tax_id": "1955839661"}
    answer = registry.call("POST", "/v1/businesses/lookup", body=body, key="guessed")
    assert answer == (401, {"error": "the key is not known"})


@pytest.mark.parametrize("body", [b"{", [], {"country": "GB"}, {"country": "GB", "tax_id": 7}])
def test_a_question_that_is_none_is_refused(registry: SimulatorProcess, body: object) -> None:
    assert registry.call("POST", "/v1/businesses/lookup", body=body)[0] == 400


def test_a_test_can_put_a_business_on_file_until_the_reset(registry: SimulatorProcess) -> None:
    entry = {"country": "GB", "tax_id": "1955839661", "legal_name": "Tidewater, Ltd"}
    assert registry.post("/sim/businesses", entry)[0] == 200
    assert look_up(registry, "1955839661")[1]["legal_name"] == "Tidewater, Ltd"
    registry.post("/sim/reset")
    assert look_up(registry, "1955839661")[1]["legal_name"] == "Tidewater Kayaks Ltd"


@pytest.mark.parametrize("change", [{"legal_name": ""}, {"address": {"planet": "Mars"}}])
def test_half_an_entry_is_not_put_on_file(registry: SimulatorProcess, change: dict) -> None:
    entry = {"country": "GB", "tax_id": "0000000000", "legal_name": "Nobody", **change}
    assert registry.post("/sim/businesses", entry)[0] == 400
    assert not look_up(registry, "0000000000")[1]["found"]


def test_counters_tell_how_often_each_register_was_asked(registry: SimulatorProcess) -> None:
    look_up(registry, "1955839661")
    registry.get("/rdap/domain/tidewater.example")
    assert registry.get("/sim/counters") == {"calls": {"businesses": 1, "domains": 1}}


def registered(registry: SimulatorProcess, domain: str) -> datetime:
    found = registry.get(f"/rdap/domain/{domain}")
    assert (found["objectClassName"], found["ldhName"]) == ("domain", domain)
    events = {event["eventAction"]: event["eventDate"] for event in found["events"]}
    return datetime.fromisoformat(events["registration"])


def test_domains_of_the_demo_are_years_old(registry: SimulatorProcess) -> None:
    hosts = [business.email.partition("@")[2] for business in BUSINESSES]
    for host in [*hosts, "bramble.example"]:
        assert registered(registry, host) < datetime.now(UTC) - timedelta(days=3 * 365)


@pytest.mark.parametrize("domain", ["new.example", "marlowmaps.example"])
def test_a_young_domain_stays_five_days_old(registry: SimulatorProcess, domain: str) -> None:
    age = datetime.now(UTC) - registered(registry, domain)
    assert timedelta(days=5) <= age < timedelta(days=6)


def test_a_domain_that_nobody_knows_is_404(registry: SimulatorProcess) -> None:
    status, body = registry.call("GET", "/rdap/domain/unheard-of.example")
    assert (status, body["errorCode"]) == (404, 404)


def test_rdap_answers_have_their_own_type(registry: SimulatorProcess) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", registry.port, timeout=5)
    connection.request("GET", "/rdap/domain/tidewater.example")
    assert connection.getresponse().headers["content-type"] == "application/rdap+json"
    connection.close()


def test_sigterm_ends_it(start_simulator: Callable[..., SimulatorProcess]) -> None:
    assert start_simulator("registry").stop() in (0, -signal.SIGTERM)


def test_without_a_key_it_says_what_is_missing() -> None:
    result = subprocess.run(
        [sys.executable, "-m", "simulators.registry", "--port", "1"],
        env={**os.environ, "REGISTRY_KEY": ""},
        capture_output=True,
        text=True,
        timeout=10,
        check=False,
    )
    assert (result.returncode, "REGISTRY_KEY is not set" in result.stderr) == (2, True)
