"""The catalog: each code once, each rendered, each saying what to do."""

import re

import pytest
from django.test import RequestFactory

from config.api.envelope import refuse
from config.errors import DomainError, ErrorCode
from config.request_id import RequestIdMiddleware


def test_wire_codes_are_unique() -> None:
    codes = [each.spec.code for each in ErrorCode]
    assert len(codes) == len(set(codes))


def test_only_rates_and_our_own_failures_are_retryable() -> None:
    retryable = {each.spec.code for each in ErrorCode if each.spec.retryable}
    assert {code for code in retryable if not code.startswith("INTERNAL")} == {
        "RATE_001",
        "BUSINESS_002",
        "CONFLICT_001",
    }


@pytest.mark.parametrize("code", list(ErrorCode), ids=lambda each: each.spec.code)
def test_every_code_renders_as_an_envelope(code: ErrorCode, settings: object) -> None:
    error = DomainError(code, details={"field": ["what is wrong"]}, retry_after=3)
    response = RequestIdMiddleware(lambda request: refuse(error))(RequestFactory().get("/"))
    spec = code.spec
    assert re.fullmatch(r"[A-Z]+_\d{3}", spec.code)
    assert response.status_code == spec.status
    assert response["x-should-retry"] == ("true" if spec.retryable else "false")
    assert response["Retry-After"] == "3"
    assert f'"code":"{spec.code}"'.encode() in response.content
    assert f"#{spec.code}".encode() in response.content
    assert spec.remedy.endswith(".")


@pytest.mark.parametrize(
    "code", [each for each in ErrorCode if each.spec.needs_support], ids=lambda each: each.spec.code
)
def test_what_a_customer_cannot_fix_names_support_and_the_request(code: ErrorCode) -> None:
    middleware = RequestIdMiddleware(lambda request: refuse(DomainError(code)))
    response = middleware(RequestFactory().get("/"))
    assert b"support@" in response.content
    assert response["X-Request-Id"].encode() in response.content
