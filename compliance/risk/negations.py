"""Words that are named only to be ruled out: "we never sell tobacco", "prohibited content: …"."""

import re

_BEFORE = 160  # characters of the same sentence
_SECTION = 600  # characters of a page that may stand between a heading and an item of its list
_DOING = (
    "sell|send|offer|allow|permit|accept|promote|advertise|contain|include|provide|serve|stock|"
    "ship|involve|deal|support|host|tolerate|condone|market|lend|use|used|work|operate|take|share|"
    "rent|disclose|trade|transfer|give|collect|buy|engage|ask|request|carry|handle|post|upload|"
    "display"
)
# "No deposit casino" is no casino without deposits.
_NO_BUT = (
    "deposit|limits?|wager\\w*|risk|experience|credit|fees?|purchase|strings|one|doubt|"
    "prescription|id|background|minimum|more|matter|problem|need|questions"
)
_RULED_OUT = re.compile(
    rf"(?:\bnot|\bnever|n't|\bcannot|\bnor) (?:[\w'-]+ ){{0,3}}?(?:{_DOING})(?:s|es|ed|"
    rf"ing)?\b[^.!?\n]*$|"
    r"(?:\bnot|\bnever|n't|\bcannot|\bnor) (?:[\w'-]+ ){0,2}$|"
    rf"\b(?:no(?! (?:{_NO_BUT})\b)|without|non|zero|anti|against|free of|excluding|except|"
    r"other than|rather than|instead of|prohibit\w*|forbid\w*|bans?|banned|combat\w*|fight\w*|"
    r"prevent\w*|refus\w*)[ -]+(?:the |any |all )?(?:[\w'-]+(?:,| and| or|, and|, or)? ){0,5}$"
)
_RULED_OUT_AFTER = re.compile(
    r"^(?:[- ]free\b|[^.!?\n]{0,40}\b(?:not (?:allowed|permitted|accepted|included|sold)|"
    r"(?:is|are) (?:strictly )?(?:prohibited|forbidden|banned)))"
)
_LISTED_AS_PROHIBITED = re.compile(
    r"\b(?:prohibited|restricted|forbidden|unacceptable|acceptable|disallowed) (?:uses?|content|"
    r"items?|goods|activit(?:y|ies)|business(?:es)?|products?|conduct|messages|industries)\b|\byou "
    r"(?:may|must|agree|shall|will|can)(?: ?not|not to| never) (?:to )?(?:use|send|post|upload|"
    r"engage|share)\b|\bmay not be used\b"
)
_INSIDE = re.compile(r"\b(?:not|never|neither)\b|n't\b")


def is_ruled_out(text: str, match: re.Match[str], *, page: bool) -> bool:
    """Whether a match only says what somebody does not do."""
    before = re.split(r"[.!?;\n]", text[max(0, match.start() - _BEFORE) : match.start()])[-1]
    after = text[match.end() : match.end() + _BEFORE]
    if _RULED_OUT.search(before) or _RULED_OUT_AFTER.search(after) or _INSIDE.search(match[0]):
        return True
    above = text[max(0, match.start() - _SECTION) : match.start()]
    return page and _LISTED_AS_PROHIBITED.search(above) is not None
