"""Which link of a page leads to the business's own privacy policy, and which to its terms.

By the words of the link first, by its address second. The policies of others (whoever runs the
map, the form or the payment) are not the business's, and neither is an article about privacy.
"""

import re
from collections.abc import Iterable
from urllib.parse import unquote, urldefrag, urlsplit

from compliance.domains import get_registrable_domain
from compliance.evidence.invisible import INVISIBLE
from compliance.evidence.page import Link, Page

# Services that customers' pages embed; links to their own policies stand on half of all pages.
_SERVICES_WORDS = (
    "google.com facebook.com meta.com instagram.com whatsapp.com twitter.com x.com tiktok.com "
    "youtube.com linkedin.com pinterest.com apple.com microsoft.com cloudflare.com hcaptcha.com "
    "stripe.com paypal.com squareup.com klarna.com shopify.com wix.com squarespace.com godaddy.com "
    "automattic.com wordpress.org mailchimp.com intuit.com hubspot.com klaviyo.com attentive.com "
    "calendly.com typeform.com jotform.com eventbrite.com twilio.com vimeo.com opentable.com "
    "ico.org.uk ftc.gov allaboutcookies.org aboutcookies.org networkadvertising.org "
    "aboutads.info youronlinechoices.com"
)
_SERVICES = frozenset(_SERVICES_WORDS.split())
_DOCUMENT = "policy|policies|notice|statement|promise|charter|information|info|practices|terms"
_PRIVACY_WORDS = (
    (10, re.compile(rf"privacy (?:and|&|\+|/)? ?(?:\w+ )?(?:{_DOCUMENT})\b")),
    (10, re.compile(r"(?:data protection|fair processing) (?:policy|notice|statement)")),
    (
        9,
        re.compile(r"(?:our |your |view |read |see |the )?privacy(?: policy| hub| cent(?:re|er))?"),
    ),
    (
        8,
        re.compile(
            r"(?:our )?(?:terms|cookies?|legal|security|data|policies|accessibility)[\w ]{0,12}"
            r"(?:,|&|and|\+|/) ?privacy|privacy ?(?:,|&|and|\+|/) ?[\w &]{3,40}|"
            r"privacy (?:at|with) .+"
        ),
    ),
    (7, re.compile(r"(?:our |your )?data (?:protection|policy|notice|privacy)(?: .{0,20})?")),
    (
        7,
        re.compile(
            r"(?:how|what) we (?:use|do with|handle|treat|protect|process|collect|keep|look after)"
            r"[\w ]{0,12} your (?:personal )?(?:data|information|details|number)s?"
        ),
    ),
    (6, re.compile(r"(?:personal data|personal information)(?: .{0,20})?|information we collect")),
    (6, re.compile(r"gdpr(?: .{0,20})?")),
    (
        6,
        re.compile(
            "datenschutz(?:erkl(?:ä|ae)rung|hinweise)?|politique de confidentialit(?:é|e)|"
            "confidentialit(?:é|e)|(?:pol(?:í|i)tica|aviso) de privacidad(?:e)?|privacidad|"
            "informativa (?:sulla )?privacy|privacyverklaring|privacybeleid|integritetspolicy"
        ),
    ),
    (3, re.compile(r"(?:your )?privacy (?:rights|choices)")),
)
_TERMS_WORDS = (
    (
        10,
        re.compile(r".{0,20}\b(?:sms|text|texting|messaging|mobile|message)[\w ]{0,12} terms\b.*"),
    ),
    (9, re.compile(r".{0,20}\bterms (?:and|&|\+|of|n) ?\w+.{0,40}")),
    (8, re.compile(r"(?:our |the |full |see |read |view |site |website |user )?terms\b.{0,20}")),
    (8, re.compile(r".{0,12}\bt ?(?:&|and|\+) ?c'?s?\b.{0,12}")),
    (7, re.compile(r"(?:general )?conditions of (?:use|sale|service)|(?:user|service) agreement")),
    (7, re.compile(r"[\w' ]{3,30} (?:and|&|\+) terms")),
    (7, re.compile(r"(?:booking|sale|purchase|program(?:me)?|membership) (?:conditions|rules)")),
    (6, re.compile(r"(?:club|house|list|texting|sms|alert) rules|rules of the \w+")),
    (6, re.compile(r"privacy(?: policy)? (?:&|and|\+|/) ?terms.{0,20}")),
    (
        6,
        re.compile(
            "(?:t(?:é|e)rminos|condiciones)(?: .{0,30})?|(?:conditions g(?:é|e)n(?:é|e)rales|"
            "conditions d.utilisation)(?: .{0,20})?|agb|nutzungsbedingungen"
        ),
    ),
)
_PRIVACY_PATH = re.compile(
    r"(?:^|[/_.-])(?:privacy|datenschutz\w*|data-?protection)"
    r"(?:[-_ ]?(?:policy|policies|notice|statement|terms|and|cookies?|info|uk|us|en))*"
    r"(?:\.\w{2,5})?/?$"
)
_TERMS_PATH = re.compile(
    r"(?:^|[/_.-])(?:terms|tos|tandcs?|t-and-cs?|conditions)"
    r"(?:[-_ ]?(?:and|of|conditions|service|use|sms|business|policy|privacy))*(?:\.\w{2,5})?/?$"
)
_ARTICLE = re.compile(r"/(?:blog|news|articles?|products?|collections?|categor(?:y|ies)|stories)/")
_BESIDE = re.compile(
    r"\b(?:do not (?:sell|share)|fenc(?:es?|ing)|glass|screens?|film|hedges?|filters?|blinds?|"
    r"curtains?|generators?|templates?|checklists?|google|recaptcha|facebook)\b"
)
_HINT = re.compile(
    "priva|datens|data|protec|confid|informati|gdpr|integrit|your|term|tos|cond|agree|t ?&|t ?and|"
    "c'?s"
)
# A policy that stands on the page itself: its title, and some lines of text under it.
_POLICY_BELOW = re.compile(
    r"^(?:our |\w+(?:'s)? )?privacy (?:policy|notice|statement)\b.{0,40}\n"
    r"(?:.{1,80}\n){0,3}?.{120,}",
    re.I | re.M,
)


