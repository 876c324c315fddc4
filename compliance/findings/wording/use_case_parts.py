"""Find, in a description of a use case, what triggers a message, what it says, who receives it."""

import re
from dataclasses import dataclass

from compliance.findings.wording import use_case_words as words
from compliance.findings.wording.english import FUNCTION_WORDS
from compliance.findings.wording.folding import Folded, fold

_DAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_UNIT = "(?:minutes?|hours?|days?|weeks?|months?|years?)"
_SEVERAL = "(?:\\d+|an?|one|two|three|four|five|six|seven|ten|few|several)"
_CONNECTOR = (
    "when|whenever|once|after|as soon as|as|the moment|immediately|immediately after|right after|"
    "shortly after|if|in case|upon|before|prior to|ahead of|following|each time|every time|"
    "any time|triggered by|in response to|at the time of|until|unless|while"
)
_AT = "at|on|during|upon|for|after|before|while|by|about|at the"
_MOMENT = (
    "sign(?:ing)?[ -]?(?:in|up)|log(?:ging)?[ -]?(?:in|on)|check[ -]?(?:in|out)|"
    "registration|purchase|delivery|arrival|departure|receipt|completion|dispatch|payment|"
    "password resets?|pick-?up|account (?:creation|opening)|enroll?ment|booking"
)
_CLAUSE = "when|whenever|once|as soon as|the moment|each time|every time|any time|if|in case"
_SOMEBODY = (
    "(?:an?|the|our|their|his|her|its|my|your|each|every|any|new|this|they|he|she|it|you|"
    "somebody|someone|anybody|nobody|one of)"
)
_GAP = "(?:[\\w'/£$€%-]+ ){0,7}?"
_PERSON = f"(?:(?:an?|the|our|each|every|that|my|all) )?(?:{words.PEOPLE})s?"
_PLAIN_NOUNS = (
    rf"(?!(?:{words.VAGUE_NOUNS}|{words.PEOPLE}|{words.PEOPLE}s)\b)[\w'/-]+\b"
    rf"(?! (?:{words.VAGUE_NOUNS})\b)"
)
# An order accepted, a rider on the way: both what happened and what is told.
_STATUS = (
    rf"(?!(?:{words.VAGUE_NOUNS}|is|are|be|been|was|were|and|or|not|we|have|has)\b)[a-z]+ "
    r"(?:(?:is|are|has been|have been) )?(?:accepted|finished|received|shipped|delivered|"
    r"dispatched|declined|approved|on (?:its|the|their) way|"
    r"out for delivery|ready (?:for|to)|cancelled|canceled)\b"
)
# Between saying and what is said: no other clause may begin.
_OBJECT_GAP = (
    "(?:(?!(?:when|after|if|once|who|whom|before|to|because|so|as|upon|where)\\b)"
    "[\\w'/£$€%&-]+,? ){0,6}?"
)
_HEAVY = f"(?:{words.TOPICS}|{words.CONTENTS}|{words.DETAILS})"
_TRIGGERS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:{_CONNECTOR}) {_GAP}(?:{words.EVENTS})\b",
        rf"\b(?:{_CLAUSE}) {_SOMEBODY} (?!(?:{words.VAGUE_NOUNS})\b)[\w'/-]+ [\w'/-]+",
        rf"\b(?:{_CLAUSE}) (?!(?:{words.VAGUE_NOUNS}) )(?:[\w'/£$€%-]+ ){{3}}",
        r"\b(?:sent|sends?|goes? out|out|texts?|texted) (?:[\w-]+ ){0,2}?"
        r"(?:weekly|monthly|daily|fortnightly|quarterly|yearly)\b",
        rf"(?:^|[.:;] )(?:once|twice|{_SEVERAL} times) an? (?:day|week|month|quarter|year)\b",
        r"\bon (?:the )?(?:[\w-]+ )?(?:day|morning|evening|eve)s?(?: mornings?| of)?\b",
        r"\bthe same (?:day|morning|evening|afternoon|hour)\b|\beach (?:step|stage)\b",
        rf"\bat the (?:end|start|beginning) of (?:each|every|the)\b|\bcoming (?:week|{_DAY})\b",
        r"\b(?:after|before|when|upon|while) (?!(?:using|sending|receiving|being|"
        r"doing)\b)[a-z]+ing\b",
        rf"\bwhose {_GAP}(?:{words.EVENTS})\b|\bon (?:their|his|her|the) birthdays?\b|\bon "
        rf"weekdays\b",
        rf"\bevery \d+ {_UNIT}\b|\b{_STATUS}",
        r"\bas (?:[\w'-]+ ){1,2}(?:are|is|gets?|have been|has been) \w+\b",
        rf"\bthat (?:their|the|an?|his|her|its) (?:[\w-]+ ){{1,2}}(?:is |are |has |have |was )?"
        rf"(?:{words.EVENTS})\b",
        r"\b(?:after|before|during) (?!(?:years|days|weeks|months|this|us|has|was|"
        r"hours)\b)[a-z]+s\b",
        rf"\b(?:after|before|following|during) (?:an?|the|their|each|every|his|her) "
        rf"(?!(?:{words.VAGUE_NOUNS})\b)[\w'-]+",
        r"\b(?:answer\w*|repl\w+|respond\w*)(?: to)? (?:[\w'-]+ ){0,3}?"
        r"(?:questions?|quer(?:y|ies)|requests?|enquir\w+|inquir\w+)",
        rf"\b(?:who|that|whose) (?:have |has |had |just |recently |then )*(?:{words.STARTED_BY})\b"
        r"[^.,;]{0,40}?\b(?!in\b)\w+\b",
        rf"(?<!for )(?<!per )\b(?:each|every) (?:order|booking|purchase|payment|request|"
        rf"{_MOMENT})\b",
        rf"\b(?:{_AT}) (?:each |every |the |their |a )?(?:{_MOMENT})\b",
        r"\b(?:signing|logging) (?:in|into|up)\b",
        rf"\b(?:every|each|on|next) (?:other |second |first |last |alternate )?{_DAY}\b",
        rf"\b{_DAY} (?:morning|afternoon|evening|night)s?\b",
        r"\b(?:every|each) (?:other |second )?(?:morning|evening|night|day|week|fortnight|month|"
        r"quarter|season|term|spring|summer|autumn|fall|winter)\b",
        rf"\b(?:weekly|monthly|daily|quarterly|yearly|annual|nightly|seasonal|fortnightly) "
        rf"(?:[\w-]+ ){{0,2}}?(?:{words.HEADS}|{words.CONTENTS}|{words.TOPICS})\b",
        rf"\b{_SEVERAL} (?:and \d+ )?{_UNIT} (?:before|after|later|ahead|prior|in advance|"
        r"beforehand|earlier)\b",
        r"\b(?:the )?(?:day|night|evening|morning|week|month|hour|afternoon) "
        r"(?:before|of|after)\b(?! (?:week|month|year))",
        rf"\b(?:{words.EVENTS})\b[^.;]{{0,60}}\b(?:triggers|prompts|sets off|causes) (?:a|an|"
        rf"the)\b",
        r"\b(?:abandoned (?:carts?|baskets?)|low (?:balance|stock|credit)|missed (?:calls?|"
        r"appointments?|payments?|deliver(?:y|ies))|failed payments?|out[- ]for[- ]delivery|"
        r"back[- ]in[- ]stock|overdue|past due|new device|expiry|expiration|renewal|log-?in|"
        rf"sign-?in|password resets?) (?:[\w-]+ )?(?:{words.HEADS})\b",
    )
)
_CONTENTS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:{words.TOPICS})(?:'s)?(?: (?:and|or) [\w-]+)? (?:[\w-]+ )?(?:{words.HEADS})\b",
        rf"\b(?:{words.TOPICS}|{words.HEADS}), (?:[\w-]+ ){{0,2}}(?:{words.TOPICS})"
        rf"(?:,? (?:and|or) [\w-]+)? (?:{words.HEADS})\b",
        rf"\b(?:{words.HEADS}) (?:of|for|about|on|regarding|that|to) {_OBJECT_GAP}{_HEAVY}\b",
        rf"\b(?:{words.CONTENTS})\b",
        rf"\b(?:{words.SAYING}) {_OBJECT_GAP}{_HEAVY}\b",
        rf"\b(?:reminds?|reminded|reminding|notif(?:y|ies|ied)|warns?|alerts?|lets?) {_GAP}"
        rf"(?:of|about|that|to|know) {_OBJECT_GAP}{_HEAVY}\b",
        rf"\b(?:confirmation|receipt|reminder|invitation|warning|estimate|acknowledge?ment)s?\b"
        rf"[^.;]{{0,50}}\b(?:{_CONNECTOR}) {_GAP}(?:{words.EVENTS})\b",
        rf"\b(?:{words.EVENTS})\b[^.;]{{0,50}}\b(?:an?|the|their|one) "
        r"(?:confirmation|receipt|reminder|invitation|warning|estimate)\b",
        rf"\b(?:{words.SAYING}|asked|prompted) (?:(?:them|him|her|to|{_PERSON}) )?"
        rf"(?:an?|the|their|his|her|its|what|which|how|when|where|why|whether|that|for) "
        rf"{_PLAIN_NOUNS}",
        rf"\b{_STATUS}|: (?:an?|the|their) {_PLAIN_NOUNS}",
        r"\b(?:promotions?|news|updates?|information|alerts?|notices?|reminders?|messages?) "
        r"(?:for|on|of|about) (?:(?:our|new|the|their|an?) )*"
        rf"(?!(?:what|how|it|them|us|him|her|everything|all|each|any)\b){_PLAIN_NOUNS}",
        r"\b(?:is|are|be|was) (?:asked|prompted|invited)\b|\binvit(?:e|es|ing) [\w' -]{2,40} to\b",
        rf"\b(?:an?|the|our|their|new) (?:[\w-]+ ){{0,2}}?{_PLAIN_NOUNS} (?:is|are|goes|go|was|"
        rf"were) "
        r"(?:sent|out|texted)\b",
        r"\b(?!(?:short|zip|postal|area|country|source|the|a|of|and)\b)[a-z-]+ codes?\b",
        rf"\binform\w* {_GAP}of (?:each|every|the|their|an?) {_PLAIN_NOUNS}",
        rf"\b(?:messaged|notes?|texts?|messages?|sms|notifications?|alerts?) {_GAP}"
        rf"(?:when|once|as soon as|if|that) {_GAP}(?:{words.NEWS})\b",
        rf"\b(?:told|tells?|texts?|texted|notif(?:y|ies|ied)|informs?|informed|warned|alerts?|"
        rf"alerted|know) {_GAP}(?:when|if|as soon as|once|that) {_GAP}(?:{words.NEWS})\b",
    )
)
_NOBODY = "|".join(f"{plural}?" for plural in words.NOT_PEOPLE.split("|"))
_RECIPIENTS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:{words.PEOPLE})s'?\b(?! (?:{words.AFTER_CUSTOMER})\b)",
        rf"\b(?:{words.PEOPLE_AS_IS})\b",
        rf"\b(?:an?|the|each|every|our|their|any|that|your|to|for|one|this) (?:[\w-]+ ){{0,2}}?"
        rf"(?:{words.PEOPLE})(?:'s)?\b(?! (?:{words.AFTER_CUSTOMER})\b)",
        r"\b(?:to|for|our|the|all|each|every|registered|reminds?|texts?|tells?|notif(?:y|ies)|"
        rf"alerts?|informs?|invites?) ((?:[\w-]+ ){{0,3}}?(?!(?:{words.NOT_PEOPLE})\b)"
        r"[a-z]{3,}(?:ers|ors|ees|ists|ients|holders|owners|goers|mates|parents|men|women))\b",
        rf"\b(?!(?:{words.NOT_PEOPLE})\b)[a-z]{{3,}}(?:ers|ors|ees|ists|ients|holders|owners|"
        rf"goers) "
        r"(?:who|whose|that|in|of|at|on|with|get|receive|are|will)\b",
        rf"\b(?:to|for) (?:an?|the|each|every|our|their) ((?:[\w-]+ )?(?!(?:{_NOBODY})\b)"
        r"[a-z]{4,}(?:er|or|ee|ist|ient|holder|owner))\b(?! (?:account|portal|service|"
        r"support)s?\b)",
        rf"^(?!(?:{words.NOT_PEOPLE})\b)(?:[\w-]+ )?(?!(?:{words.NOT_PEOPLE})\b)"
        r"[a-z]{3,}(?:ers|ors|ees|ists|holders|owners|goers)\b",
    )
)
_COUNT = "(?:\\d+|one|two|three|four|five|six|seven|eight|ten|a few|several|a single)"
_MESSAGE = "(?:messages?|texts?|sms|msgs?|codes?|reminders?|alerts?|updates?|times)"
_COUNTED = (
    rf"\b(?:about |up to |around |at most )?{_COUNT}(?: ?(?:-|to|or) ?{_COUNT})? "
    rf"(?:[\w-]+ ){{0,2}}?{_MESSAGE} (?:(?!when|if|after|once)[\w-]+ ){{0,2}}?"
    r"(?:per|an?|each|every|for each|for every) \w+"
)
_FREQUENCIES = tuple(
    re.compile(pattern)
    for pattern in (
        _COUNTED,
        rf"\b(?:once|twice|{_COUNT} times) (?:per|an?|each|every|in) (?:[\w-]+ )?\w+",
        rf"\b(?:per|each|every|for each|for every) (?:[\w-]+ )?(?:time|{_UNIT}|{_DAY}|season|term|"
        rf"code|customer order|{words.TOPICS}|{_MOMENT})\b",
        r"\b(?:daily|weekly|monthly|fortnightly|quarterly|yearly|annually|nightly|hourly)\b",
        rf"\b(?:on|every) (?:\w+ )?{_DAY}\b|\b(?:at most|no more than|up to|maximum of) {_COUNT}\b",
        rf"\b(?:one|two|three|four|a single|single|\d+)(?: ?(?:-|to|or) ?{_COUNT})? "
        rf"(?:[\w-]+ )?{_MESSAGE}\b",
        r"\bfrequency\b|\bas (?:often|many)\b|\bone-off\b|\bonly once\b|\b(?:low|high) volume\b",
        rf"\b\d+ and \d+ {_UNIT}\b",
    )
)
_EMPTY = re.compile(rf"\b(?:{words.EMPTY_PHRASES})\b")
_COUNTED_PHRASE = re.compile(_COUNTED)
_WORD = re.compile(r"[a-z][a-z'-]{2,}")
_UNTELLING = re.compile(rf"(?:{words.VAGUE_NOUNS}|(?:{words.PEOPLE})s?)")
_NEAREST = re.compile(rf"\b(?:[\w-]+ )?(?:{words.HEADS})\b")


