"""What partners answer is decoded; no answer says whether asking again could act twice."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from config.http import Answer, ProviderError, request_json
from config.http.provider import _pool
from tests.config.http.conftest import Site, page


@pytest.fixture
def short_patience(settings: Any) -> Iterator[None]:
    settings.PROVIDER_READ_TIMEOUT = 0.2
    _pool.cache_clear()
    yield
    _pool.cache_clear()


def _url(site: Site) -> str:
    return f"http://127.0.0.1:{site.rule[1]}/v2/messages"


def _json(body: Any, status: str = "200 OK") -> bytes:
    return page(json.dumps(body).encode(), "Connection: close", status=status)


def test_answer_is_decoded(site: Site) -> None:
    site.answer = _json({"id": "m1"}, status="202 Accepted")
    key = {"Authorization": "Bearer key"}
    answer = request_json("POST", _url(site), headers=key, body={"to": "x"}, query=None)
    assert answer == Answer(202, {"id": "m1"})
    head, _, body = site.requests[0].partition("\r\n\r\n")
    assert json.loads(body) == {"to": "x"}
    assert "Content-Type: application/json" in head
    assert "Authorization: Bearer key" in head


def test_query_is_part_of_the_address(site: Site) -> None:
    site.answer = _json([])
    assert request_json("GET", _url(site), headers={}, query={"a": "b c"}) == Answer(200, [])
    assert site.requests[0].startswith("GET /v2/messages?a=b+c HTTP/1.1\r\n")


@pytest.mark.parametrize("body", [b"", b"<h1>Oops</h1>"])
def test_answer_that_is_no_json_has_no_body(site: Site, body: bytes) -> None:
    site.answer = page(body, "Connection: close", status="502 Bad Gateway")
    assert request_json("GET", _url(site), headers={}) == Answer(502, None)


def test_redirect_is_an_answer_and_is_not_followed(site: Site) -> None:
    site.answer = page(b"", "Location: /elsewhere", "Connection: close", status="302 Found")
    assert request_json("GET", _url(site), headers={}).status == 302
    assert len(site.requests) == 1


def test_partner_who_cannot_be_reached_has_done_nothing(site: Site) -> None:
    site.stop()
    with pytest.raises(ProviderError, match="not reachable") as failed:
        request_json("POST", "http://127.0.0.1:9/", headers={}, body={})
    assert (failed.value.outcome_unknown, failed.value.permanent) == (False, False)


@pytest.mark.usefixtures("short_patience")
@pytest.mark.parametrize(("method", "unknown"), [("POST", True), ("GET", False)])
def test_silence_after_a_request_leaves_its_outcome_open(
    site: Site, method: str, unknown: bool
) -> None:
    site.answer = lambda _: site.stopped.wait(5) and None
    with pytest.raises(ProviderError, match="no answer") as failed:
        request_json(method, _url(site), headers={"Authorization": "Bearer secret"})
    assert failed.value.outcome_unknown is unknown
    assert "secret" not in str(failed.value)
