"""The seven things that a person must be able to read where they agree to receive texts.

Who sends, HELP, STOP, how often, what it costs, the terms and the privacy policy (CTIA Messaging
Principles and Best Practices 5.1; the carriers' codes of conduct ask the same).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from compliance.evidence.page import Link, Page
from compliance.evidence.policy_links import find_privacy_link, find_terms_link
from compliance.findings.phrases import frequency, policy_mentions, rates
from compliance.findings.phrases.brand import Brand
from compliance.findings.phrases.consent_words import EMAIL, TEXTS
from compliance.findings.phrases.disclosure import Disclosure, find_surroundings
from compliance.findings.phrases.keywords import find_help, find_stop
from compliance.findings.phrases.plain import Plain, Span, get_line, make_plain

Sign = tuple[Span, Span]  # what was found, and the sentence around it


@dataclass(frozen=True, slots=True)
class OptInPage:
    page: Page
    url: str
    brand: Brand
    disclosure: Disclosure

    @property
    def plain(self) -> Plain:
        return self.disclosure.plain


def find_sender(opt_in: OptInPage) -> Sign | None:
    """The business is named where people agree, not only at the head of the page."""
    disclosure = opt_in.disclosure
    for index in disclosure.consent:
        sentence = disclosure.sentences[index]
        if found := opt_in.brand.find(opt_in.plain, *sentence):
            return found, sentence
    for index in disclosure.consent:
        line = find_surroundings(disclosure, index)
        if found := opt_in.brand.find(opt_in.plain, *line):
            return found, line
    for index in sorted(disclosure.texty):
        if found := opt_in.brand.find(opt_in.plain, *disclosure.sentences[index]):
            return found, disclosure.sentences[index]
    return _find_sender_in_title(opt_in)


def _find_sender_in_title(opt_in: OptInPage) -> Sign | None:
    """A title such as "Join the Hazel & Finch list" close by also names the sender.

    So does the answer to "Who texts you", in a table. The name alone, at the head or foot of a
    page, says nothing about texts, nor do the words that it is made of.
    """
    sentences = opt_in.disclosure.sentences
    for index in (*opt_in.disclosure.consent, *sorted(opt_in.disclosure.texty)):
        for near in range(max(index - 2, 0), min(index + 3, len(sentences))):
            found = opt_in.brand.find(opt_in.plain, *sentences[near])
            if found and _is_about_sender(opt_in, near, found):
                return found, sentences[near]
    return None


def _is_about_sender(opt_in: OptInPage, index: int, brand: Span) -> bool:
    text, start = opt_in.disclosure.read(index), opt_in.disclosure.sentences[index].start
    others = f"{text[: brand.start - start]}-{text[brand.end - start :]}"
    if _FOOT.search(others):
        return False
    asked = index > 0 and _WHO.fullmatch(opt_in.disclosure.read(index - 1))
    return bool(asked or _INVITING.search(others))


_INVITING = re.compile(
    r"\b(?:join|sign[ -]?up|subscribe|alerts?|updates|notifications|reminders|news|club|list|"
    r"offers|notices|texts|messages|program(?:me)?|hear from|(?:send|sends|sending|tell|tells|warn|"
    r"remind|add|adds|notify|contact|alert) you|let(?:s|ting)? you know|in touch)\b"
)
_WHO = re.compile(
    r"\W*(?:who(?:'s| is| are)? (?:\w+ )?(?:texts?|texting|sends?|sending|writes?|messages?|we are|"
    r"it is from|they are from|from)(?: \w+){0,3}|sender|sent by|from|program(?:me)?(?: name)?)\W*"
)
_FOOT = re.compile(r"©|\(c\)|copyright|all rights reserved|powered by")


def find_help_word(opt_in: OptInPage) -> Sign | None:
    return _find_in_sentences(opt_in, find_help)


def find_stop_word(opt_in: OptInPage) -> Sign | None:
    return _find_in_sentences(opt_in, find_stop)


def _find_in_sentences(
    opt_in: OptInPage, find: Callable[[Plain, Span], Span | None]
) -> Sign | None:
    for _, sentence, _ in _iter_sentences(opt_in):
        if found := find(opt_in.plain, sentence):
            return found, sentence
    return None


def find_frequency(opt_in: OptInPage) -> Sign | None:
    near = opt_in.disclosure.is_near_texts
    for index, sentence, text in _iter_sentences(opt_in):
        if EMAIL.search(text) and not TEXTS.search(text):
            continue
        found = None
        if near(index, reach=4) or _NAMES_TEXTS.search(text):
            found = frequency.SAID.search(text)
        if found is None and (near(index, reach=0) or _NAMES_TEXTS.search(text)):
            found = frequency.IN_TEXTS.search(text)
        if found is None and near(index):
            found = frequency.BESIDE_TEXTS.search(text)
        if found:
            return _locate(found, sentence), sentence
    return None


_NAMES_TEXTS = re.compile(r"\b(?:messages?|messaging|msgs?|texts?|sms|txts?)\b")


def find_rates(opt_in: OptInPage) -> Sign | None:
    for index, sentence, text in _iter_sentences(opt_in):
        told = _mask(rates.OTHER_PRICES, text)
        found = rates.SAID.search(told)
        if found is None and opt_in.disclosure.is_near_texts(index):
            found = rates.NEAR_TEXTS.search(told)
        if found:
            return _locate(found, sentence), sentence
    return None


def find_terms(opt_in: OptInPage) -> Sign | None:
    link = find_terms_link(opt_in.page, opt_in.url)
    words, line = policy_mentions.TERMS, policy_mentions.TERMS_LINE
    return _find_policy(opt_in, link, words, line)


def find_privacy(opt_in: OptInPage) -> Sign | None:
    link = find_privacy_link(opt_in.page, opt_in.url)
    words, line = policy_mentions.PRIVACY, policy_mentions.PRIVACY_LINE
    return _find_policy(opt_in, link, words, line)


def _find_policy(
    opt_in: OptInPage, link: Link | None, words: re.Pattern[str], line: re.Pattern[str]
) -> Sign | None:
    """A link counts, and so do words; a link without words is found, but cannot be quoted."""
    if link and (linked := _find_link(opt_in, link)):
        return linked
    for _, sentence, text in _iter_sentences(opt_in):
        if policy_mentions.OTHERS.search(text):
            continue
        told = _mask(policy_mentions.NO_TERMS, text)
        if found := words.search(told) or line.fullmatch(told):
            return _locate(found, sentence), sentence
    return (Span(0, 0), Span(0, 0)) if link else None


def _find_link(opt_in: OptInPage, link: Link) -> Sign | None:
    words, plain = make_plain(link.text).text, opt_in.plain
    at = plain.text.find(words) if policy_mentions.TELLING.search(words) else -1
    if at < 0:
        return None
    around = (each for each in opt_in.disclosure.sentences if each.start <= at < each.end)
    return Span(at, at + len(words)), next(around, get_line(plain, at))


def _iter_sentences(opt_in: OptInPage) -> Iterator[tuple[int, Span, str]]:
    for index in opt_in.disclosure.telling:
        yield index, opt_in.disclosure.sentences[index], opt_in.disclosure.read(index)


def _mask(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda other: "-" * len(other[0]), text)


def _locate(found: re.Match[str], sentence: Span) -> Span:
    return Span(sentence.start + found.start(), sentence.start + found.end())
