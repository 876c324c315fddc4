"""How often messages come: a number, a rhythm, or that it varies."""

from compliance.findings.phrases.plain import any_of, pattern, phrases, words

_COUNT = any_of(
    r"\d{1,3}(?: ?(?:-|to|or) ?\d{1,3})?\+?",
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)(?: \(\d+\))?",
    r"(?:one|two|three|four|five|six|seven|eight) (?:to|or) (?:two|three|four|five|six|seven|"
    r"eight|nine|ten|twelve)",
    r"thirty|an?|single",
    r"a few|a couple(?: of)?|several|a handful of",
)
_MESSAGE = any_of(
    r"sms(?:es)?|mms|texts?|txts?|messages?|msgs?|alerts?|notifications?|reminders?|updates?",
    r"codes?|passcodes?|offers?|pings?",
)
_TIME = any_of(
    r"days?|weeks?|months?|mo\b|wk\b|years?|yr\b|quarters?|hours?|fortnights?|seasons?|terms?",
    r"mornings?|evenings?|mths?\b|weekends?|springs?|summers?|autumns?|falls?|winters?",
)
_EVENT = any_of(
    r"times?|orders?|purchases?|bookings?|appointments?|visits?|deliver(?:y|ies)|transactions?",
    r"requests?|log-?ins?|log[- ]ins?|sign-?ins?|sign[- ]ins?|sessions?|events?|class(?:es)?",
    r"shifts?|jobs?|trips?|stays?|reservations?|tickets?|payments?|invoices?|bills?",
    r"prescriptions?|cycles?|rentals?|cases?|claims?|repairs?|collections?|parcels?|shipments?",
    r"lessons?|attempts?|changes?|occurrences?|enquir(?:y|ies)|inquir(?:y|ies)|quotes?",
    r"projects?|match(?:es)?|games?|donations?|courses?|treatments?|subscriptions?|refills?",
    r"cleans?|services?|rides?|journeys?|tables?|verifications?|registrations?|accounts?",
    r"customers?|members?|users?|households?|meetings?|toys?|items?|products?|pieces?|drops?",
    r"launch(?:es)?|sales?|shows?|performances?|exams?",
)
_PER = any_of(
    (
        rf"(?:/|per|each|every|for each|for every|in any one|in each) ?(?:\w+ )?(?:{_TIME}|"
        rf"{_EVENT})"
    ),
    rf"(?:an?|in an?|over an?|in any|within an?) (?:\w+ )?{_TIME}",
)
_VARIES = any_of(
    r"var(?:y|ies|iable|ied)|depend\w*|differ\w*|fluctuat\w*|change\w*|is based on",
    r"will be based on|based on|limited to",
)
_TEXT_WORD = r"(?:messages?|messaging|msgs?|texts?|texting|sms|mms|txts?|alerts?)"

_ABOUT = any_of(
    r"up to|max\w*(?: of)?|no more than|not more than|at most|fewer than|less than|about|around",
    r"roughly|approx\w*\.?|maybe|perhaps|usually|typically|generally|normally|on average",
    r"expect|makes|comes to|only|under|never more than|between",
)

# Enough by itself.
SAID = phrases(
    rf"(?:{_TEXT_WORD})(?: {_TEXT_WORD})?[ /-]?(?:freq(?:uency|uencies)?\b|volume|cadence)",
    (
        r"(?:freq(?:uency|\.)?|number|amount|volume|quantity|cadence) of (?:\w+ "
        rf"){{0,3}}?{_TEXT_WORD}"
    ),
    rf"{_TEXT_WORD} (?:\w+ ){{0,3}}?(?:may |will |can )?vary\b",
    (
        rf"how (?:often|many|frequently)[^.?!\n]{{0,60}}?(?:{_TEXT_WORD}|we text|we "
        rf"send)[^.!\n]{{0,60}}?{_VARIES}"
    ),
    rf"{_COUNT} (?:[\w-]+ ){{0,3}}?{_MESSAGE}(?: messages?)? ?(?:\w+ ){{0,2}}?{_PER}",
    (
        rf"{_COUNT} (?:[\w-]+ ){{0,2}}?{_MESSAGE} (?:daily|weekly|monthly|annually|yearly|"
        r"fortnightly|quarterly|nightly)"
    ),
    (
        r"(?:daily|weekly|monthly|fortnightly|bi-?weekly|bi-?monthly|quarterly|nightly|hourly|"
        rf"yearly|annual|seasonal) (?:[\w-]+ ){{0,3}}?{_TEXT_WORD}"
    ),
    rf"{_PER},? (?:\w+ ){{0,4}}?{_COUNT} (?:[\w-]+ ){{0,2}}?{_TEXT_WORD}",
)
# Enough in a sentence about texts.
IN_TEXTS = phrases(
    rf"\d{{1,3}} ?{_PER}",
    (
        rf"(?:once|twice|thrice|(?:{_COUNT}|many) times|no more than \w+|not more than \w+|at "
        r"most \w+|up to \w+|maximum (?:of )?\w+|max\.? \w+|about \w+|around \w+|roughly "
        rf"\w+)(?: times)? ?(?:\w+ )?{_PER}"
    ),
    (
        rf"(?:each|every) (?:other |single )?(?:{_TIME}|{_EVENT}|morning|monday|tuesday|"
        r"wednesday|thursday|friday|saturday|sunday)\b"
    ),
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days\b",
    r"(?:daily|weekly|monthly|fortnightly|quarterly|nightly)\b",
    (
        r"(?:one|two|three|four|five|six|1|2|3|4|5|6|single|one-off|one-time|only one|a couple "
        r"of|a few) (?:[\w-]+ ){0,2}?(?:texts?|sms|messages?|msgs?|passcodes?|codes?|"
        r"reminders?|alerts?|notifications?)\b"
    ),
    r"\d{1,2}(?: ?(?:-|to|or) ?\d{1,2})? (?:texts|sms|messages|msgs|alerts|reminders)\b",
)
# Enough beside a sentence about texts.
BESIDE_TEXTS = pattern(
    (
        rf"\bfreq(?:uency|\.)? ?[:=.-]? ?(?:may |will |can |is |does )?(?:{_VARIES}|up to|"
        r"about|approx|around|\d|one|two|three|four|once|twice|daily|weekly|monthly)"
    ),
    (
        rf"\bhow (?:often|many|frequently)\?? ?[:-]? ?[^.?!\n]{{0,60}}?(?:{_VARIES}|\d|one|two|"
        r"three|four|once|"
        r"twice|every|each|daily|weekly|monthly)"
    ),
    (
        r"^\W*(?:up to|max\w*|no more than|at most|about|around|roughly|approx\w*)? "
        rf"?(?:{_COUNT}|once|twice)(?: times)? ?{_PER}\W*$"
    ),
    (
        rf"(?:\b{_ABOUT} |^\W*|[(:] ?)(?:{_COUNT}|once|twice)(?: times)? (?:an?|per|each|every) "
        rf"{_TIME}\b"
    ),
)
NEAR = words(
    r"recurring|regular(?:ly)?|often|occasional(?:ly)?|from time to time|now and then|sometimes",
    r"periodic(?:ally)?|frequent(?:ly)?|frequency|when(?:ever)?",
)
