"""What came of a visit, in words for the customer, and where a finding was made."""

from typing import TypedDict

from compliance.evidence.visit import Visit


class Place(TypedDict):
    url: str
    seen_at: str
    page_hash: str


def place_of(visit: Visit) -> Place:
    """Return the facts by which a finding can be checked later."""
    return {
        "url": visit.fetched.final_url or visit.fetched.url,
        "seen_at": visit.at.isoformat(),
        "page_hash": visit.sha256,
    }


def is_answered(visit: Visit) -> bool:
    """Whether a page came back, of whatever kind."""
    return not visit.fetched.failure and 200 <= visit.fetched.status < 300


def describe_trouble(visit: Visit) -> str:
    """Say in one sentence why there is nothing to read; only for a visit that brought no page."""
    fetched = visit.fetched
    if fetched.failure:
        return _FAILURES.get(fetched.failure, "It could not be opened.")
    if fetched.status in (404, 410):
        return f"The server says that there is no such page (status {fetched.status})."
    if fetched.status >= 500:
        return f"The server answered with an error (status {fetched.status})."
    if fetched.status >= 400:
        return f"The server refuses visitors (status {fetched.status})."
    if not is_answered(visit):
        return f"The server answered with status {fetched.status} and no page."
    if fetched.body and visit.page is None:
        return f"It is not a web page but a file of type {fetched.content_type}."
    return "The server sent an empty page."


_FAILURES = {
    "url_not_public": "The address is not one that everybody can open.",
    "dns_failure": "The name of the site is not known on the internet.",
    "timeout": "The server did not answer in time; this may pass.",
    "certificate": "The certificate of the site is not valid, so browsers warn their users.",
    "unreachable": "The server could not be reached.",
    "redirect_loop": "The site sends its visitors on and on and never shows a page.",
    "bad_answer": "The server sent something that no browser understands.",
}