def find_privacy_url(page: Page, page_url: str) -> str:
    """Return where the privacy policy stands, which may be on this very page; empty if nowhere."""
    link = find_privacy_link(page, page_url)
    if link:
        return link.url
    return page_url if _POLICY_BELOW.search(page.text) else ""


def find_terms_url(page: Page, page_url: str) -> str:
    link = find_terms_link(page, page_url)
    return link.url if link else ""


def find_privacy_link(page: Page, page_url: str) -> Link | None:
    return _find_best(page.links, page_url, (_PRIVACY_WORDS, _PRIVACY_PATH))


def find_terms_link(page: Page, page_url: str) -> Link | None:
    return _find_best(page.links, page_url, (_TERMS_WORDS, _TERMS_PATH))


_Words = tuple[tuple[int, re.Pattern[str]], ...]


def _find_best(
    links: Iterable[Link], page_url: str, signs: tuple[_Words, re.Pattern[str]]
) -> Link | None:
    best, best_score = None, 0
    home = get_registrable_domain(page_url)
    here = urldefrag(page_url).url
    for link in dict.fromkeys(links):
        if link.url.rstrip("#") == here:
            continue  # leads nowhere, or is opened by a script
        score = _score(link, signs)
        if score > best_score and (score := score - _get_distance(link.url, home)) > best_score:
            best, best_score = link, score
    return best


def _score(link: Link, signs: tuple[_Words, re.Pattern[str]]) -> int:
    """Words that say what the link is count most; an address alone counts little."""
    words, path = signs
    text = " ".join(INVISIBLE.sub("", link.text).lower().replace("’", "'").split()).strip(
        " .,:;>»→›|-()[]*"
    )
    if not _HINT.search(text) and not _HINT.search(link.url.lower()):
        return 0
    if _BESIDE.search(text):
        return 0
    ways = {text, *text.split(" / ")}  # a link may say the same in two languages
    parts = urlsplit(link.url)
    where = unquote(parts.path).lower()
    if parts.fragment:
        where = parts.fragment.lower().strip("/!")
    if len(text) <= 80:
        for score, known in words:
            if any(map(known.fullmatch, ways)) or (score == 10 and known.search(text)):
                return score * 2 + bool(path.search(where)) - 8 * bool(_ARTICLE.search(where))
    return 5 if path.search(where) and not _ARTICLE.search(where) else 0


def _get_distance(url: str, home: str) -> int:
    """Somebody else's site may hold the business's policy, but never if it is a known service."""
    domain = get_registrable_domain(url)
    if domain == home:
        return 0
    return 100 if domain in _SERVICES else 4
