"""Sample messages are what will be sent: of the declared kind, from this business, with real links.

Carriers compare samples with the use case and refuse a campaign whose samples tell another story.
We stop only what contradicts beyond doubt: offers among one-time codes, codes among offers, a
public link shortener, a sample that nobody has written yet. The rest is advice.
"""

import re
from collections.abc import Callable

from compliance.domains import get_registrable_domain
from compliance.findings.dossier import Dossier
from compliance.findings.finding import Finding, Severity
from compliance.findings.wording import sample_words as words
from compliance.findings.wording.brand import has_brand
from compliance.findings.wording.folding import Folded, fold
from compliance.findings.wording.hosts import is_shortener, list_addresses
from compliance.findings.wording.nonsense import find_nonsense, is_foreign
from compliance.findings.wording.sample_examples import make_sample
from compliance.models import Submission
from compliance.models.submission import UseCaseType

_FIELDS = ("sample_1", "sample_2")
_FEWEST_WORDS = 3  # besides brackets and the brand
_WORD = re.compile(r"[^\W\d_]{2,}")
_Samples = dict[str, str]


def check_samples(dossier: Dossier) -> list[Finding]:
    submission = dossier.submission
    samples = {name: getattr(submission, name) for name in _FIELDS}
    written = {name: text for name, text in samples.items() if text.strip()}
    if not written:
        return []
    unwritten = _list_placeholders(submission, written)
    named = {finding.field for finding in unwritten}
    real = {name: text for name, text in written.items() if name not in named}
    return [
        *unwritten,
        *(finding for name, text in real.items() for finding in _check_links(dossier, name, text)),
        *(_list_contradictions(submission, real) if real else []),
        *(_list_lacks(dossier, real) if real else []),
    ]


def _list_placeholders(submission: Submission, samples: _Samples) -> list[Finding]:
    quotes = {name: _find_placeholder(text) for name, text in samples.items()}
    return [
        Finding(
            "sample_placeholder",
            Severity.BLOCK,
            name,
            "This is not a message that anybody would receive.",
            fix="Write the message as you would send it; put what changes into [brackets].",
            example=make_sample(submission),
            quote=quote,
        )
        for name, quote in quotes.items()
        if quote
    ]


def _find_placeholder(text: str) -> str:
    folded = fold(text)
    dummy = _quote_first(words.PLACEHOLDER, folded)
    if dummy:
        return dummy
    if is_foreign(text):
        return ""
    left = _WORD.findall(words.BRACKETS.sub(" ", folded.text))
    if len(left) < _FEWEST_WORDS and words.ONE_TIME_CODE.search(folded.text) is None:
        return text.strip()
    return find_nonsense(text) if len(set(left)) <= _FEWEST_WORDS else ""


def _check_links(dossier: Dossier, name: str, text: str) -> list[Finding]:
    own = get_registrable_domain(dossier.submission.website_url)
    addresses = list_addresses(text)
    short = [each for each in addresses if is_shortener(each.host)]
    other = [
        each
        for each in addresses
        if each not in short and own and get_registrable_domain(each.host) not in ("", own)
    ]
    return [
        *(_report_shortener(dossier.submission, name, each.quote) for each in short[:1]),
        *(_report_other_domain(name, each.quote, own) for each in other[:1]),
    ]


def _report_shortener(submission: Submission, name: str, quote: str) -> Finding:
    return Finding(
        "sample_link_shortener",
        Severity.BLOCK,
        name,
        "The message has a link of a public link shortener. Carriers block such messages.",
        fix="Write the link with your own domain; a short domain that is yours alone is fine too.",
        example=make_sample(submission),
        quote=quote,
    )


def _report_other_domain(name: str, quote: str, own: str) -> Finding:
    return Finding(
        "sample_other_domain",
        Severity.WARN,
        name,
        f"The link leads to another domain than your website, {own}.",
        fix="Link to your own website, or say in the use case whose website this is.",
        example=f"https://{own}/orders",
        quote=quote,
    )


def _list_contradictions(submission: Submission, samples: _Samples) -> list[Finding]:
    check = _BY_KIND.get(submission.use_case_type)
    return check(submission, {name: fold(text) for name, text in samples.items()}) if check else []


