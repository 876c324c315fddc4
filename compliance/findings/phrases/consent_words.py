"""How pages speak of text messages, and of agreeing to them.

"Text" alone is a word for many things, and "send us a message" is an invitation to write: neither
says that anybody will receive texts.
"""

from compliance.findings.phrases.plain import any_of, pattern, phrases, words

_KINDS = any_of(
    r"marketing|promotional|automated|recurring|transactional|informational|account|order",
    r"delivery|service|appointment|booking|reminder|security|mobile|phone|push to talk",
    r"conversational|customer care|one-time|status|alert",
)
# Surely about messages on a phone.
TEXTS = phrases(
    r"sms(?:es)?|mms|rcs|txts?|msgs?|whats ?app|texts|texting|texted|text(?:ed)? (?:you|me)\b",
    (
        r"text(?:ed)?[ -](?:messag\w+|msgs?|alerts?|updates?|notifications?|reminders?|offers?|"
        r"clubs?|list|programs?|programmes?|communications?|marketing|codes?|receipts?|"
        r"confirmations?|notices?|discounts?|deals?|services?|news|line|subscri\w+|opt-?in|verification|"
        r"coupons?)"
    ),
    r"(?:by|via|through|over|using|with|a|one|no|per|each|every|(?:\w+)-) text\b",
    r"(?:and|or|/|,) text\b",
    (
        r"(?<!you\s)(?:we|may|will|can|to|they|'ll|shop|store|team) (?:also |only )?text "
        r"(?!us\b|me\b|our\b|the (?:shop|office|team|word)|(?:key)?word|[\"'\d(+])"
    ),
    rf"{_KINDS} (?:\w+ )?messages?",
    (
        r"messages? (?:to|on|at) (?:your|my|the) (?:\w+ ){0,2}?(?:phone|mobile|cell|number|"
        r"handset)"
    ),
    r"messages? frequency|message (?:and|&) data",
    r"to (?:your|my) (?:mobile|cell|phone)\b",
)
# About messages of some kind.
MESSAGES = words(
    r"messages?|messaging|alerts|notifications|reminders|updates|codes?",
)
_GETTING = any_of(
    r"receiv\w+|get|gets|getting|send(?:ing)? (?:you|me)|sent to|agree\w*|consent\w*",
    r"subscrib\w+|opt\w*[- ]?in\w*|opt(?:ing|ed)? in",
    r"sign(?:ing|ed)?[ -](?:me )?up",
    r"join\w*|enrol\w*",
)
AGREE_TO_MESSAGES = pattern(
    rf"\b{_GETTING}\b[^.!?\n]{{0,80}}?\bmess(?:ages?|aging)\b",
)
CONSENT = words(
    r"agree\w*|consent\w*|opt\w*[- ]?in\w*|opt(?:ing|ed)? in",
    r"(?:sign|signing|signed)[ -](?:me )?up",
    r"subscri\w+|join\w*|enrol\w*|receiv\w*|get|gets|getting|send|sends|sending|sent",
    r"permission|permit\w*|authori[sz]\w*|allow\w*|want|wish|like to|love to|happy to|yes",
    r"accept\w*",
    r"text(?:ed|ing|s)? (?:you|me)",
    r"contact\w*|notif\w+|remind\w*|alert (?:you|me)|let (?:you|me) know|keep (?:me|you)",
    r"tell (?:you|me)|register\w*",
    r"(?:provid|giv|enter|submit|leav|add)\w*(?: us)? (?:your|my)",
    r"tick|check|turn(?:ed|ing)? on|switch(?:ed|ing)? on|hear from",
)
# Writing to the business, which is the other way round.
WRITING_TO_US = pattern(
    (
        r"\b(?:send|drop|shoot|leave|write) (?:us|me) an? (?:\w+ )?(?:texts?|sms|messages?|"
        r"text message|whats ?app(?: message)?|line)"
    ),
    (
        r"\b(?:text|message|whats ?app|sms|txt|call or text|text or call|phone or text|ring or "
        r"text) (?:us|our|the (?:shop|office|team))\b"
    ),
    r"your message\b",
    (
        r"\b(?:text|message|whats ?app|sms) me (?:on|at|if you|to (?:book|arrange|ask|order)|"
        r"for (?:a|an|any))\b"
    ),
    r"\bcall or text\b|\btext or call\b",
    r"\bby sending (?:us )?(?:a|this) message",
)
_KEYWORD_STOPS = (
    r"(?!stop\b|help\b|end\b|cancel\b|quit\b|unsubscribe\b|info\b|us\b|me\b|you\b|message)"
)
KEYWORD = pattern(
    (
        r"\b(?:text|txt|sms|send|message) (?:the )?(?:(?:key)?words? "
        rf")?[\"'(\[]?{_KEYWORD_STOPS}[a-z0-9]{{2,20}}[\"')\]]? to [\"']?(?:us (?:at|on) "
        r")?(?:the number |short ?code |our (?:short ?code|number) )?[\"']?\+?\(?\d[\d ()-]{3,}"
    ),
)
EMAIL = pattern(
    r"\be-?mails?\b|\bnewsletters?\b|\binbox\b",
)
