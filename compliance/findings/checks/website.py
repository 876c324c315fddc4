"""The website is live, open to everybody, and is the site of this business.

Carriers look at the site before they let a business send: a page that is down, unfinished, behind a
login or somebody else's proves nothing. One reason is given, the first that keeps a visitor out. A
site that fails now may be up in a minute; how often to look again is for whoever asks.
"""

from compliance.domains import get_registrable_domain
from compliance.evidence.visit import WEBSITE, Visit
from compliance.findings.dossier import Dossier
from compliance.findings.finding import Finding, Severity
from compliance.findings.phrases.brand import get_brand
from compliance.findings.phrases.plain import make_plain
from compliance.findings.phrases.site_states import (
    find_error,
    find_login_wall,
    find_parked,
    find_unfinished,
    is_empty,
)
from compliance.findings.phrases.visits import is_answered, place_of
from compliance.findings.phrases.website_sentences import SENTENCES

_FIELD = "website_url"
_SLOW_MS = 4_000  # longer than most visitors wait
_FAILURES = {
    "url_not_public": "website_url_not_public",
    "dns_failure": "website_dns_failure",
    "timeout": "website_timeout",
    "certificate": "website_certificate",
    "unreachable": "website_unreachable",
    "redirect_loop": "website_redirect_loop",
    "bad_answer": "website_unreachable",
}


def check_website(dossier: Dossier) -> list[Finding]:
    visit = dossier.visits.get(WEBSITE)
    if visit is None:
        return []
    obstacle = _find_obstacle(visit)
    if obstacle:
        code, quote = obstacle
        return [_write(code, Severity.BLOCK, dossier, quote)]
    warnings = [_write(code, Severity.WARN, dossier) for code in _list_warnings(visit, dossier)]
    return [*warnings, _write("website_live", Severity.INFO, dossier)]


def _find_obstacle(visit: Visit) -> tuple[str, str] | None:
    """Return the code of what keeps visitors out, with the words that show it."""
    fetched = visit.fetched
    if fetched.failure:
        return _FAILURES.get(fetched.failure, "website_unreachable"), ""
    if not is_answered(visit):
        return _name_status(fetched.status), ""
    if _leads_away(visit):
        return "website_redirects_away", ""
    if visit.page is None:
        return ("website_not_html" if fetched.body else "website_empty"), ""
    return _find_state(visit)


def _find_state(visit: Visit) -> tuple[str, str] | None:
    page = visit.page
    assert page is not None
    if error := find_error(page):
        quote, missing = error
        return ("website_not_found" if missing else "website_error"), quote
    if quote := find_parked(page, get_registrable_domain(visit.fetched.final_url)):
        return "website_parked", quote
    if (words := find_login_wall(visit)) is not None:
        return "website_login_wall", words
    if quote := find_unfinished(page):
        return "website_under_construction", quote
    return ("website_empty", page.text[:200]) if is_empty(page) else None


def _name_status(status: int) -> str:
    if status in (404, 410):
        return "website_not_found"
    return "website_forbidden" if 400 <= status < 500 else "website_error"


def _leads_away(visit: Visit) -> bool:
    asked = get_registrable_domain(visit.fetched.url)
    return asked != get_registrable_domain(visit.fetched.final_url)


def _list_warnings(visit: Visit, dossier: Dossier) -> list[str]:
    page, fetched = visit.page, visit.fetched
    assert page is not None
    brand = get_brand(dossier.submission)
    named = brand.find(make_plain(page.text)) or brand.find(make_plain(page.title))
    signs = (
        ("website_no_tls", not fetched.tls),
        ("website_too_large", fetched.truncated),
        ("website_slow", fetched.elapsed_ms > _SLOW_MS),
        ("website_name_absent", bool(dossier.submission.business_name) and not named),
    )
    return [code for code, holds in signs if holds]


def _write(code: str, severity: Severity, dossier: Dossier, quote: str = "") -> Finding:
    visit = dossier.visits[WEBSITE]
    fetched = visit.fetched
    problem, fix = SENTENCES[code]
    facts = {
        "name": get_brand(dossier.submission).name,
        "asked": fetched.url,
        "final": fetched.final_url,
        "status": fetched.status,
        "kind": fetched.content_type or "of no known type",
        "seconds": f"{fetched.elapsed_ms / 1000:.1f}",
        "size": f"{max(len(fetched.body) // 1024, 1):,} KB",
        "tls": fetched.tls or "no encryption",
        "detail": fetched.detail,
    }
    example = "" if severity == Severity.INFO else _GOOD.format_map(facts)
    return Finding(
        code=code,
        severity=severity,
        field=_FIELD,
        problem=problem.format_map(facts).strip(),
        fix=fix.format_map(facts),
        example=example,
        quote=quote,
        **place_of(visit),
    )


_GOOD = (
    "{asked} opens without a login and says who {name} is, what you offer, how to reach you, and "
    "links your privacy policy."
)
