"""A company's contact person writes from the company's own domain.

Registries refuse free mailboxes for companies that send in the US (TCR, code 713: large company
with a free-mail or foreign address). Elsewhere, and for sole traders, it only weakens the case.
"""

from compliance.domains import get_registrable_domain, is_free_mail
from compliance.findings.dossier import Dossier
from compliance.findings.finding import Finding, Severity
from compliance.findings.wording.folding import fold
from compliance.findings.wording.hosts import is_shared
from compliance.models import Submission
from compliance.models.submission import EntityType


def check_contact(dossier: Dossier) -> list[Finding]:
    submission = dossier.submission
    email = submission.contact_email
    if not is_free_mail(email):
        return []
    is_refused = dossier.sends_to_us and submission.entity_type != EntityType.SOLE_TRADER
    host = email.rpartition("@")[2].lower()
    after = "Carriers in the US refuse it for a business." if is_refused else "It proves little."
    return [
        Finding(
            "contact_free_mail",
            Severity.BLOCK if is_refused else Severity.WARN,
            "contact_email",
            f"Anybody can have an address at {host}. {after}",
            fix="Give an address at the domain of your business.",
            example=_make_address(submission),
            quote=email,
        )
    ]


def _make_address(submission: Submission) -> str:
    domain = get_registrable_domain(submission.website_url)
    own = domain if domain and not is_shared(domain) else "example.com"
    given = fold(submission.contact_name).text.split(" ")[0]
    return f"{given if given.isalpha() else 'jo'}@{own}"
