"""What the checks read, made without a database: a small US company, right in everything."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from compliance.evidence.page import Page
from compliance.evidence.visit import WEBSITE, Visit
from compliance.findings.dossier import Dossier
from compliance.models import Submission
from config.http import Fetched

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
ANSWERS: dict[str, Any] = {
    "entity_type": "private_company",
    "business_name": "Harbor Books LLC",
    "country": "US",
    "tax_id": "91-1144442",
    "street": "14 Wharf Street",
    "city": "Portland",
    "region": "ME",
    "postal_code": "04101",
    "website_url": "https://www.harborbooks.example",
    "use_case_type": "notifications",
    "use_case": "Order confirmations sent to customers after a purchase in our online shop; two "
    "messages for each order.",
    "sample_1": "Harbor Books: your order [number] is on its way. Reply STOP to opt out.",
    "sample_2": "",
    "cta_url": "https://www.harborbooks.example/texts",
    "destination_countries": ["US"],
    "local_rules": ["US"],
    "contact_name": "Dana Whitfield",
    "contact_email": "dana@harborbooks.example",
    "contact_phone": "+12075550143",
}


def make_dossier(facts: dict[str, Any] | None = None, **answers: Any) -> Dossier:
    """A dossier with other ``answers`` in the form and other ``facts`` around it."""
    submission = Submission(**{**ANSWERS, **answers})
    return replace(Dossier(submission, NOW), **(facts or {}))


def make_visit(text: str, *, role: str = WEBSITE, title: str = "") -> Visit:
    """A visit to a page on which ``text`` can be read."""
    url = f"https://www.harborbooks.example/{role}"
    fetched = Fetched(
        url=url,
        final_url=url,
        status=200,
        content_type="text/html",
        charset="utf-8",
        body=f"<title>{title}</title><p>{text}</p>".encode(),
        truncated=False,
        redirects=(),
        address="192.0.2.1",
        tls="TLSv1.3",
        elapsed_ms=20,
        failure="",
        detail="",
    )
    page = Page(
        title=title,
        text=text,
        links=(),
        password_fields=0,
        text_inputs=0,
        checked_boxes=0,
        html_lang="en",
    )
    return Visit(role, fetched, page, NOW)


def show(text: str, *, role: str = WEBSITE, title: str = "") -> dict[str, Any]:
    """The fact that a page says ``text``."""
    return {"visits": {role: make_visit(text, role=role, title=title)}}