@dataclass(frozen=True, slots=True)
class Parts:
    """The exact words for each part, empty where there are none."""

    trigger: str
    content: str
    recipients: str
    frequency: str
    nearest: str  # what came closest to saying what a message contains
    details: int  # how many different words only this business would use


def find_parts(description: str) -> Parts:
    folded = fold(description)
    said = _blank_out(_EMPTY, folded.text)
    return Parts(
        trigger=_find(_TRIGGERS, _blank_out(_COUNTED_PHRASE, said), folded),
        content=_find(_CONTENTS, said, folded),
        recipients=_find(_RECIPIENTS, said, folded),
        frequency=_find(_FREQUENCIES, folded.text, folded),
        nearest=_find((_NEAREST,), folded.text, folded),
        details=len({word for word in _WORD.findall(folded.text) if _is_telling(word)}),
    )


def _is_telling(word: str) -> bool:
    empty = word in FUNCTION_WORDS or word in words.GENERIC
    return not empty and _UNTELLING.fullmatch(word) is None


def _blank_out(pattern: re.Pattern[str], text: str) -> str:
    """Replace what says nothing by as many marks that no pattern reads."""
    return pattern.sub(lambda match: "#" * len(match.group()), text)


def _find(patterns: tuple[re.Pattern[str], ...], text: str, folded: Folded) -> str:
    matches = (pattern.search(text) for pattern in patterns)
    return next((folded.quote(*match.span(match.lastindex or 0)) for match in matches if match), "")
