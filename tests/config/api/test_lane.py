"""Probes come by address; everybody else must name a host that is ours."""

from __future__ import annotations

import pytest
from django.test import Client

STRANGE = {"host": "203.0.113.9"}


def test_probe_by_address_is_answered(client: Client) -> None:
    response = client.get("/health/live", headers=STRANGE)
    assert (response.status_code, response.json()) == (200, {"status": "live"})
    assert response["X-Request-Id"]


@pytest.mark.django_db
def test_readiness_probe_by_address_is_answered(client: Client) -> None:
    assert client.get("/health/ready", headers=STRANGE).status_code == 200


def test_unknown_probe_is_not_found(client: Client) -> None:
    assert client.get("/health/other").status_code == 404


@pytest.mark.django_db
def test_healthcheck_is_the_readiness_probe(client: Client) -> None:
    response = client.get("/healthcheck", headers=STRANGE)
    assert (response.status_code, response.json()["status"]) == (200, "ready")


@pytest.mark.parametrize("path", ["/v3/messages", "/webhooks/telnyx", "/"])
def test_call_to_a_host_that_is_not_ours_is_refused(client: Client, path: str) -> None:
    response = client.post(path, b"{}", content_type="application/json", headers=STRANGE)
    assert response.status_code == 400


@pytest.mark.parametrize("path", ["/v3/messages", "/v3/compliance/status", "/v3/nothing"])
def test_api_says_so_in_the_envelope(client: Client, path: str) -> None:
    response = client.get(path, headers=STRANGE)
    assert (response.status_code, response["x-should-retry"]) == (400, "false")
    error = response.json()["error"]
    assert error["code"] == "VALIDATION_001"
    assert error["details"]["host"]
