"""The words by which a person says STOP, START or HELP (CTIA; 47 CFR 64.1200(a)(10)).

The whole message must be the keyword: "stop" is one, "stop by our store" is not. Case, blanks,
quotes, punctuation and emoji around it do not matter, and a hyphen counts as a blank.
"""

import re
import unicodedata
from enum import Enum


class Keyword(Enum):
    STOP = frozenset(
        {
            "STOP",
            "STOPALL",
            "STOP ALL",
            "UNSUBSCRIBE",
            "CANCEL",
            "END",
            "QUIT",
            "REVOKE",
            "OPTOUT",
            "OPT OUT",
        }
    )
    START = frozenset({"START", "UNSTOP", "SUBSCRIBE"})
    HELP = frozenset({"HELP", "INFO"})


_KEYWORDS = {word: keyword for keyword in Keyword for word in keyword.value}
_GAP = re.compile(r"[\s\u2010-\u2015-]+")  # blanks, hyphens and dashes


def classify(text: str) -> Keyword | None:
    """Return what a message asks for, ``None`` for ordinary text."""
    return _KEYWORDS.get(_normalize(text))


def _normalize(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).upper()
    visible = "".join(each for each in folded if unicodedata.category(each) != "Cf")
    return _GAP.sub(" ", _trim(visible))


def _trim(text: str) -> str:
    """Cut whatever is neither letter nor digit off both ends."""
    letters = [index for index, each in enumerate(text) if each.isalnum()]
    return text[letters[0] : letters[-1] + 1] if letters else ""
