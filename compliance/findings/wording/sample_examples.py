"""A good sample message for each kind, in the name of the business that asks."""

from compliance.domains import get_registrable_domain
from compliance.findings.wording.brand import get_brand
from compliance.models import Submission
from compliance.models.submission import UseCaseType

_SAMPLES = {
    UseCaseType.AUTHENTICATION: "{brand}: [code] is your code to sign in. It is valid for ten "
    "minutes. Nobody from {brand} will ever ask you for it. Reply STOP to opt out.",
    UseCaseType.NOTIFICATIONS: "{brand}: your order [number] is on its way and arrives on [day]. "
    "{link}Reply STOP to opt out, HELP for help.",
    UseCaseType.MARKETING: "{brand}: 10% off all of our [product] until [day]. {link}"
    "Reply STOP to opt out, HELP for help.",
    UseCaseType.CUSTOMER_CARE: "{brand}: thank you for your question about order [number]. We have "
    "sent you a new one today. Reply STOP to opt out.",
}


def make_sample(submission: Submission) -> str:
    """Return a message that this business might send."""
    kind = submission.use_case_type
    sample = _SAMPLES[UseCaseType(kind if kind in _SAMPLES else UseCaseType.NOTIFICATIONS)]
    domain = get_registrable_domain(submission.website_url)
    link = f"See https://{domain}/[path] " if domain else ""
    return sample.format(brand=get_brand(submission.business_name) or "Example Bakery", link=link)
