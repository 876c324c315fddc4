"""One business, one account.

Carriers register a tax id once, so the same one on two accounts is often a mistake and sometimes
worse. Whose account it is, or how many there are, the customer never learns from us.
"""

from compliance.domains import get_registrable_domain
from compliance.findings.dossier import Dossier
from compliance.findings.finding import Finding, Severity
from compliance.findings.wording.hosts import is_shared


def check_reuse(dossier: Dossier) -> list[Finding]:
    found = []
    if dossier.reuse.tax_id:
        found.append(_report_tax_id())
    domain = get_registrable_domain(dossier.submission.website_url)
    if dossier.reuse.domain and not is_shared(domain):
        found.append(_report_domain(domain))
    return found


def _report_tax_id() -> Finding:
    return Finding(
        "tax_id_reused",
        Severity.WARN,
        "tax_id",
        "This tax id is already in use on another account.",
        fix="If your business has an account already, use that one. If you need a second, say why "
        "in "
        "the use case, or a reviewer will ask.",
        example="We keep one account for each of our two shops, which share one tax id.",
    )


def _report_domain(domain: str) -> Finding:
    return Finding(
        "domain_reused",
        Severity.WARN,
        "website_url",
        "This website is already in use on another account.",
        fix="Give the website of the business that sends the messages. If several share one, say "
        "so "
        "in the use case, or a reviewer will ask.",
        example=f"Our shop and our café share the website {domain}.",
        quote=domain,
    )
