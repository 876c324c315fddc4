"""The registry as a process. Its day is so long that only a test moves the clock."""

from __future__ import annotations

import base64
import http.client
import json
import sys
from collections.abc import Callable, Iterator

import pytest

from tests.simulators.conftest import (
    API_KEY,
    API_SECRET,
    Inbox,
    SimulatorProcess,
    free_port,
    stop_all,
)

LONG_DAY = "100000"
CNP = "STELNYX"
NAME = "Bramble Lane Preserves"
ADDRESS = {"street": "210 Water Street", "city": "Portland", "state": "ME", "postalCode": "04101"}


class RegistryProcess(SimulatorProcess):
    """The registry, and what its clients do every day."""

    def call(
        self, method: str, path: str, *, body: object = None, key: str = "", wait: float = 5
    ) -> tuple[int, object]:
        """HTTP Basic; an empty answer is None."""
        pair = base64.b64encode((key or f"{API_KEY}:{API_SECRET}").encode()).decode()
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=wait)
        try:
            connection.request(method, path, raw, {"Authorization": f"Basic {pair}"})
            response = connection.getresponse()
            text = response.read()
            return response.status, json.loads(text) if text else None
        finally:
            connection.close()

    def put(self, path: str, body: object = None) -> tuple[int, object]:
        return self.call("PUT", path, body=body if body is not None else {})

    def delete(self, path: str) -> tuple[int, object]:
        return self.call("DELETE", path)

    def advance(self, days: float) -> None:
        """Returns when what happened is told, also what had happened before."""
        self.post("/sim/advance", {"days": days})

    def add_brand(self, ein: str = "125550200", **extra: object) -> str:
        """Created, not yet decided."""
        status, brand = self.post("/v2/brand/nonBlocking", brand_body(ein, **extra))
        assert status == 200, brand
        return brand["brandId"]

    def verified_brand(self, ein: str = "125550200", **extra: object) -> str:
        brand_id = self.add_brand(ein, **extra)
        self.advance(0.1)
        return brand_id

    def add_campaign(self, brand_id: str, **extra: object) -> str:
        status, campaign = self.post("/v2/campaignBuilder", campaign_body(brand_id, **extra))
        assert status == 200, campaign
        return campaign["campaignId"]

    def shared_campaign(self, **extra: object) -> str:
        campaign_id = self.add_campaign(self.verified_brand(), **extra)
        assert self.put(f"/v2/campaign/{campaign_id}/sharing/{CNP}")[0] == 200
        return campaign_id

    def sharing(self, campaign_id: str) -> dict:
        return self.get(f"/v2/campaign/{campaign_id}/sharing")

    def operation_status(self, campaign_id: str) -> dict[str, str]:
        return self.get(f"/v2/campaign/{campaign_id}/operationStatus")


def brand_body(ein: str = "125550200", **extra: object) -> dict:
    """A private company with everything in order; ``None`` leaves a field out."""
    body = {
        "entityType": "PRIVATE_PROFIT",
        "displayName": NAME,
        "companyName": f"{NAME} LLC",
        "ein": ein,
        "einIssuingCountry": "US",
        "phone": "+12075550110",
        **ADDRESS,
        "country": "US",
        "email": "agnes@bramble.example",
        "website": "https://bramble.example",
        "vertical": "RETAIL",
        "brandRelationship": "BASIC_ACCOUNT",
        **extra,
    }
    return {name: value for name, value in body.items() if value is not None}


def sole_proprietor_body(**extra: object) -> dict:
    nothing = dict.fromkeys(("companyName", "ein", "einIssuingCountry", "vertical"))
    person = {"firstName": "Agnes", "lastName": "Thorn", "mobilePhone": "+12075550111"}
    return brand_body(**{**nothing, "entityType": "SOLE_PROPRIETOR", **person, **extra})


def campaign_body(brand_id: str, **extra: object) -> dict:
    """A campaign that is accepted."""
    body = {
        "brandId": brand_id,
        "usecase": "DELIVERY_NOTIFICATION",
        "subUsecases": [],
        "description": "Tells customers when the jars they ordered leave and when they arrive.",
        "messageFlow": "At the checkout customers tick a box that says what texts they will get.",
        "sample1": "Bramble Lane Preserves: your order 1042 leaves today. Reply STOP to opt out.",
        "subscriberOptin": True,
        "subscriberOptout": True,
        "subscriberHelp": True,
        "optinKeywords": "START,JOIN",
        "optinMessage": "Bramble Lane Preserves: you will get order texts. Reply HELP or STOP.",
        "privacyPolicyLink": "https://bramble.example/privacy",
        "termsAndConditions": True,
        **extra,
    }
    return {name: value for name, value in body.items() if value is not None}


def codes(answer: tuple[int, object]) -> list[int]:
    return [problem["code"] for problem in answer[1]]


def faulty(answer: tuple[int, object]) -> set[str]:
    return {field for problem in answer[1] for field in problem["fields"]}


@pytest.fixture(scope="session")
def start_registry() -> Iterator[Callable[..., RegistryProcess]]:
    """Starts as many registries as a test needs; all are stopped at the end."""
    started: list[RegistryProcess] = []

    def start(*options: str) -> RegistryProcess:
        port = free_port()
        command = [sys.executable, "-m", "simulators.tcr", "--port", str(port)]
        command += ["--day", LONG_DAY, "--retry-delay", "0.05", *options]
        started.append(RegistryProcess(port=port, command=command))
        started[-1].start()
        return started[-1]

    yield start
    stop_all(started)


@pytest.fixture(scope="session")
def shared_registry(
    start_registry: Callable[..., RegistryProcess], shared_inbox: Inbox
) -> RegistryProcess:
    return start_registry("--no-limits", "--webhook-url", shared_inbox.url())


@pytest.fixture
def registry(shared_registry: RegistryProcess) -> RegistryProcess:
    """A registry that remembers nothing of the test before."""
    shared_registry.post("/sim/reset")
    return shared_registry


@pytest.fixture
def inbox(shared_inbox: Inbox, registry: RegistryProcess) -> Inbox:
    """Emptied after the reset, behind which nothing of before arrives."""
    shared_inbox.clear()
    return shared_inbox


def kinds(inbox: Inbox) -> list[str]:
    """What came, in order."""
    return [delivery.kind for delivery in inbox.deliveries]