def _check_authentication(submission: Submission, samples: dict[str, Folded]) -> list[Finding]:
    selling = _list_selling(submission, samples)
    checks = (words.ONE_TIME_CODE, words.SIGN_IN)
    if selling or any(check.search(text.text) for text in samples.values() for check in checks):
        return selling
    name, text = next(iter(samples.items()))
    problem = "You declared one-time codes, but no sample has a code in it or speaks of signing in."
    fix = "Write the message with the code, such as [code], or choose another kind of messages."
    return [_report_disagreement(submission, name, problem, fix, text.source.strip()[:120])]


def _check_transactional(submission: Submission, samples: dict[str, Folded]) -> list[Finding]:
    return _list_selling(submission, samples) or _list_codes(submission, samples)


def _check_marketing(submission: Submission, samples: dict[str, Folded]) -> list[Finding]:
    return _list_codes(submission, samples)


def _list_selling(submission: Submission, samples: dict[str, Folded]) -> list[Finding]:
    kind = UseCaseType(submission.use_case_type).label.partition(":")[0].lower()
    problem = f"You declared {kind}, but this sample sells something."
    fix = "Take the offer out, or choose “Marketing”, or “Several of these” if you send both."
    quotes = {name: _quote_first(words.PROMOTION, text) for name, text in samples.items()}
    return [
        _report_disagreement(submission, name, problem, fix, quote)
        for name, quote in quotes.items()
        if quote
    ]


def _list_codes(submission: Submission, samples: dict[str, Folded]) -> list[Finding]:
    """Only if every sample is a one-time code: one among others may be part of the service."""
    quotes = {name: _quote_code(text) for name, text in samples.items()}
    if not all(quotes.values()):
        return []
    kind = UseCaseType(submission.use_case_type).label.partition(":")[0].lower()
    problem = f"You declared {kind}, but this sample is a one-time code."
    fix = "Choose “Authentication”, or “Several of these” and give a sample of each."
    return [
        _report_disagreement(submission, name, problem, fix, quote)
        for name, quote in quotes.items()
    ]


def _quote_code(text: Folded) -> str:
    if words.OTHER_CODE.search(text.text) or not words.SIGN_IN.search(text.text):
        return ""
    return _quote_first(words.ONE_TIME_CODE, text)


def _report_disagreement(
    submission: Submission, name: str, problem: str, fix: str, quote: str
) -> Finding:
    return Finding(
        "samples_disagree",
        Severity.BLOCK,
        name,
        problem,
        fix=fix,
        example=make_sample(submission),
        quote=quote,
    )


def _list_lacks(dossier: Dossier, samples: _Samples) -> list[Finding]:
    submission = dossier.submission
    first, texts = next(iter(samples)), samples.values()
    found = []
    if submission.business_name and not any(has_brand(text, dossier) for text in texts):
        found.append(_report_no_brand(submission, first))
    needs_way_out = dossier.sends_to_us or submission.use_case_type == UseCaseType.MARKETING
    if needs_way_out and not any(words.OPT_OUT.search(fold(text).text) for text in texts):
        found.append(_report_no_opt_out(submission, first))
    return found


def _report_no_brand(submission: Submission, name: str) -> Finding:
    return Finding(
        "sample_no_brand",
        Severity.WARN,
        name,
        "No sample says who sends it.",
        fix="Begin the message with the name by which people know your business.",
        example=make_sample(submission),
    )


def _report_no_opt_out(submission: Submission, name: str) -> Finding:
    return Finding(
        "sample_no_opt_out",
        Severity.WARN,
        name,
        "No sample says how to stop the messages.",
        fix="End at least one sample with a way out: Reply STOP to opt out.",
        example=make_sample(submission),
    )


def _quote_first(pattern: re.Pattern[str], text: Folded) -> str:
    match = pattern.search(text.text)
    return text.quote(*match.span()) if match else ""


_BY_KIND: dict[str, Callable[[Submission, dict[str, Folded]], list[Finding]]] = {
    UseCaseType.AUTHENTICATION: _check_authentication,
    UseCaseType.NOTIFICATIONS: _check_transactional,
    UseCaseType.CUSTOMER_CARE: _check_transactional,
    UseCaseType.MARKETING: _check_marketing,
}
