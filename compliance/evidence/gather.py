"""Visit a business's pages as a visitor would: the website, the opt-in page, and what they link.

Side by side, each address once, and never longer than allowed: whoever has not answered by then is
a visit that timed out, even if the thread behind it never comes back.
"""

import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from urllib.parse import urldefrag, urlsplit

from compliance.evidence.page import Page, get_section, read_page
from compliance.evidence.policy_links import find_privacy_url, find_terms_url
from compliance.evidence.visit import OPT_IN, PRIVACY, ROLES, TERMS, WEBSITE, Visit
from compliance.models import Submission
from config.http import Fetched
from config.http import fetch as guarded_fetch

Fetch = Callable[[str], Fetched]

_HTML = frozenset({"text/html", "application/xhtml+xml", ""})


def gather_visits(
    submission: Submission, *, fetch: Fetch = guarded_fetch, now: datetime, seconds: float
) -> dict[str, Visit]:
    """Return what was found under each role, by the end of ``seconds`` at the latest.

    A role is absent when there is no address to visit: no privacy policy was given or linked.
    """
    round_trip = _Round(fetch, time.monotonic() + seconds)
    for role, url in (
        (WEBSITE, submission.website_url),
        (OPT_IN, submission.cta_url),
        (PRIVACY, submission.privacy_url),
    ):
        if url:
            round_trip.visit(role, url)
    while round_trip.await_one():
        round_trip.follow_links()
    visits = {role: round_trip.conclude(role, now) for role in round_trip.urls}
    return {role: visits[role] for role in ROLES if role in visits}


@dataclass(slots=True)
class _Round:
    """Who is visited for what, and what came back so far."""

    fetch: Fetch
    ends_at: float  # of the monotonic clock
    urls: dict[str, str] = field(default_factory=dict)  # by role
    answers: dict[str, tuple[Fetched, Page | None]] = field(default_factory=dict)  # by address
    _asked: set[str] = field(default_factory=set)
    _on_the_way: int = 0
    _arrived: "queue.SimpleQueue[tuple[str, Fetched, Page | None]]" = field(
        default_factory=queue.SimpleQueue
    )

    def visit(self, role: str, url: str) -> None:
        """Begin a visit; an address that was visited for another role is not visited again."""
        self.urls[role] = url
        address = _get_address(url)
        if address in self._asked or address in self.answers:
            return
        self._asked.add(address)
        self._on_the_way += 1
        threading.Thread(target=self._fetch, args=(address,), daemon=True).start()

    def await_one(self) -> bool:
        """Wait for one more answer; false if there is none to wait for, or no time left."""
        if not self._on_the_way:
            return False
        try:
            left = self.ends_at - time.monotonic()
            address, fetched, page = self._arrived.get(timeout=max(left, 0.001))
        except queue.Empty:
            return False
        self._on_the_way -= 1
        self.answers[address] = (fetched, page)
        # A link back to where we were sent is a link to this page.
        self.answers.setdefault(_get_address(fetched.final_url), (fetched, page))
        return True

    def follow_links(self) -> None:
        """Visit the policy that the website links, or else the opt-in page; and its terms."""
        if PRIVACY not in self.urls and (url := self._find_privacy_url()):
            self.visit(PRIVACY, url)
        if TERMS not in self.urls and (opened := self._get(OPT_IN)):
            fetched, page = opened
            if page and (url := find_terms_url(page, fetched.final_url)):
                self.visit(TERMS, url)

    def conclude(self, role: str, now: datetime) -> Visit:
        url = self.urls[role]
        answer = self.answers.get(_get_address(url))
        if answer is None:
            return Visit(role, _describe_silence(url), None, now)
        fetched, page = answer
        section = get_section(url)
        if page and section and role in (PRIVACY, TERMS):
            page = read_page(fetched, section=section)
        return Visit(role, replace(fetched, url=url), page, now)

    def _find_privacy_url(self) -> str:
        """The website has the say; the opt-in page is asked when the website links no policy."""
        for role in (WEBSITE, OPT_IN):
            if role not in self.urls:
                continue
            opened = self._get(role)
            if opened is None:
                return ""  # still on its way
            fetched, page = opened
            if page and fetched.status < 400 and (url := find_privacy_url(page, fetched.final_url)):
                return url
        return ""

    def _get(self, role: str) -> tuple[Fetched, Page | None] | None:
        return self.answers.get(_get_address(self.urls.get(role, "")))

    def _fetch(self, address: str) -> None:
        fetched = self.fetch(address)
        self._arrived.put((address, fetched, _read(fetched)))


def _read(fetched: Fetched) -> Page | None:
    if fetched.failure or not fetched.body or fetched.content_type not in _HTML:
        return None
    return read_page(fetched)


def _get_address(url: str) -> str:
    """Return what is fetched for ``url``: the same for every section of one page."""
    address = urldefrag(url.strip()).url
    try:
        bare = not urlsplit(address).path and bool(urlsplit(address).netloc)
    except ValueError:
        return address
    return f"{address}/" if bare and "?" not in address else address


def _describe_silence(url: str) -> Fetched:
    return Fetched(
        url=url,
        final_url=url,
        status=0,
        content_type="",
        charset="",
        body=b"",
        truncated=False,
        redirects=(),
        address="",
        tls="",
        elapsed_ms=0,
        failure="timeout",
        detail="The server did not answer in time.",
    )
