"""HELP and STOP, as instructions to whoever receives a text.

"Stop by our store" and "our help desk" instruct nobody. A keyword counts after reply, text or send,
before what it brings about ("STOP to cancel"), or in capitals beside either.
"""

import re

from compliance.findings.phrases.plain import Plain, Span, any_of, phrases, words

_REPLY = any_of(r"reply|replying|replies|respond|responding|text|texting|txt|sms")
_SEND = any_of(_REPLY, r"send|sending|message|messaging|answer|answering|type|typing|return")
_GLUE = (
    r"(?: back)?(?: (?:to|at) (?:any|the|this|our|these|those|us|one|a)(?: \w+){0,3}?)?"
    r"(?: with| using| by)?(?: just| simply)?(?: the)?(?: (?:single |one )?(?:key)?words?)?"
    r":? ?[\"'(\[*]*"
)
_ORDINARY_STOP = any_of(
    r"by|in|at|into|over|off|gap|press|sign|signs|what|the|using|being|and shop|watch|light|motion",
    r"working|worrying|shopping|looking|waiting|wasting|here",
)
_STOP = rf"stop(?:all| all)?\b(?![- ]{_ORDINARY_STOP}\b)"
_LEAVE = any_of(
    r"cancel|end\b|unsub\w*|opt[- ]?out|opt yourself out|quit|stop|leave|withdraw|discontinue",
    r"cease|be removed|no longer|exit|revoke|finish|remove|turn|be taken off|come off|get off",
    r"halt|un-?enrol\w*",
)
_TO = any_of(r"to|2|=|:|-|for|and (?:you|we)|in order to")
_STOPS = (
    phrases(rf"{_SEND}{_GLUE}{_STOP}"),
    phrases(rf"stop(?:all)?[\"')\]*]* ?{_TO} ?(?:the )?{_LEAVE}"),
)
_HELP_END = any_of(
    r" (?:for|at|if|or|any|and)",
    r" to (?:\d|\+|this|us|get|receive|our|any|the number|reach|contact|ask|talk|speak)",
    r"[.,\"')!;:\]*]|$|\n",
)
_HELPED = any_of(r"help|info\w*|assistance|support|customer|details|terms|instructions")
_FOR = any_of(r"for|4|to get|to receive|to obtain|=")
_HELPS = (
    phrases(rf"{_REPLY}{_GLUE}help\b(?={_HELP_END})"),
    phrases(rf"help[\"')\]*]* ?{_FOR} ?(?:more )?{_HELPED}\b"),
)
_ASKING = words(_REPLY, r"send(?:ing)?|keywords?")
_LEAVING = words(r"opt(?:ing)?[- ]out|unsubscrib\w+")
# In capitals or quotation marks: a word to send.
_BIG_STOP = re.compile(
    r"\bSTOP(?:ALL)?\b(?![- ]?(?:BY|IN|AT|OVER|SIGN|WATCH|PRESS)\b)|[\"']stop[\"']"
)
_OTHER_STOPS = re.compile(
    r"\b(?:UNSUBSCRIBE|END|CANCEL|QUIT|REVOKE|OPT ?-?OUT)\b|"
    r"[\"'](?:unsubscribe|end|cancel|quit)[\"']"
)
_BIG_HELP = re.compile(
    r"(?<![Nn]eed )(?<![Gg]et )\b(?:HELP|INFO)\b(?!\?)"
    r"(?![- ]?(?:DESK|CENT|LINE|TEAM|PAGE|US|YOU|ME|WANTED|WITH))|[\"'](?:help|info)[\"']"
)
# "Help: HELP".
_LABELED_HELP = re.compile(
    r"\b(?:[Hh]elp|[Ss]upport|[Aa]ssistance|[Ii]nfo(?:rmation)?|[Qq]uestions\?)\s*[:=-]\s*"
    r"[\"'(\[]?HELP\b"
)
# Alone in the cell of a table, whose other cells say what to do with it.
_LONE_STOP = re.compile(r"[\"'(\[*]*STOP(?:ALL)?[\"')\]*:]*")
_LONE_HELP = re.compile(r"[\"'(\[*]*(?:HELP|INFO)[\"')\]*:]*")
_TABLE = 120  # characters before and after
_MAY_STOP = re.compile("stop|unsub|end|cancel|quit|revoke|opt")
_MAY_HELP = re.compile("help|info")
_REFUSED = re.compile(
    r"(?:\bnot|n't|\bcannot|\bnever|\bno need to|\bunable to|\bwithout|\bno longer)\s+(?:\w+\s+)?$"
)


def find_stop(plain: Plain, sentence: Span) -> Span | None:
    """Return where a sentence says which word ends the messages."""
    if not _MAY_STOP.search(plain.text, *sentence):
        return None
    instructed = _find_instruction(plain, sentence, _STOPS)
    if instructed or _stands_alone(plain, sentence, _LONE_STOP, _BIG_HELP):
        return instructed or sentence
    asked = _ASKING.search(plain.text, *sentence)
    big = _find_keyword(plain, sentence, _BIG_STOP, asked or _LEAVING.search(plain.text, *sentence))
    return big or _find_keyword(plain, sentence, _OTHER_STOPS, asked)


def find_help(plain: Plain, sentence: Span) -> Span | None:
    """Return where a sentence says which word brings help."""
    if not _MAY_HELP.search(plain.text, *sentence):
        return None
    instructed = _find_instruction(plain, sentence, _HELPS)
    if instructed or _stands_alone(plain, sentence, _LONE_HELP, _BIG_STOP):
        return instructed or sentence
    if labeled := _LABELED_HELP.search(plain.cased, *sentence):
        return Span(*labeled.span())
    asked = _ASKING.search(plain.text, *sentence) or _BIG_STOP.search(plain.cased, *sentence)
    return _find_keyword(plain, sentence, _BIG_HELP, asked)


def _stands_alone(
    plain: Plain, sentence: Span, keyword: re.Pattern[str], other: re.Pattern[str]
) -> bool:
    if not keyword.fullmatch(plain.cased, *sentence):
        return False
    before, after = max(sentence.start - _TABLE, 0), sentence.end + _TABLE
    asked = _ASKING.search(plain.text, before, after)
    return bool(asked and other.search(plain.cased, before, after))


def _find_instruction(
    plain: Plain, sentence: Span, instructions: tuple[re.Pattern[str], ...]
) -> Span | None:
    start, end = sentence
    for instruction in instructions:
        for found in instruction.finditer(plain.text, start, end):
            if not _REFUSED.search(plain.text[start : found.start()]):
                return Span(*found.span())
    return None


def _find_keyword(
    plain: Plain, sentence: Span, keyword: re.Pattern[str], asked: re.Match[str] | None
) -> Span | None:
    """Return a word that stands out, in a sentence that asks to send one."""
    start, end = sentence
    if asked is None or plain.cased[start:end].isupper():
        return None
    if _REFUSED.search(plain.text[start : asked.start()]):
        return None
    found = keyword.search(plain.cased, start, end)
    return Span(*found.span()) if found else None
