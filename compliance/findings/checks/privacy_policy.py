"""The business publishes a privacy policy that keeps mobile numbers and consent out of marketing.

US carriers refuse a campaign whose policy does not say so, or says the opposite. A policy that is
somebody else's, a page that only mentions privacy, or a link that leads nowhere is none.
"""

from compliance.evidence.page import Page
from compliance.evidence.visit import OPT_IN, PRIVACY, WEBSITE, Visit
from compliance.findings.dossier import Dossier
from compliance.findings.finding import Finding, Severity
from compliance.findings.phrases.examples import write_examples
from compliance.findings.phrases.plain import Plain, Span, get_line, make_plain
from compliance.findings.phrases.policy_mentions import NEAR_PRIVACY
from compliance.findings.phrases.policy_words import find_messaging, find_policy
from compliance.findings.phrases.privacy_sentences import SENTENCES
from compliance.findings.phrases.sharing import read_sharing
from compliance.findings.phrases.site_states import find_error, find_login_wall
from compliance.findings.phrases.visits import describe_trouble, is_answered, place_of

_FIELD = "privacy_url"


def check_privacy_policy(dossier: Dossier) -> list[Finding]:
    visit = dossier.visits.get(PRIVACY)
    if visit is None:
        return _tell_missing(dossier)
    if not is_answered(visit) or visit.page is None:
        trouble = describe_trouble(visit)
        return [_write(dossier, visit, "privacy_policy_unreachable", trouble=trouble)]
    title = find_policy(visit.page)
    if not title:
        return [_tell_other_page(dossier, visit, visit.page)]
    found = _write(dossier, visit, "privacy_policy_found", quote=title)
    return [*_judge_policy(dossier, visit, visit.page), found]


def _tell_other_page(dossier: Dossier, visit: Visit, page: Page) -> Finding:
    """A page that is no policy may be a closed door or an error instead of one."""
    trouble = ""
    if find_login_wall(visit) is not None:
        trouble = "It asks visitors to log in."
    elif error := find_error(page):
        trouble = f"It says: {error[0]}"
    if trouble:
        return _write(dossier, visit, "privacy_policy_unreachable", trouble=trouble)
    return _write(dossier, visit, "privacy_policy_not_a_policy", quote=page.text[:200])


def _tell_missing(dossier: Dossier) -> list[Finding]:
    """Only who could read the website can say that it links no policy."""
    website = dossier.visits.get(WEBSITE)
    if website is None or website.page is None or not is_answered(website):
        return []
    for role in (WEBSITE, OPT_IN):
        visit = dossier.visits.get(role)
        if visit and visit.page and (nearest := _quote_nearest(make_plain(visit.page.text))):
            return [_write(dossier, visit, "privacy_policy_missing", quote=nearest)]
    return [_write(dossier, website, "privacy_policy_missing")]


def _quote_nearest(plain: Plain) -> str:
    found = NEAR_PRIVACY.search(plain.text)
    if not found:
        return ""
    return plain.quote_around(Span(*found.span()), get_line(plain, found.start()))


def _judge_policy(dossier: Dossier, visit: Visit, page: Page) -> list[Finding]:
    plain = make_plain(page.text)
    sharing = read_sharing(plain)
    findings = []
    if sharing.breach:
        quote = plain.quote(*sharing.breach)
        findings.append(_write(dossier, visit, "privacy_policy_shares_data", quote=quote))
    elif sharing.promise is None:
        quote = plain.quote(*sharing.nearest) if sharing.nearest else ""
        findings.append(_write(dossier, visit, "privacy_policy_no_sharing_clause", quote=quote))
    if find_messaging(plain) is None:
        findings.append(_write(dossier, visit, "privacy_policy_silent_on_messaging"))
    return findings


def _write(
    dossier: Dossier, visit: Visit, code: str, *, quote: str = "", trouble: str = ""
) -> Finding:
    examples = write_examples(dossier.submission)
    problem, fix, example = SENTENCES[code]
    facts = {
        "name": examples.name,
        "kind": examples.kind,
        "site": examples.site,
        "no_sharing": examples.no_sharing,
        "url": visit.fetched.final_url or visit.fetched.url,
        "trouble": trouble,
    }
    return Finding(
        code=code,
        severity=_get_severity(code, dossier),
        field=_FIELD,
        problem=problem.format_map(facts),
        fix=fix.format_map(facts),
        example=example.format_map(facts),
        quote=quote,
        **place_of(visit),
    )


def _get_severity(code: str, dossier: Dossier) -> Severity:
    if code == "privacy_policy_found":
        return Severity.INFO
    if code == "privacy_policy_silent_on_messaging":
        return Severity.WARN
    if code == "privacy_policy_no_sharing_clause" and not dossier.sends_to_us:
        return Severity.WARN
    return Severity.BLOCK
