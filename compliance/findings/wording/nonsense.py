"""Words without a meaning: dummy text, one word over and over, lists of key words."""

import re
from collections import Counter

from compliance.findings.wording import use_case_words as words
from compliance.findings.wording.english import FOREIGN_WORDS, FUNCTION_WORDS, VERBS
from compliance.findings.wording.folding import Folded, fold

_DUMMY = re.compile(
    r"\b(?:lorem ipsum|ipsum dolor|dolor sit amet|consectetur|adipiscing|sed do eiusmod|"
    r"tempor incididunt|asdf\w*|qwerty?\w*|zxcv\w*|hjkl\w*|foo ?bar|blah blah|bla bla|"
    r"(?:test|sample|dummy) (?:use case|description))\b"
)
_WORD = re.compile(r"[a-z][a-z'’-]*")
_ONE_OVER_AND_OVER = re.compile(r"\b(\w+)(?:[\s,.;]+\1\b){2,}")
_FEWEST_WORDS = 8  # below that, nothing can be told from how often words come
_LEAST_FUNCTION_WORDS = 0.2  # English prose has a third to a half of them
_MOST_OF_ONE_WORD = 0.2
_MOST_KEY_WORDS = 0.6
_FEWEST_WORDS_OF_A_LIST = 10
_KEY_WORD = re.compile(
    rf"(?:{words.TOPICS}|{words.HEADS}|(?:{words.PEOPLE})s?|{words.CONTENTS}|{words.EVENTS})"
)
_MOST_WORDS_WITHOUT_VERB = 25
_LIST_SEGMENTS = 5
_TELLING = (
    "sent send sends sending receive receives get gets giving given stating containing saying "
    "telling says tells asks notify remind told asked"
)
_GLUE = FUNCTION_WORDS.union(_TELLING.split())


def find_nonsense(text: str) -> str:
    """Return the exact words that show that ``text`` is none; empty if it reads like a text."""
    folded = fold(text)
    dummy = _DUMMY.search(folded.text) or _ONE_OVER_AND_OVER.search(folded.text)
    if dummy:
        return folded.quote(*dummy.span())
    spoken = _WORD.findall(folded.text)
    if len(spoken) < _FEWEST_WORDS or is_foreign(text):
        return ""
    return _find_repetition(spoken, folded) or (text[:80] if _is_list(spoken, folded) else "")


def is_foreign(text: str) -> bool:
    """Whether the text is in another language than English, as far as small words tell."""
    letters = [each for each in text if each.isalpha()]
    if sum(each > "\u024f" for each in letters) * 2 > len(letters):
        return True
    spoken = _WORD.findall(fold(text).text)
    foreign = sum(word in FOREIGN_WORDS for word in spoken)
    return foreign * 6 > len(spoken) and foreign > sum(word in FUNCTION_WORDS for word in spoken)


def _find_repetition(spoken: list[str], folded: Folded) -> str:
    rows = Counter(zip(spoken, spoken[1:], spoken[2:], strict=False))
    times = rows.most_common(1)[0][1]
    if times >= 3 and times * 6 >= len(spoken):  # the same three words are half of the text
        return folded.source[:80]
    counts = Counter(word for word in spoken if word not in FUNCTION_WORDS)
    word, times = counts.most_common(1)[0] if counts else ("", 0)
    if times < 4 or times < len(spoken) * _MOST_OF_ONE_WORD:
        return ""
    at = folded.text.index(word)
    return folded.quote(at, at + len(word))


def _is_list(spoken: list[str], folded: Folded) -> bool:
    """Key words in a row, with too few of the small words that hold a sentence together."""
    if sum(word in _GLUE for word in spoken) < len(spoken) * _LEAST_FUNCTION_WORDS:
        return True
    has_verb = any(word in VERBS or word.endswith(("ed", "ing")) for word in spoken)
    if len(spoken) > _MOST_WORDS_WITHOUT_VERB and not has_verb:
        return True
    key_words = sum(_KEY_WORD.fullmatch(word) is not None for word in spoken)
    if len(spoken) >= _FEWEST_WORDS_OF_A_LIST and key_words >= len(spoken) * _MOST_KEY_WORDS:
        return True
    segments = [segment.split() for segment in re.split(r"[,;|/\n]", folded.text)]
    short = sum(len(segment) <= 2 for segment in segments)
    return len(segments) >= _LIST_SEGMENTS and short * 10 >= len(segments) * 7
