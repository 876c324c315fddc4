"""How often an account may call, and what it is told about that."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import resolve

from accounts.models import Invitation
from config import rates
from config.api.throttling import get_limit_kind
from config.store import store
from contacts.models import Contact
from tests.architecture.test_routes import ROUTES
from tests.at_once import race, split
from tests.config.api.conftest import Ask, ask
from tests.factories import Business, make_key
from tests.profiles import make_profile

pytestmark = pytest.mark.django_db
ErrorOf = Callable[[HttpResponse], tuple[int, str]]
PERSON = {"email": "new@example.com", "name": "New Person", "role": "developer"}


@pytest.fixture(autouse=True)
def _small(settings: Any) -> None:
    settings.API_RATES = {"standard": (6, 3), "sensitive": (2, 1)}


def _headers(response: HttpResponse) -> tuple[int, ...]:
    names = ("Limit", "Remaining", "Reset")
    return tuple(int(response[f"X-RateLimit-{name}"]) for name in names)


def test_every_answer_says_what_is_left(call: Ask) -> None:
    for left in (2, 1, 0):
        limit, remaining, reset = _headers(call("GET", "/v3/me"))
        assert (limit, remaining) == (6, left)
        assert (2 - left) * 10 < reset - time.time() <= (3 - left) * 10 + 1


def test_one_call_too_many_is_refused_with_the_true_wait(call: Ask, error_of: ErrorOf) -> None:
    for _ in range(3):
        assert call("GET", "/v3/me").status_code == 200
    refused = call("POST", "/v3/contacts", {"phone_number": "+447700900123"})
    assert error_of(refused) == (429, "BUSINESS_002")
    assert 5 <= int(refused["Retry-After"]) <= 10
    assert refused["x-should-retry"] == "true"
    assert _headers(refused)[:2] == (6, 0)
    assert not Contact.objects.exists()


def test_after_the_wait_there_is_a_token_and_no_earlier(call: Ask) -> None:
    for _ in range(3):
        call("GET", "/v3/me")
    wait = int(call("GET", "/v3/me")["Retry-After"])
    _pass_time(wait - 2)
    assert call("GET", "/v3/me").status_code == 429
    _pass_time(2)
    assert [call("GET", "/v3/me").status_code for _ in range(2)] == [200, 429]


def _pass_time(seconds: int) -> None:
    (bucket,) = store().keys("limit:*")
    store().decrby(bucket, seconds * 1_000_000)


def test_refusals_are_counted_and_told_too(call: Ask) -> None:
    missing = call("GET", "/v3/contacts/0190f3a0-0000-7000-8000-000000000000")
    assert (missing.status_code, _headers(missing)[1]) == (404, 2)


def test_many_at_once_get_no_more_than_the_burst(business: Business, settings: Any) -> None:
    settings.API_RATES = {"standard": (1, 5)}
    limit = rates.get_limit(rates.STANDARD)
    take = lambda: rates.take_token(business.account.pk, limit=limit)  # noqa: E731
    _, refused = split(race(*[take] * 20))
    assert len(refused) == 15


def test_accounts_do_not_share_a_bucket_but_their_keys_and_profiles_do(
    business: Business, stranger: Business
) -> None:
    business.key = make_key(business.account)
    profile = str(make_profile(business).pk)
    assert _headers(ask(business, "GET", "/v3/me"))[1] == 2
    assert _headers(ask(business, "GET", "/v3/me", x_profile_id=profile))[1] == 1
    assert _headers(ask(stranger, "GET", "/v3/me"))[1] == 2


def test_sensitive_call_has_a_bucket_of_its_own(call: Ask, error_of: ErrorOf) -> None:
    call("GET", "/v3/me")
    first = call("POST", "/v3/users", PERSON)
    assert _headers(first)[:2] == (2, 0)
    refused = call("POST", "/v3/users", {**PERSON, "email": "other@example.com"})
    assert error_of(refused) == (429, "BUSINESS_002")
    assert 20 <= int(refused["Retry-After"]) <= 30
    assert _headers(call("GET", "/v3/users"))[:2] == (6, 1)
    assert not Invitation.objects.filter(email="other@example.com").exists()


def test_what_mails_people_or_shows_secrets_is_sensitive() -> None:
    marked = set()
    for route in ROUTES:
        view = resolve("/" + re.sub(r"<[^>]+>", "x", route)).func.view_class
        for method in ("get", "post", "put", "patch", "delete"):
            if get_limit_kind(getattr(view, method, None)) == rates.SENSITIVE:
                marked.add((method, re.sub(r"<[^>]+>", "*", route)))
    assert marked == {
        ("post", "v3/users"),
        ("post", "v3/profiles/*/complete"),
        ("post", "v3/webhooks/*/rotate-secret"),
        ("post", "v3/webhooks/*/test"),
    }


def test_session_of_the_dashboard_counts_for_its_account(business: Business) -> None:
    client = Client()
    client.force_login(business.owner)
    assert _headers(client.get("/v3/compliance/status"))[1] == 2
    assert _headers(ask(business, "GET", "/v3/compliance/status"))[1] == 1


def test_caller_without_a_key_has_no_bucket(client: Client) -> None:
    assert not client.get("/v3/me").has_header("X-RateLimit-Limit")


def test_store_being_away_lets_calls_through(call: Ask, caplog: pytest.LogCaptureFixture) -> None:
    with override_settings(REDIS_URL="redis://127.0.0.1:9/0"):
        store.cache_clear()
        response = call("GET", "/v3/me")
    store.cache_clear()
    assert response.status_code == 200
    assert not response.has_header("X-RateLimit-Limit")
    assert re.search("ALARM account rates are open", caplog.text)
