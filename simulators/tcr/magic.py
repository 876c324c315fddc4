"""Magic values: what forces every outcome. Everything else is verified, accepted, registered.

Brands: the last two digits of an EIN 12-55502xx. Campaigns: words in square brackets in the
description or in a sample. Both are read whenever something is decided, so that a brand with a
corrected EIN and a campaign without the word do better next time.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

PIN = "123456"  # every sole proprietor's


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of a brand. ``identity`` "" means that it is never decided.

    ``refuse`` is the error of the first ``times`` calls to create; the one after works, and the
    next shows the same story again. ``events``: in order, never, twice or reversed.
    """

    title: str
    identity: str = "VERIFIED"
    feedback: str = ""
    vetting: str = "ACTIVE"
    score: int = 78
    refuse: int = 0
    times: int = 0
    answered: bool = True
    suspended: bool = False
    events: str = "in order"


ORDINARY = Fate("verified, like every EIN that is not magic")


def _unverified(category: str) -> Fate:
    return Fate(f"stays UNVERIFIED, feedback {category}", "UNVERIFIED", category)


MAGIC_EINS: dict[str, Fate] = {
    "00": ORDINARY,
    "01": _unverified("TAX_ID"),
    "02": _unverified("STOCK_SYMBOL"),
    "03": _unverified("GOVERNMENT_ENTITY"),
    "04": _unverified("NONPROFIT"),
    "05": _unverified("OTHERS"),
    "10": Fate("verified; external vetting stays PENDING for ever", vetting="PENDING"),
    "11": Fate("verified; external vetting FAILED", vetting="FAILED"),
    "12": Fate("verified; external vetting UNSCORE", vetting="UNSCORE"),
    "13": Fate("verified; external vetting scores 20", score=20),
    "20": Fate("verified, but no event is ever sent; only a read shows it", events="never"),
    "21": Fate("never decided: UNVERIFIED, no feedback, no event but BRAND_ADD", identity=""),
    "22": Fate("created and verified, but the request is never answered", answered=False),
    "23": Fate("temporary error 591 twice, then created", refuse=591, times=2),
    "24": Fate("429 once, then created", refuse=429, times=1),
    "25": Fate("identityStatus PENDING_REVIEW_X, which nobody knows", identity="PENDING_REVIEW_X"),
    "26": Fate("verified; ten days later SUSPENDED, its campaigns too", suspended=True),
    "27": Fate("verified; every event of the brand comes twice", events="twice"),
    "28": Fate("verified; of two events the second comes first", events="reversed"),
}

_EIN = re.compile(r"1255502([0-9]{2})").fullmatch


def fate_of(ein: str) -> Fate:
    """The fate of a brand with this EIN."""
    match = _EIN(ein)
    return MAGIC_EINS.get(match[1], ORDINARY) if match else ORDINARY


CARRIER_WORDS: dict[str, str] = {
    "att rejects": "10017",
    "tmobile rejects": "10035",
    "verizon rejects": "10038",
    "uscellular rejects": "10037",
    "interop rejects": "10036",
}

WORDS: dict[str, str] = {
    "reject 804": "declined with 804; so with every code from 601 to 861, also several",
    "reject 999": "declined with a code that nobody knows",
    **{
        word: f"carrier {mno} REJECTED, the others REGISTERED"
        for word, mno in CARRIER_WORDS.items()
    },
    "suspended later": "registered, and three days after each registration SUSPENDED",
    "no answer": "created, but the request is never answered",
    "silent": "no event is ever sent; only a read shows what happened",
    "stuck": "sharing stays PENDING for ever",
    "unknown status": "operationStatus DEFERRED, which nobody knows",
    "duplicate events": "every event of the campaign comes twice",
    "reordered events": "of two events the second comes first",
}
EVENT_WORDS = {"silent": "never", "duplicate events": "twice", "reordered events": "reversed"}

MARKED_FIELDS = ("description", "sample1", "sample2", "sample3", "sample4", "sample5")
_words = re.compile(r"\[([A-Za-z0-9 ]{1,40})\]").findall
_code = re.compile(r"reject ([0-9]{3})").fullmatch


def words_in(fields: Mapping[str, object]) -> tuple[str, ...]:
    """What stands in square brackets, in lower case, in order, each once."""
    text = " ".join(str(fields.get(name, "")) for name in MARKED_FIELDS)
    return tuple(dict.fromkeys(" ".join(word.lower().split()) for word in _words(text)))


def codes_in(words: tuple[str, ...]) -> tuple[str, ...]:
    """The rejection codes among the words."""
    return tuple(match[1] for match in map(_code, words) if match)


def manner_of(words: tuple[str, ...]) -> str:
    """How the events of a campaign come."""
    return next((EVENT_WORDS[word] for word in words if word in EVENT_WORDS), "in order")


def rejecting_carriers(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(CARRIER_WORDS[word] for word in words if word in CARRIER_WORDS)


def names_the_business(name: str, sample: str) -> bool:
    """Whether a word of the name that is longer than three letters stands in the sample."""
    words = [word for word in re.findall(r"\w+", name.lower()) if len(word) > 3]
    return not words or any(word in sample.lower() for word in words)
