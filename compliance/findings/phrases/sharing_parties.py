"""To whom data goes: those who use it for themselves, and those who only do our work."""

from compliance.findings.phrases.plain import any_of, words

OUTSIDERS = words(
    r"third[ -]part(?:y|ies)|3rd part(?:y|ies)|affiliates?|affiliated|partners?",
    r"advertis(?:ers?|ing)|sponsors?|marketers?",
    (
        r"(?:other|outside|external|selected|trusted|carefully selected|associated|related|"
        r"sister|group|like-minded|various|interested) (?:\w+ )?(?:companies|company|"
        r"businesses|business|brands?|organi[sz]ations?|people|parties|firms?|retailers?|"
        r"shops?|entities|groups?|charities|senders?)"
    ),
    r"any ?one(?: else)?|anybody(?: else)?|any company|any business",
    r"another (?:\w+ )?(?:company|business|brand|firm|party|organi[sz]ation|shop)",
    r"any (?:other|outside)|others|brokers?",
    r"lead (?:buyers?|generators?)",
    r"ad networks?|advertising networks?|no one|nobody|no third|subsidiaries|brands|charities",
    r"dealers|outsiders?|them|whoever|somebody else|someone else|elsewhere|companies",
)
# Those whose business it is to use what they get for themselves.
MARKETERS = words(
    (
        r"(?:marketing|advertising|promotional|affiliate|commercial|lead|co-?marketing|brand|"
        r"media|ad) (?:partners?|companies|agencies|affiliates?|networks?|firms?|buyers?|"
        r"generators?|purposes by)"
    ),
    r"advertisers?|sponsors?|marketers?|data brokers?|brokers?",
    r"lead (?:buyers?|generators?)",
    r"list (?:buyers?|brokers?)",
)
# Those who only do the work of the business, and the law.
HELPERS = words(
    r"(?:(?:third[- ]party|external|outside|trusted|other|our|these) )*"
    + any_of(
        r"service providers?|(?:sub)?-?processors?|vendors?|suppliers?|(?:sub)?-?contractors?",
        r"aggregators?|carriers?",
        r"(?:network|mobile|phone) operators?",
        r"couriers?|hosting|hosts?|platforms?|accountants?|banks?|insurers?",
        (
            r"(?:sms|text|texting|messag\w+|payment|shipping|technology|software|telecom\w*|"
            r"communications?|hosting|delivery|fulfil\w+) (?:\w+ )?(?:providers?|gateways?|"
            r"partners?|platforms?|services?|compan(?:y|ies)|vendors?|processors?)"
        ),
        r"(?:the )?(?:law|courts?|police|authorit\w+|regulators?|government|legal\w*)",
        r"support services|customer service",
    ),
)
ON_OUR_BEHALF = words(
    r"on our behalf|for us|under our instructions?|as required",
    r"(?:who|that|which|to|they|only) (?:help|assist|support|enable)s?",
    r"helps? us|assist(?:s|ing)? us",
    r"needed to (?:send|deliver|provide)",
    r"(?:to|who|that|which|must|help) (?:\w+ )?(?:deliver|handle|process|fulfil|host)s?",
)
