"""The sentences of a page in which people agree to receive messages."""

import re
from dataclasses import dataclass

from compliance.findings.phrases.consent_words import (
    AGREE_TO_MESSAGES,
    CONSENT,
    EMAIL,
    KEYWORD,
    TEXTS,
    WRITING_TO_US,
)
from compliance.findings.phrases.keywords import find_help, find_stop
from compliance.findings.phrases.plain import Plain, Span, get_line, split_sentences

_MOST = 3_000  # telling sentences that are looked at, from either end of a page
_CLOSE = 500  # characters
_HINT = re.compile(
    "sms|mms|rcs|txt|text|msg|messag|whats|alert|notif|remind|updates|code|stop|help|opt|freq|often|"
    "rate|charge|cost|fee|tariff|term|condition|t&c|privacy|data|polic|agreement|subscri|consent|agree|"
    "month|week|year|dail| day|per|max|up to|once|twice|many|depend|"
    "hear from|add you|(?:send|tell|warn)s? you "
)


@dataclass(frozen=True, slots=True)
class Disclosure:
    """Where a page speaks of texts at all, and where of agreeing to them."""

    plain: Plain
    sentences: tuple[Span, ...]
    telling: tuple[int, ...]  # indexes of the sentences worth reading
    texty: frozenset[int]  # of those about messages on a phone
    consent: tuple[int, ...]  # of those about receiving them

    def read(self, index: int) -> str:
        span = self.sentences[index]
        return self.plain.text[span.start : span.end]

    def is_near_texts(self, index: int, *, reach: int = 2) -> bool:
        """Whether a sentence stands among sentences about texts."""
        return any(near in self.texty for near in range(index - reach, index + reach + 1))


def read_disclosure(plain: Plain) -> Disclosure:
    sentences = split_sentences(plain)
    telling = [index for index, span in enumerate(sentences) if _HINT.search(plain.text, *span)]
    if len(telling) > 2 * _MOST:
        telling = telling[:_MOST] + telling[-_MOST:]
    texty, consent = set(), []
    for index in telling:
        start, end = sentences[index]
        text = _blank(WRITING_TO_US, plain.text[start:end])
        keyword = KEYWORD.search(text)
        instructed = find_stop(plain, sentences[index]) or find_help(plain, sentences[index])
        if keyword or instructed or TEXTS.search(text) or _is_agreement(text):
            texty.add(index)
            if keyword or CONSENT.search(text):
                consent.append(index)
    return Disclosure(plain, sentences, tuple(telling), frozenset(texty), tuple(consent))


def find_surroundings(disclosure: Disclosure, index: int) -> Span:
    """Return the line that a sentence stands in, or of a long one what is close to it."""
    start, end = disclosure.sentences[index]
    first = get_line(disclosure.plain, start).start
    last = get_line(disclosure.plain, max(end - 1, start)).end
    return Span(max(first, start - _CLOSE), min(last, end + _CLOSE))


def _is_agreement(text: str) -> bool:
    return bool(AGREE_TO_MESSAGES.search(text)) and not EMAIL.search(text)


def _blank(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda found: " " * len(found[0]), text)
