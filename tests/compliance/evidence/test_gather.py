from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

import pytest

from compliance.evidence.gather import gather_visits
from compliance.evidence.visit import Visit
from config.http import Fetched
from tests.compliance.evidence.visits import NOW, SITE, submission
from tests.websites import answer, failure

HOME, TEXTS = f"{SITE}/", f"{SITE}/texts"
NAV = "<a href='/privacy'>Privacy policy</a>"
PAGES = {
    HOME: f"<h1>Toys</h1>{NAV}",
    TEXTS: "<h1>Texts</h1><a href='/privacy2'>Privacy</a> <a href='/terms'>Terms</a>",
    f"{SITE}/privacy": "<h1>Privacy policy</h1>",
    f"{SITE}/privacy2": "<h1>The other privacy policy</h1>",
    f"{SITE}/terms": "<h1>Terms</h1>",
}


class Web:
    """Pages by address; notes who was visited. An address in ``waits`` hangs until released."""

    def __init__(self, pages: dict[str, str | Fetched] | None = None) -> None:
        self.pages: dict[str, str | Fetched] = {**PAGES, **(pages or {})}
        self.visited: list[str] = []
        self.waits: dict[str, threading.Event] = {}

    def fetch(self, url: str) -> Fetched:
        self.visited.append(url)
        if url in self.waits:
            self.waits[url].wait(30)
        page = self.pages.get(url, failure(url, "dns_failure"))
        return page if isinstance(page, Fetched) else answer(url, page)

    def gather(self, seconds: float = 20, **answers: str) -> dict[str, Visit]:
        return gather_visits(submission(**answers), fetch=self.fetch, now=NOW, seconds=seconds)


@pytest.fixture
def hang() -> Iterator[Callable[[Web, str], threading.Event]]:
    """Have an address hang; whatever hangs is let go when the test is over."""
    events: list[threading.Event] = []

    def start(web: Web, url: str) -> threading.Event:
        web.waits[url] = threading.Event()
        events.append(web.waits[url])
        return web.waits[url]

    yield start
    for event in events:
        event.set()


def test_the_pages_of_a_business_are_visited_and_what_they_link() -> None:
    web = Web()
    visits = web.gather()
    assert list(visits) == ["website", "privacy", "opt_in", "terms"]
    assert visits["privacy"].fetched.url == f"{SITE}/privacy"
    assert visits["terms"].fetched.url == f"{SITE}/terms"
    assert all(visit.page and visit.at == NOW and visit.sha256 for visit in visits.values())
    assert sorted(web.visited) == sorted(set(web.visited))


def test_a_policy_that_was_given_is_visited_instead_of_a_linked_one() -> None:
    web = Web()
    visits = web.gather(privacy_url=f"{SITE}/privacy2")
    assert visits["privacy"].fetched.url == f"{SITE}/privacy2"
    assert f"{SITE}/privacy" not in web.visited


def test_the_opt_in_page_is_asked_if_the_website_links_no_policy() -> None:
    assert Web({HOME: "<p>Toys</p>"}).gather()["privacy"].fetched.url == f"{SITE}/privacy2"
    failed = Web({HOME: failure(HOME, "timeout")}).gather()
    assert failed["privacy"].fetched.url == f"{SITE}/privacy2"
    assert failed["website"].page is None


def test_the_links_of_an_error_page_count_for_nothing() -> None:
    web = Web({HOME: answer(HOME, NAV, status=404), TEXTS: "<p>Texts</p>"})
    assert list(web.gather()) == ["website", "opt_in"]


def test_without_any_policy_there_is_no_visit_to_one() -> None:
    web = Web({HOME: "<p>Toys</p>", TEXTS: "<p>Texts</p>"})
    assert list(web.gather()) == ["website", "opt_in"]
    assert sorted(web.visited) == [HOME, TEXTS]


def test_what_was_not_given_is_not_visited() -> None:
    web = Web()
    assert list(web.gather(website_url="", cta_url="")) == []
    assert list(web.gather(cta_url="")) == ["website", "privacy"]


def test_one_address_is_visited_once_for_all_roles() -> None:
    web = Web({HOME: f"{NAV}<a href='/terms'>Terms</a>"})
    visits = web.gather(website_url=SITE, cta_url=f"{SITE}/#texts")
    assert list(visits) == ["website", "privacy", "opt_in", "terms"]
    assert web.visited.count(HOME) == 1
    assert visits["website"].sha256 == visits["opt_in"].sha256


ONE_PAGE = (
    "<h1>Toys</h1><p>We make toys.</p><a href='#privacy'>Privacy</a>"
    "<section id='privacy'><h2>Privacy policy</h2><p>We keep your number.</p></section>"
    "<h2>Contact</h2><p>Write to us.</p>"
)


def test_the_policy_may_be_a_section_of_the_website() -> None:
    web = Web({HOME: ONE_PAGE})
    visits = web.gather()
    page = visits["privacy"].page
    assert page is not None
    assert page.text == "Privacy policy\nWe keep your number."
    assert visits["privacy"].sha256 == visits["website"].sha256
    assert web.visited.count(HOME) == 1


def test_a_section_of_the_page_we_were_sent_to_is_not_fetched_again() -> None:
    moved = answer(HOME, ONE_PAGE, final_url=f"{SITE}/home", redirects=(HOME,))
    web = Web({HOME: moved})
    page = web.gather()["privacy"].page
    assert page is not None
    assert page.section
    assert f"{SITE}/home" not in web.visited


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "text/plain"])
def test_a_file_is_not_read_as_a_page(kind: str) -> None:
    visits = Web({HOME: answer(HOME, "<p>Toys</p>", content_type=kind)}).gather()
    assert visits["website"].page is None
    assert visits["website"].sha256 == ""


def test_pages_are_fetched_side_by_side() -> None:
    web = Web()
    together = threading.Barrier(2, timeout=20)
    asked = web.fetch

    def fetch(url: str) -> Fetched:
        if url in (HOME, TEXTS):
            together.wait()  # breaks unless both are on their way at once
        return asked(url)

    visits = gather_visits(submission(), fetch=fetch, now=NOW, seconds=20)
    assert len(visits) == 4


def test_whoever_hangs_is_a_time_out_at_the_end_of_the_budget(
    hang: Callable[[Web, str], threading.Event],
) -> None:
    web = Web()
    hang(web, TEXTS)
    began = time.monotonic()
    visits = web.gather(seconds=1.0)
    assert time.monotonic() - began < 5
    assert visits["opt_in"].fetched.failure == "timeout"
    assert visits["opt_in"].page is None
    assert visits["website"].page is not None
    assert visits["privacy"].page is not None


def test_a_linked_policy_that_hangs_is_a_time_out_too(
    hang: Callable[[Web, str], threading.Event],
) -> None:
    web = Web()
    hang(web, f"{SITE}/privacy")
    visits = web.gather(seconds=1.0)
    assert visits["privacy"].fetched.failure == "timeout"
    assert visits["privacy"].fetched.url == f"{SITE}/privacy"


def test_without_time_nobody_has_answered(hang: Callable[[Web, str], threading.Event]) -> None:
    web = Web()
    hang(web, HOME)
    hang(web, TEXTS)
    visits = web.gather(seconds=0)
    assert [visit.fetched.failure for visit in visits.values()] == ["timeout", "timeout"]


def test_an_answer_after_the_end_changes_nothing(
    hang: Callable[[Web, str], threading.Event],
) -> None:
    web = Web()
    released = hang(web, HOME)
    visits = web.gather(seconds=0.1)
    released.set()
    assert visits["website"].fetched.failure == "timeout"
