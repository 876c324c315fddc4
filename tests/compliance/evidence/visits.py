"""Visits to pages that a test writes, and the dossier that checks read; without any network."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from compliance.evidence.page import Page, read_page
from compliance.evidence.visit import Visit
from compliance.findings.dossier import Dossier
from compliance.models import Submission
from tests.websites import answer

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
SITE = "https://www.hazelfinch.example"
_ADDRESSES = {"website": f"{SITE}/", "privacy": f"{SITE}/privacy", "opt_in": f"{SITE}/texts"}


def read(html: str | bytes, **facts: Any) -> Page:
    return read_page(answer(facts.pop("url", f"{SITE}/"), html, **facts))


def visit(role: str, html: str | bytes = "", **facts: Any) -> Visit:
    """A visit as gathering would note it; ``facts`` are those of the answer."""
    fetched = answer(facts.pop("url", _ADDRESSES[role]), html, **facts)
    readable = fetched.content_type == "text/html" and fetched.body and not fetched.failure
    return Visit(role, fetched, read_page(fetched) if readable else None, NOW)


def submission(**answers: Any) -> Submission:
    """A toy maker's; not saved anywhere."""
    values: dict[str, Any] = {
        "entity_type": "private_company",
        "business_name": "Hazel & Finch Ltd",
        "country": "GB",
        "website_url": f"{SITE}/",
        "cta_url": f"{SITE}/texts",
        "use_case_type": "notifications",
        "use_case": "Order confirmations sent to customers after a purchase in our shop.",
        "destination_countries": ["US", "GB"],
    }
    return Submission(**{**values, **answers})


def dossier(*visits: Visit, **answers: Any) -> Dossier:
    seen = {each.role: each for each in visits}
    return Dossier(submission=submission(**answers), now=NOW, visits=seen)
