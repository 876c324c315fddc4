"""One labelled case: what a business answered, what its web site answers, and what a careful
reviewer would say about both.

The label is what a person sees who opens the pages in a browser: words that nobody can see do not
count, words that anybody can see do, however they are written or coded. Only findings that stop a
submission and speak of the website, the privacy policy or the opt-in page are labelled. Where two
careful reviewers could disagree, the code stands in ``also`` and is not scored.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

WEBSITE_CODES = frozenset(
    {
        "website_url_not_public",
        "website_not_found",
        "website_error",
        "website_forbidden",
        "website_dns_failure",
        "website_timeout",
        "website_certificate",
        "website_unreachable",
        "website_redirect_loop",
        "website_redirects_away",
        "website_login_wall",
        "website_under_construction",
        "website_parked",
        "website_empty",
        "website_not_html",
    }
)
PRIVACY_CODES = frozenset(
    {
        "privacy_policy_missing",
        "privacy_policy_unreachable",
        "privacy_policy_not_a_policy",
        "privacy_policy_shares_data",
        "privacy_policy_no_sharing_clause",
    }
)
ELEMENT_CODES = frozenset(
    {
        "opt_in_no_sender",
        "opt_in_no_help",
        "opt_in_no_stop",
        "opt_in_no_frequency",
        "opt_in_no_rates",
        "opt_in_no_terms",
        "opt_in_no_privacy",
    }
)
OPT_IN_CODES = frozenset({"opt_in_unreachable", "opt_in_disclosure_missing"}) | ELEMENT_CODES
SCORED_CODES = WEBSITE_CODES | PRIVACY_CODES | OPT_IN_CODES


@dataclass(frozen=True, slots=True)
class Answer:
    """What one URL answers. ``failure`` is a word of ``config.http``; a str body is encoded as the
    content type says, UTF-8 when it does not say."""

    body: str | bytes = ""
    status: int = 200
    content_type: str = "text/html; charset=utf-8"
    redirect_to: str = ""
    failure: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    name: str
    group: str
    submission: Mapping[str, Any]  # the answers that differ from a complete, good submission
    pages: Mapping[str, Answer]  # any other URL is a 404
    expect: frozenset[str] = frozenset()
    also: frozenset[str] = field(default=frozenset())

    def __post_init__(self) -> None:
        unknown = (self.expect | self.also) - SCORED_CODES
        if unknown or self.expect & self.also:
            raise ValueError(f"{self.name}: {sorted(unknown) or 'labelled twice'}")
