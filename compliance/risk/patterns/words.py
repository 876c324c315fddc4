"""Words and phrases in what a business writes, on its form and on its pages.

``strong`` phrases prove something by themselves. ``weak`` ones are everybody's words: ``least``
different ones must meet in one text (``least_on_pages`` on a page, where many words come together;
none is enough if that is not given). ``unless`` names false friends: within them nothing counts.
``places`` limits where to look.
"""

import re
from collections.abc import Mapping
from typing import Any

from compliance.findings.dossier import Dossier
from compliance.risk.hit import Hit
from compliance.risk.negations import is_ruled_out
from compliance.risk.phrases import find_phrases
from compliance.risk.texts import Text, list_texts

_AROUND = 60  # characters quoted on either side
_Found = list[tuple[str, re.Match[str]]]


def find_words(dossier: Dossier, parameters: Mapping[str, Any]) -> list[Hit]:
    places = parameters.get("places")
    texts = [text for text in list_texts(dossier) if _is_wanted(text, places)]
    return [hit for text in texts for hit in _search(text, parameters)]


def _is_wanted(text: Text, places: list[str] | None) -> bool:
    return places is None or text.where in places or (text.is_page and "pages" in places)


def _search(text: Text, parameters: Mapping[str, Any]) -> list[Hit]:
    friends = [match.span() for _, match in find_phrases(parameters.get("unless", ()), text.folded)]
    strong = _find(text, parameters.get("strong", ()), friends)
    weak = _find(text, parameters.get("weak", ()), friends)
    least = parameters.get("least_on_pages" if text.is_page else "least", 0)
    enough = bool(least) and len({phrase for phrase, _ in weak}) >= least
    found = strong + (weak if enough or strong else [])
    return _quote(text, sorted(match.span() for _, match in found))


def _find(text: Text, phrases: list[str], friends: list[tuple[int, int]]) -> _Found:
    return [
        (phrase, match)
        for phrase, match in find_phrases(phrases, text.folded)
        if not any(start < match.end() and match.start() < end for start, end in friends)
        and not is_ruled_out(text.folded.text, match, page=text.is_page)
    ]


def _quote(text: Text, spans: list[tuple[int, int]]) -> list[Hit]:
    """Quote each place with its surroundings, and what lies within them only once."""
    hits, quoted = list[Hit](), 0
    for start, end in spans:
        if end > quoted:
            first, quoted = _widen(text.folded.text, start, end)
            quote = text.folded.quote(first, quoted).strip()
            hits.append(Hit(quote, text.where, text.url, text.page_hash))
    return hits


def _widen(text: str, start: int, end: int) -> tuple[int, int]:
    """Take some words before and after, within the line."""
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    first = max(line_start, start - _AROUND)
    last = min(line_end, end + _AROUND)
    if first > line_start:
        first = min(start, text.find(" ", first) + 1)
    if last < line_end:
        last = max(end, text.rfind(" ", 0, last))
    return first, last
