"""Whoever keeps coming with a wrong key is told to stop; nobody else is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings

from config.api.client_address import read_client_address
from config.store import store
from tests.factories import Business

pytestmark = pytest.mark.django_db
ErrorOf = Callable[[HttpResponse], tuple[int, str]]
WRONG = {"x-api-key": "sk_live_wrong"}


def _fail(times: int, **options: Any) -> list[HttpResponse]:
    return [Client().get("/v3/me", headers=WRONG, **options) for _ in range(times)]


def _pass_time() -> None:
    """The wait is over."""
    (caller,) = store().keys("failures:*")
    store().hset(caller, "free_at", 0)


def test_eleventh_wrong_key_is_locked_out(error_of: ErrorOf) -> None:
    assert {error_of(each) for each in _fail(10)} == {(401, "AUTH_002")}
    (refused,) = _fail(1)
    assert error_of(refused) == (429, "BUSINESS_002")
    assert refused["x-should-retry"] == "false"
    assert 58 <= int(refused["Retry-After"]) <= 60


def test_other_endpoints_are_locked_as_well(error_of: ErrorOf) -> None:
    """The send path finds its caller in its own statement, and onboarding has another door."""
    _fail(10)
    send = Client().post("/v3/messages", b"{}", "application/json", headers=WRONG)
    status = Client().get("/v3/compliance/status", headers=WRONG)
    assert {error_of(send), error_of(status)} == {(429, "BUSINESS_002")}


def test_waits_grow_up_to_a_quarter_of_an_hour() -> None:
    _fail(10)
    waits = []
    for _ in range(6):
        waits.append(int(_fail(1)[0]["Retry-After"]))
        _pass_time()
        assert _fail(1)[0].status_code == 401, "one more try after each wait"
    assert waits == pytest.approx([60, 120, 240, 480, 900, 900], abs=2)


def test_good_key_is_let_in_behind_a_locked_address(business: Business) -> None:
    _fail(11)
    assert Client().get("/v3/me", headers=business.headers).status_code == 200


def test_good_key_ends_the_row_of_failures(business: Business) -> None:
    _fail(9)
    Client().get("/v3/me", headers=business.headers)
    assert {each.status_code for each in _fail(10)} == {401}


def test_no_key_and_unfinished_onboarding_are_no_failures(client: Client) -> None:
    for _ in range(12):
        assert client.get("/v3/me").status_code == 401
    assert not store().keys("failures:*")


def test_other_addresses_are_not_locked() -> None:
    _fail(11)
    assert _fail(1, REMOTE_ADDR="203.0.113.7")[0].status_code == 401


def test_without_the_store_a_wrong_key_is_still_wrong(caplog: pytest.LogCaptureFixture) -> None:
    with override_settings(REDIS_URL="redis://127.0.0.1:9/0"):
        store.cache_clear()
        statuses = {each.status_code for each in _fail(12)}
    store.cache_clear()
    assert statuses == {401}
    assert "ALARM failed calls are not counted" in caplog.text


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, "198.51.100.1", "203.0.113.7"),
        (1, "198.51.100.1, 198.51.100.2", "198.51.100.2"),
        (2, "198.51.100.1, 198.51.100.2", "198.51.100.1"),
        (2, "198.51.100.2", "203.0.113.7"),
        (1, "", "203.0.113.7"),
        (1, "nonsense", "unknown"),
        (1, "2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
        (1, "::ffff:198.51.100.3", "198.51.100.3"),
    ],
)
def test_only_our_own_proxies_are_believed(
    settings: Any, proxies: int, forwarded: str, expected: str
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    headers = {"x-forwarded-for": forwarded} if forwarded else {}
    request: HttpRequest = RequestFactory(REMOTE_ADDR="203.0.113.7").get("/", headers=headers)
    assert read_client_address(request) == expected
