"""Looks at a web page that a stranger named, without doing the stranger a favor.

Who names an address may want to see what only we can see, or keep us busy. So: only public
addresses (``route.py``), each redirect checked as if it were the first address, no cookies, no
proxies, no keys, and hard limits on time, bytes and redirects. Whatever a server does is an answer,
never an error of ours.
"""

import time

from config.http.budget import Deadline
from config.http.failed import Failed
from config.http.fetched import Fetched, Limits
from config.http.visit import visit_once

_USUAL = Limits()


def fetch(url: str, *, limits: Limits = _USUAL) -> Fetched:
    """Visit a web page and say what came of it; all that can go wrong there is in ``failure``."""
    began = time.monotonic()
    deadline = Deadline(limits.total)
    passed: list[str] = []
    visit = visit_once(url, deadline, limits)
    while visit.location and not visit.failure:
        if len(passed) == limits.redirects or visit.location in {visit.url, *passed}:
            visit.fail(Failed("redirect_loop", "The site sends its visitors on and on."))
            break
        passed.append(visit.url)
        visit = visit_once(visit.location, deadline, limits)
    return Fetched(
        url=url,
        final_url=visit.url,
        status=visit.status,
        content_type=visit.content_type,
        charset=visit.charset,
        body=visit.body,
        truncated=visit.truncated,
        redirects=tuple(passed),
        address=visit.address,
        tls=visit.tls,
        elapsed_ms=round((time.monotonic() - began) * 1000),
        failure=visit.failure,
        detail=visit.detail,
    )
