"""A request of the load is read back as the product reads it."""

from __future__ import annotations

from accounts.secrets import hash_api_key
from bench.profile import shorten
from bench.requests import parse_http, read_as_product
from bench.seed import Sender
from bench.traffic import Traffic

_TEMPLATE = "0190a000-0000-7000-8000-000000000001"


def test_headers_and_body_are_told_apart() -> None:
    headers, body = parse_http("POST / HTTP/1.1\r\nX-Api-Key: a\r\nHost: b:1\r\n\r\n{}")
    assert headers == {"x-api-key": "a", "host": "b:1"}
    assert body == "{}"


def test_the_product_reads_what_was_built() -> None:
    traffic = Traffic([Sender("sk_live_example", _TEMPLATE)], port=1)
    request = read_as_product(traffic.build(1, recipients=7)[0])
    assert request.key_hash == hash_api_key("sk_live_example")
    assert len(request.recipients) == 7
    assert str(request.template) == _TEMPLATE


def test_paths_are_shown_as_they_are_imported() -> None:
    assert shorten("/x/lib/site-packages/psycopg/cursor.py") == "psycopg/cursor.py"
    assert shorten("messaging/pricing.py") == "messaging/pricing.py"
