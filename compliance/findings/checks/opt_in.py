"""The opt-in page shows what people agree to: the seven elements of a messaging disclosure.

Who sends, HELP, STOP, how often, what it costs, terms, privacy policy. US carriers ask for all
seven; elsewhere the sender, STOP and the privacy policy are required by law or custom, and the rest
is advice. Each element that is there is quoted; of each that is not, the nearest miss.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from compliance.evidence.page import Page
from compliance.evidence.visit import OPT_IN, Visit
from compliance.findings.dossier import Dossier
from compliance.findings.finding import Finding, Severity
from compliance.findings.phrases import elements, frequency, policy_mentions, rates
from compliance.findings.phrases.brand import get_brand
from compliance.findings.phrases.disclosure import read_disclosure
from compliance.findings.phrases.elements import OptInPage, Sign
from compliance.findings.phrases.examples import write_examples
from compliance.findings.phrases.opt_in_sentences import (
    ELEMENT_TEXTS,
    LOCKED,
    NOTHING,
    NOTHING_SEEN,
    PRETICKED,
    UNREACHABLE,
)
from compliance.findings.phrases.plain import LONGEST_QUOTE, make_plain
from compliance.findings.phrases.site_states import find_error, find_login_wall, is_empty
from compliance.findings.phrases.visits import describe_trouble, is_answered, place_of

_FIELD = "cta_url"
_ADVICE_OUTSIDE_US = frozenset({"help", "frequency", "rates", "terms"})
_FINDERS: dict[str, Callable[[OptInPage], Sign | None]] = {
    "sender": elements.find_sender,
    "help": elements.find_help_word,
    "stop": elements.find_stop_word,
    "frequency": elements.find_frequency,
    "rates": elements.find_rates,
    "terms": elements.find_terms,
    "privacy": elements.find_privacy,
}
_NEAREST = {
    "help": re.compile(r"\b(?:help|support|customer service|contact us|questions)\b"),
    "stop": re.compile(r"\b(?:opt[- ]?out|unsubscribe|stop|cancel|withdraw|any ?time)\b"),
    "frequency": frequency.NEAR,
    "rates": rates.NEAR,
    "terms": policy_mentions.NEAR_TERMS,
    "privacy": policy_mentions.NEAR_PRIVACY,
}
_TICKED_CONSENT = re.compile(
    r"\b(?:agree|consent|receive|send me|texts?|sms|messages?|offers?|news\w*|marketing|updates|"
    r"subscribe|contact|sign me up|opt)\b"
)


def check_opt_in(dossier: Dossier) -> list[Finding]:
    visit = dossier.visits.get(OPT_IN)
    if visit is None:
        return []
    if not is_answered(visit) or (visit.page is None and visit.fetched.body):
        return [_tell_unreachable(dossier, describe_trouble(visit))]
    if visit.page is None:
        return [_tell(dossier, "opt_in_disclosure_missing", NOTHING_SEEN)]
    opt_in = OptInPage(
        page=visit.page,
        url=visit.fetched.final_url,
        brand=get_brand(dossier.submission),
        disclosure=read_disclosure(make_plain(visit.page.text)),
    )
    signs = {element: find(opt_in) for element, find in _FINDERS.items()}
    if not opt_in.disclosure.consent and not signs["help"] and not signs["stop"]:
        return [_tell_nothing(dossier, visit, opt_in)]
    return [*_list_elements(dossier, opt_in, signs), *_check_boxes(dossier, visit.page)]


def _tell_nothing(dossier: Dossier, visit: Visit, opt_in: OptInPage) -> Finding:
    """A page without any disclosure may be no page at all: a login, an error, an empty shell."""
    if find_login_wall(visit) is not None:
        return _tell_unreachable(dossier, LOCKED)
    if error := find_error(opt_in.page):
        return _tell_unreachable(dossier, f"It says: {error[0]}")
    sentences = NOTHING_SEEN if is_empty(opt_in.page) else NOTHING
    nearest = _find_nearest_offer(opt_in)
    return _tell(dossier, "opt_in_disclosure_missing", sentences, quote=nearest)


def _tell_unreachable(dossier: Dossier, trouble: str) -> Finding:
    problem, fix = UNREACHABLE
    return _tell(dossier, "opt_in_unreachable", (problem.format(trouble=trouble), fix))


def _list_elements(
    dossier: Dossier, opt_in: OptInPage, signs: dict[str, Sign | None]
) -> Iterator[Finding]:
    for element, sign in signs.items():
        if sign:
            yield _confirm(dossier, element, _quote(opt_in, sign))
        else:
            yield _miss(dossier, element, _find_nearest(opt_in, element))


def _check_boxes(dossier: Dossier, page: Page) -> list[Finding]:
    """Consent is given, not kept; other boxes may be ticked."""
    for line in page.ticked:
        if _TICKED_CONSENT.search(line.lower()):
            quote = line[:LONGEST_QUOTE] if line in page.text else ""
            return [_tell(dossier, "opt_in_preticked", PRETICKED, Severity.WARN, quote=quote)]
    return []


def _quote(opt_in: OptInPage, sign: Sign) -> str:
    found, around = sign
    return opt_in.plain.quote_around(found, around)


def _find_nearest(opt_in: OptInPage, element: str) -> str:
    """Return the sentence that comes nearest to a missing element, first those about texts."""
    disclosure = opt_in.disclosure
    if element == "sender":
        return _quote_first(opt_in, disclosure.consent)
    near = _NEAREST[element]
    elsewhere = element not in ("terms", "privacy")  # these stand anywhere on a page
    ordered = sorted(disclosure.telling, key=lambda at: elsewhere and at not in disclosure.texty)
    return _quote_first(opt_in, (each for each in ordered if near.search(disclosure.read(each))))


def _find_nearest_offer(opt_in: OptInPage) -> str:
    read = opt_in.disclosure.read
    offers = (each for each in opt_in.disclosure.telling if _TICKED_CONSENT.search(read(each)))
    return _quote_first(opt_in, offers)


def _quote_first(opt_in: OptInPage, indexes: Iterable[int]) -> str:
    for index in indexes:
        return opt_in.plain.quote(*opt_in.disclosure.sentences[index])
    return ""


def _confirm(dossier: Dossier, element: str, quote: str) -> Finding:
    text = ELEMENT_TEXTS[element]
    return Finding(
        code="opt_in_element_found",
        severity=Severity.INFO,
        field=_FIELD,
        problem=f"Found on the opt-in page: {text.name}.",
        quote=quote,
        element=element,
        **place_of(dossier.visits[OPT_IN]),
    )


def _miss(dossier: Dossier, element: str, nearest: str) -> Finding:
    text, examples = ELEMENT_TEXTS[element], write_examples(dossier.submission)
    advice = element in _ADVICE_OUTSIDE_US and not dossier.sends_to_us
    return Finding(
        code=f"opt_in_no_{element}",
        severity=Severity.WARN if advice else Severity.BLOCK,
        field=_FIELD,
        problem=text.problem.format(name=examples.name),
        fix=text.fix,
        example=text.write_example(examples),
        quote=nearest,
        element=element,
        **place_of(dossier.visits[OPT_IN]),
    )


def _tell(
    dossier: Dossier,
    code: str,
    sentences: tuple[str, str],
    severity: Severity = Severity.BLOCK,
    quote: str = "",
) -> Finding:
    problem, fix = sentences
    return Finding(
        code=code,
        severity=severity,
        field=_FIELD,
        problem=problem,
        fix=fix,
        example=write_examples(dossier.submission).disclosure,
        quote=quote,
        **place_of(dossier.visits[OPT_IN]),
    )
