"""The documentation is open to everybody and made from the catalog itself."""

from html import escape

import pytest
from django.test import Client

from config.errors import ErrorCode


def test_documentation_is_open_to_everybody(db: None, client: Client) -> None:
    text = client.get("/docs").content.decode()
    assert 'href="/docs/api"' in text
    assert 'href="/docs/errors"' in text
    assert "Sign in" in text


@pytest.mark.parametrize("code", ErrorCode, ids=lambda code: code.spec.code)
def test_every_code_has_its_anchor_and_says_what_to_do(
    db: None, client: Client, code: ErrorCode
) -> None:
    text = client.get("/docs/errors").content.decode()
    spec = code.spec
    article = text.partition(f'id="{spec.code}"')[2].partition("</article>")[0]
    assert text.count(f'id="{spec.code}"') == 1
    assert f"HTTP {spec.status}" in article
    assert escape(spec.message) in article
    assert escape(spec.remedy) in article
    assert ("Gatehouse" in article) is spec.local
    assert ("Yes, the same request" in article) is spec.retryable


def test_api_reference_needs_no_inline_script_or_style(client: Client) -> None:
    answer = client.get("/docs/api")
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "<style" not in text
    assert "<script>" not in text
    script = client.get("/docs/api?script=")
    assert script["Content-Type"].startswith("application/javascript")
    assert b"SwaggerUIBundle" in script.content
