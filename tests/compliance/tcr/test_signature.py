"""TCR's signature: who made it, over which address and which words."""

from __future__ import annotations

from typing import Any

import pytest

from compliance.tcr.signature import canonicalize, is_signed, sign

URL, SECRET = "https://example.com/webhooks/tcr", "test-secret"
BODY: dict[str, Any] = {"eventType": "BRAND_ADD", "brandId": "BABC123", "mock": False}
SIGNATURE = "Agh0IAtD3l6FPW5EQyuES8G1eYI="


def test_the_known_vector() -> None:
    assert sign(BODY, url=URL, secret=SECRET) == SIGNATURE
    assert is_signed(BODY, url=URL, secret=SECRET, signature=SIGNATURE)


def test_the_order_of_the_keys_does_not_matter() -> None:
    turned = dict(reversed(BODY.items()))
    assert is_signed(turned, url=URL, secret=SECRET, signature=SIGNATURE)


@pytest.mark.parametrize(
    ("body", "url", "secret", "signature"),
    [
        ({**BODY, "brandId": "BABC124"}, URL, SECRET, SIGNATURE),
        ({**BODY, "mock": True}, URL, SECRET, SIGNATURE),
        ({**BODY, "more": None}, URL, SECRET, SIGNATURE),
        (BODY, URL + "/", SECRET, SIGNATURE),
        (BODY, URL.replace("https", "http"), SECRET, SIGNATURE),
        (BODY, URL, "another", SIGNATURE),
        (BODY, URL, SECRET, SIGNATURE.lower()),
        (BODY, URL, SECRET, ""),
        (BODY, URL, SECRET, "\udc80é"),
    ],
)
def test_anything_else_is_a_forgery(
    body: dict[str, Any], url: str, secret: str, signature: str
) -> None:
    assert not is_signed(body, url=url, secret=secret, signature=signature)


def test_without_a_secret_nothing_is_signed() -> None:
    signature = sign(BODY, url=URL, secret="")
    assert not is_signed(BODY, url=URL, secret="", signature=signature)


def test_canonical_form_is_that_of_rfc_8785() -> None:
    body = {"b": 'é\u2028\u0007\n"\\/', "a": 1, "ａ": None, "\U0001f600": True, "C": False}
    assert canonicalize(body) == (
        '{"C":false,"a":1,"b":"é\u2028\\u0007\\n\\"\\\\/","\U0001f600":true,"ａ":null}'
    )


def test_numbers_that_are_none_are_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        canonicalize({"a": float("nan")})
