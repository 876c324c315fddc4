"""Does a privacy policy promise not to share mobile numbers and consent, or does it say it does?

Read sentence by sentence, and within a sentence clause by clause: "we do not share your number, but
our partners may text you" promises nothing. A general statement about personal data counts as one
about numbers unless the policy takes numbers out of it. Passing data to those who deliver the
messages, or to a court, is not sharing for marketing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from compliance.findings.phrases import clause_words
from compliance.findings.phrases import sharing_parties as parties
from compliance.findings.phrases import sharing_words as words
from compliance.findings.phrases.consent_words import TEXTS
from compliance.findings.phrases.plain import Plain, Span, split_sentences

_MOST_SENTENCES = 4_000
_MOST_ITEMS = 12  # of one list
_HINT = re.compile(
    "shar|sell|sold|rent|disclos|trad|exchang|distribut|provid|pass|give|giv|transfer|releas|suppl|"
    "forward|partner|affiliat|third|opt.?in|exclud|nobody|no one|no other|leave|further|with us|"
    "between us|ourselves|by us|for us|alone|lend|leas|swap|divulg|made|monetiz"
)


@dataclass(frozen=True, slots=True)
class Sharing:
    """Where a policy says what; empty spans where it says nothing."""

    promise: Span | None = None  # numbers or consent are not shared
    breach: Span | None = None  # they are, or may be, for marketing
    nearest: Span | None = None  # a promise that does not go far enough


@dataclass(frozen=True, slots=True)
class _Sentence:
    span: Span
    text: str
    before: str  # what stands before it, as far as "it" may refer to it

    @property
    def is_mobile(self) -> bool:
        return bool(words.MOBILE.search(self.text))

    @property
    def may_mean_numbers(self) -> bool:
        """Whether "it" or "your information" stands for a number named just before."""
        return bool(words.MOBILE.search(self.before) or TEXTS.search(self.before))


def read_sharing(plain: Plain) -> Sharing:
    promise = breach = general_breach = nearest = None
    for sentence in _iter_sentences(plain):
        verdict = _judge(sentence)
        if verdict == "promise":
            promise = promise or sentence.span
        elif verdict == "breach":
            breach = breach or sentence.span
        elif verdict == "general breach":
            general_breach = general_breach or sentence.span
        elif verdict == "near":
            nearest = nearest or sentence.span
    if promise is None:
        breach = breach or general_breach
    return Sharing(promise, breach, nearest)


def _iter_sentences(plain: Plain) -> Iterator[_Sentence]:
    """Yield sentences that may be about sharing; items of a list with the words that lead them."""
    spans = split_sentences(plain)[:_MOST_SENTENCES]
    lead: Span | None = None
    items = 0
    for index, span in enumerate(spans):
        text = plain.text[span.start : span.end]
        before = plain.text[spans[max(index - 2, 0)].start : span.start]
        if lead and items < _MOST_ITEMS and not _BEGINS_ANEW.match(text):
            items += 1
            yield from _lead_items(plain, lead, span, before)
            continue
        lead, items = (span, 0) if text.endswith(":") else (None, 0)
        if _HINT.search(text):
            yield _Sentence(span, text, before)


def _lead_items(plain: Plain, lead: Span, span: Span, before: str) -> Iterator[_Sentence]:
    """Yield each line of a list as a sentence: "we share your number with" and "partners"."""
    opening = plain.text[lead.start : lead.end].rstrip(":")
    if not _HINT.search(opening):
        return
    start = span.start
    for line in plain.text[span.start : span.end].split("\n"):
        item = Span(start, start + len(line))
        start = item.end + 1
        yield _Sentence(item, f"{opening} {line}", before)


_BEGINS_ANEW = re.compile(
    r"\W*(?:we|you|our|this|these|if|they|it|when|please|under|no|how|what|all)\s"
)


def _judge(sentence: _Sentence) -> str:
    if clause_words.NO_STATEMENT.search(sentence.text):
        return ""
    about_numbers = sentence.is_mobile or sentence.may_mean_numbers
    if about_numbers and words.KEPT.search(sentence.text) and not _has_breach(sentence):
        return "promise"
    verdicts = [_judge_clause(clause, sentence) for clause in _split_clauses(sentence.text)]
    return next((verdict for verdict in _GRAVEST_FIRST if verdict in verdicts), "")


def _has_breach(sentence: _Sentence) -> bool:
    return any(
        _judge_clause(clause, sentence) == "breach" for clause in _split_clauses(sentence.text)
    )


def _split_clauses(text: str) -> list[str]:
    """Return the clauses of a sentence; one that goes on about the same begins with "it"."""
    clauses = clause_words.CONTRAST.split(clause_words.ASIDE.sub(" ", text))
    return [f"it {each}" if _GOES_ON.match(each) else each for each in clauses if each.strip()]


_GOES_ON = re.compile(r"\s*(?:will|is|are|do|does|may|can|never|shall|don't|won't|isn't|aren't)\b")


def _judge_clause(clause: str, sentence: _Sentence) -> str:
    main, exception = _split_exception(clause)
    if _lets_partners_write(main):
        return "breach"
    verdicts = {_judge_verb(verb, main, exception, sentence) for verb in _find_sharing(main)}
    return next((verdict for verdict in _GRAVEST_FIRST if verdict in verdicts), "")


def _judge_verb(verb: re.Match[str], main: str, exception: str, sentence: _Sentence) -> str:
    if not _is_denied(main, verb):
        return _judge_statement(main, exception, sentence)
    if exception and _is_loophole(exception):
        return "breach" if _is_about_numbers(main, sentence) else "general breach"
    return _judge_promise(main, sentence)


def _lets_partners_write(main: str) -> bool:
    """Whether others may write to people, which is sharing by another name."""
    found = words.PARTNERS_WRITE.search(main)
    if (
        not found
        or parties.HELPERS.search(main)
        or clause_words.NEGATION.search(main, 0, found.end())
    ):
        return False
    return bool(words.MARKETING.search(main) or _MESSAGES.search(found[0]))


_MESSAGES = re.compile(r"\b(?:calls|texts|messages|sms)\b")
_GRAVEST_FIRST = ("breach", "general breach", "promise", "near")


def _split_exception(clause: str) -> tuple[str, str]:
    found = clause_words.EXCEPTION.search(clause)
    if not found:
        return clause, ""
    main, exception = clause[: found.start()], clause[found.start() :]
    if main.strip(" ,("):
        return main, exception
    exception, _, main = exception.partition(", ")
    return main, exception


def _find_sharing(clause: str) -> Iterator[re.Match[str]]:
    """Yield the verbs by which data leaves the business, not those by which it comes."""
    for verb in words.SHARE.finditer(clause):
        if clause_words.BY_YOU.search(clause, 0, verb.start()) or clause_words.TO_US.match(
            clause, verb.end()
        ):
            continue
        if clause_words.TO_YOU.match(clause, verb.end()):
            continue
        if clause_words.CAME_IN.match(verb[0]) and clause_words.AS_GIVEN.search(
            clause, 0, verb.start()
        ):
            continue
        if (
            words.SHARES_OUTRIGHT.match(verb[0])
            or words.SELLS.match(verb[0])
            or words.PASS_ON.match(clause, verb.start())
            or (words.WEAK.match(clause, verb.start()) and parties.OUTSIDERS.search(clause))
        ):
            yield verb


def _is_denied(clause: str, verb: re.Match[str]) -> bool:
    """Whether the clause says that the sharing does not happen."""
    told = clause_words.NOT_NEGATION.sub(lambda found: "-" * len(found[0]), clause)
    if clause_words.NEGATION.search(told, 0, verb.start()):
        return True
    after = told[verb.end() : verb.end() + 60]
    return bool(
        re.search(r"\b(?:with|to|by)\s+(?:no\s?(?:one|body)?|none|nobody|neither)\b", after)
    )


def _judge_promise(main: str, sentence: _Sentence) -> str:
    shares = words.SHARES_OUTRIGHT.search(main) or words.WEAK.search(main)
    shares = shares or words.PASS_ON.search(main)
    if _is_about_numbers(main, sentence) and shares:
        return "promise"
    return "near" if words.DATA.search(main) or words.MOBILE.search(main) else ""


def _judge_statement(main: str, exception: str, sentence: _Sentence) -> str:
    """Judge a clause that says that something is or may be shared."""
    whole = f"{main} {exception}"
    if words.MOBILE.search(exception):
        return "promise" if parties.OUTSIDERS.search(main) else ""
    if not _is_for_marketing(whole):
        return ""
    means_numbers = sentence.may_mean_numbers or sentence.is_mobile
    if words.MOBILE.search(main) or (means_numbers and _POINTS_BACK.search(main)):
        return "breach"
    if words.EMAIL_ONLY.search(main) or words.NOBODYS.search(sentence.text):
        return ""
    return "general breach" if words.DATA.search(main) else ""


_POINTS_BACK = re.compile(r"\b(?:it|them|these|this|that|those)\b")


def _is_for_marketing(text: str) -> bool:
    others = parties.HELPERS.sub("-", text)
    if parties.MARKETERS.search(others):
        return not parties.ON_OUR_BEHALF.search(text)
    if not parties.OUTSIDERS.search(others):
        return bool(words.SELLS.search(text)) and bool(words.MOBILE.search(text))
    if words.SELLS.search(text):
        return not _TRANSFER.search(text)
    return bool(words.MARKETING.search(text)) and not parties.ON_OUR_BEHALF.search(text)


_TRANSFER = re.compile(
    r"\b(?:merg\w+|acqui\w+|bankrupt\w*|insolven\w*|successor|reorgani\w+|sale of|the buyer)\b"
)


def _is_loophole(exception: str) -> bool:
    """Whether an exception lets numbers out for marketing; the law or a carrier is none."""
    if clause_words.OPT_OUT_CONDITION.search(exception):
        return True
    others = parties.HELPERS.sub("-", exception)
    if parties.ON_OUR_BEHALF.search(exception):
        return False
    return bool(parties.MARKETERS.search(others) or parties.OUTSIDERS.search(others))


def _is_about_numbers(main: str, sentence: _Sentence) -> bool:
    if words.MOBILE.search(main):
        return True
    if words.EMAIL_ONLY.search(main) or words.NOBODYS.search(main):
        return False
    return bool(words.DATA.search(main)) and (sentence.is_mobile or sentence.may_mean_numbers)
