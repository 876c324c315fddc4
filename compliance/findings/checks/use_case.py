"""A use case says what triggers a message, what the message contains and who receives it.

Carriers refuse a vague description, and so does a reviewer, days later. What is missing is named,
what is there is quoted. Where a rich description only seems to lack something, or is not in
English, a person will read it and we only warn. How often messages come is asked, not insisted on.
"""

from compliance.domains import get_registrable_domain
from compliance.findings.dossier import Dossier
from compliance.findings.finding import Finding, Severity
from compliance.findings.wording.nonsense import find_nonsense, is_foreign
from compliance.findings.wording.use_case_parts import Parts, find_parts
from compliance.models import Submission
from compliance.models.submission import UseCaseType

_FIELD = "use_case"
_RICH = 5  # telling words from which on we may simply have failed to understand
_ASKED = {
    "trigger": ("what triggers a message", "an order, a booking, the day before a visit"),
    "content": ("what a message contains", "the order number, the time of the visit"),
    "recipients": ("who receives it", "customers who ordered, patients with an appointment"),
}
_EXAMPLES = {
    UseCaseType.AUTHENTICATION: "{name} sends a one-time code to users of {site} when they sign in "
    "or reset their password. The message contains the six-digit code. One message for each "
    "sign-in.",
    UseCaseType.NOTIFICATIONS: "{name} sends order confirmations to customers after a purchase on "
    "{site}: the order number, the total and the day of delivery. Two messages for each order.",
    UseCaseType.MARKETING: "{name} sends offers to customers who opted in on {site}, every second "
    "Friday: the product, the price and until when it holds. Two messages a month.",
    UseCaseType.CUSTOMER_CARE: "{name} answers customers who text us a question about an order on "
    "{site}: the status of the order and what happens next. As many messages as the question "
    "needs.",
    UseCaseType.MIXED: "{name} sends customers of {site} an order confirmation after each "
    "purchase, with the order number and the total, and, to those who opted in, our offers on the "
    "first Friday of the month. About four messages a month.",
}


def check_use_case(dossier: Dossier) -> list[Finding]:
    submission = dossier.submission
    text = submission.use_case
    if not text.strip():
        return []
    nonsense = find_nonsense(text)
    if nonsense:
        return [_report_nonsense(submission, nonsense)]
    if is_foreign(text):
        return [_report_foreign(submission)]
    parts = find_parts(text)
    missing = [name for name in _ASKED if not getattr(parts, name)]
    found = [_report_vague(submission, parts, missing)] if missing else [_report_specific(parts)]
    return found if parts.frequency else [*found, _report_no_frequency(submission)]


def make_example(submission: Submission) -> str:
    """Return a description that would pass, as this business might write it."""
    kind = submission.use_case_type
    example = _EXAMPLES[UseCaseType(kind if kind in _EXAMPLES else UseCaseType.NOTIFICATIONS)]
    name = submission.business_name or "Example Bakery"
    site = get_registrable_domain(submission.website_url) or "our website"
    return example.format(name=name, site=site)


def _report_vague(submission: Submission, parts: Parts, missing: list[str]) -> Finding:
    unsure = missing in (["trigger"], ["content"]) and parts.details >= _RICH
    quotes = {name: getattr(parts, name) for name in _ASKED if name not in missing}
    said = "; ".join(f"{_ASKED[name][0]} (“{quote}”)" for name, quote in quotes.items())
    gaps = _join([_ASKED[name][0] for name in missing])
    opening = "We could not find" if unsure else "The description does not say"
    return Finding(
        "use_case_vague",
        Severity.WARN if unsure else Severity.BLOCK,
        _FIELD,
        f"{opening} {gaps}." + (f" It does say {said}." if said else ""),
        fix=" ".join(f"Say {_ASKED[name][0]}, such as {_ASKED[name][1]}." for name in missing),
        example=make_example(submission),
        quote=next(iter(quotes.values()), "") or parts.nearest,
        element=",".join(missing),
    )


def _report_nonsense(submission: Submission, quote: str) -> Finding:
    return Finding(
        "use_case_vague",
        Severity.BLOCK,
        _FIELD,
        "This does not read like a description: it repeats words, lists key words or is dummy "
        "text.",
        fix="Write one or two sentences: what triggers a message, what it contains, who receives "
        "it.",
        example=make_example(submission),
        quote=quote,
        element=",".join(_ASKED),
    )


def _report_foreign(submission: Submission) -> Finding:
    return Finding(
        "use_case_vague",
        Severity.WARN,
        _FIELD,
        "This does not seem to be English, so we could not check it; a reviewer will read it.",
        fix="Carriers read English: write the description in English if you can.",
        example=make_example(submission),
    )


def _report_specific(parts: Parts) -> Finding:
    return Finding(
        "use_case_specific",
        Severity.INFO,
        _FIELD,
        f"The description says what triggers a message (“{parts.trigger}”), what it contains "
        f"(“{parts.content}”) and who receives it (“{parts.recipients}”).",
        quote=parts.trigger,
    )


def _report_no_frequency(submission: Submission) -> Finding:
    return Finding(
        "use_case_no_frequency",
        Severity.WARN,
        _FIELD,
        "The description does not say how often a person gets a message.",
        fix="Add how many messages one person gets, such as two for each order, or four a month.",
        example=make_example(submission),
    )


def _join(names: list[str]) -> str:
    return " or ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
