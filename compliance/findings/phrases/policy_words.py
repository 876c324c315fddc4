"""Is this page a privacy policy, and does it speak of messages?"""

import re
from collections import Counter
from itertools import islice

from compliance.evidence.page import Page
from compliance.findings.phrases.consent_words import TEXTS
from compliance.findings.phrases.plain import (
    LONGEST_QUOTE,
    Plain,
    Span,
    count_words,
    get_line,
    make_plain,
    pattern,
    phrases,
    words,
)

_FEWEST_WORDS = 30
_FEWEST_TOPICS = 3
_FEWEST_TOPICS_UNTITLED = 5
_FEWEST_MENTIONS = 3
_NAME = pattern(
    r"privacy|data protection",
    r"(?:how|what) we (?:use|do with|handle|treat|collect|keep)",
    r"your (?:data|information)",
    r"personal (?:data|information)",
    r"fair processing|datenschutz|confidentialit|privacidad|gdpr",
)
# What policies speak of. Each counts once, however often it comes.
_TOPICS = (
    phrases(
        r"(?:we|us|our|i|is|are|information|data)\b[^.\n]{0,40}\b"
        r"(?:collect|gather|hold|store|keep|record|note|ask for|process)\w*",
    ),
    phrases(
        r"(?:personal|your|customer|contact) (?:\w+ )?(?:data|information|details)",
        r"(?:mobile|phone) numbers?|name, ",
    ),
    phrases(
        r"(?:use[ds]?|using|need|process\w*) (?:\w+ ){0,4}?"
        r"(?:it|them|this|that|your|to|data|information|number|personal)\b",
    ),
    phrases(
        r"(?:shar|sell|sold|disclos|third part|pass(?:ed)? on|give (?:it|them))\w*",
        r"nobody else|transfer\w*",
    ),
    phrases(
        r"(?:delet|eras|correct|access|unsubscribe|withdraw|object|remov)\w*",
        r"copy of|opt[- ]out|your rights|torn out|see what",
    ),
    words(r"retain|retention|as long as|keep (?:it|them|your)|years|months"),
    words(r"cookies?|analytics|ip address|log files"),
    words(
        r"gdpr|ccpa|cpra|data protection act|information commissioner|ico|controller|legal basis",
        r"pecr|casl|hipaa",
    ),
    words(r"secur\w+|encrypt\w*|protect\w*|safe"),
    words(
        r"(?:policy|notice|statement) (?:explains|describes|tells|sets out|applies|covers|may)",
        r"changes to|last updated|effective",
    ),
    phrases(r"(?:contact|write to|e-?mail|questions)\b[^.\n]{0,60}(?:privacy|data|policy|@)"),
)
_DATA = words(r"privacy|personal (?:data|information|details)|your (?:data|information|details)")
_MENTIONS = words(
    r"sms|mms|text(?:s|ing)?|text messag\w+|messag\w+|mobile|whats ?app",
)


def find_policy(page: Page) -> str:
    """Return the title under which a page is a privacy policy, empty if it is none.

    Many pages carry the name in a menu. A policy has it for a title, or speaks of data all over,
    and goes into what policies go into.
    """
    plain = make_plain(page.text)
    if count_words(page.text) < _FEWEST_WORDS:
        return ""
    title = _find_title(page, plain)
    topics = sum(bool(topic.search(plain.text)) for topic in _TOPICS)
    if title or _NAME.search(page.title.lower()):
        return (title or page.text[:120]) if topics >= _FEWEST_TOPICS else ""
    if _OTHER_TITLE.search(" ".join((page.title, *page.headings[:1])).lower()):
        return ""
    mentions = list(islice(_DATA.finditer(plain.text), _FEWEST_MENTIONS))
    if len(mentions) < _FEWEST_MENTIONS or topics < _FEWEST_TOPICS_UNTITLED:
        return ""
    return plain.quote(*get_line(plain, mentions[0].start()))


def find_messaging(plain: Plain) -> Span | None:
    """Return the line in which a policy speaks of messages to a phone."""
    found = TEXTS.search(plain.text) or _MENTIONS.search(plain.text)
    return get_line(plain, found.start()) if found else None


def _find_title(page: Page, plain: Plain) -> str:
    """Return the line that names the page a policy, unless it is only a link to one."""
    for heading in page.headings:
        named = _TITLE_LINE.search(make_plain(heading).text)
        if named and heading in page.text and not _REFERRING.search(named[0]):
            return heading[:LONGEST_QUOTE]
    return _find_title_line(page, plain)


def _find_title_line(page: Page, plain: Plain) -> str:
    """Each link accounts for one line with its words, be it a line of their own or a menu."""
    links = Counter(make_plain(link.text).text for link in page.links if "rivacy" in link.text)
    lines = list(islice(_TITLE_LINE.finditer(plain.text), 50))
    for line in lines:
        if line[0] not in links:
            menu = [link for link in links if link in line[0]]
            links.subtract(menu)
            if not menu and not _REFERRING.search(line[0]):
                return plain.quote(*line.span())
    for line in lines:
        if line[0] in links:
            links[line[0]] -= 1
            if links[line[0]] < 0:
                return plain.quote(*line.span())
    return ""


_TITLE_LINE = re.compile(
    r"^(?:.{0,60}\b)?(?:privacy (?:policy|policies|notice|statement|promise|charter|information)|"
    r"data protection|(?:how|what) we (?:use|do with|handle|treat|collect|keep|look after)|"
    r"fair processing|datenschutz\w*)\b.{0,60}$|^\W*(?:\d+\W*)?(?:our |your )?privacy\b.{0,40}$",
    re.M,
)
_OTHER_TITLE = words(r"terms|conditions|contact|about|welcome|home|blog|faqs?|shop|cookie policy")
_REFERRING = words(r"see|read|view|agree|accept|please|refer|visit|click|subject|protected by")
