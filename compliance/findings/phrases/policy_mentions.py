"""Terms and a privacy policy named in words, as far as they are the business's own."""

from compliance.findings.phrases.plain import pattern, phrases, words

PRIVACY = phrases(
    (
        r"privacy(?: (?:and|&) cookies?)? (?:policy|policies|notice|statement|promise|charter|"
        r"information|info|page|cent(?:er|re)|practices|terms|pledge|commitment)"
    ),
    r"privacy (?:&|and) terms|terms,? (?:&|and) privacy",
    r"(?:data protection|fair processing) (?:policy|notice|statement|information)",
    r"data (?:privacy|use) (?:policy|notice|statement)",
    (
        r"how we (?:use|handle|treat|protect|process|look after|keep|store) your (?:personal "
        r")?(?:data|information|details|number)"
    ),
    r"privacy ?:|\w+/privacy(?:-policy|-notice)?(?![-\w])",
    r"datenschutzerkl\w+",
    r"politique de confidentialit\w+",
    r"pol\w+ de privacidad",
)
PRIVACY_LINE = pattern(
    r"\W*(?:our |your )?privacy(?: (?:&|and) (?:cookies?|terms|security|legal))?\W*",
)
TERMS = phrases(
    r"terms,? (?:and|&|\+|n) ?(?:conditions|privacy|policies|policy)",
    r"terms of (?:service|use|business|sale|trade|trading|supply|participation|the)",
    r"terms/conditions|t'?s? ?(?:&|and|\+) ?c'?s?\b",
    (
        r"(?:sms|text|texting|messaging|mobile|message|program|programme|service|website|site|"
        r"user|our|full|the|general|online|these|club|subscription|alert|alerts|list|whose) "
        r"(?:\w+ )?terms\b"
    ),
    r"conditions of (?:use|service|sale)",
    r"(?:user|service|customer) agreement",
    r"terms apply",
    r"(?:agree|accept|subject) (?:to )?(?:\w+ ){0,3}?terms\b",
    r"terms ?:|terms at |\w+/(?:terms|tos)(?![-\w])",
)
TERMS_LINE = pattern(
    r"\W*(?:our |the |sms |full )?terms(?: (?:&|and) [\w ]{3,30})?\W*",
    r"\W*[\w' ]{3,30} (?:&|and|\+) terms\W*",
)
NO_TERMS = words(
    r"in terms of",
    (
        r"(?:payment|credit|school|half|long|short|loan|lease|search|good|friendly|first-name|"
        r"medium|autumn|spring|summer) ?-? ?terms?"
    ),
)
TELLING = pattern(
    r"terms|conditions|t ?& ?c|agreement|privacy|data|information|gdpr|datens|confiden",
)
# Of a service on the page, not of the business.
OTHERS = pattern(
    r"recaptcha|hcaptcha|google(?:'s)? privacy|google privacy|powered by|facebook's",
)
NEAR_PRIVACY = words(
    r"privacy",
    r"personal (?:data|information|details)",
    r"your (?:data|information)",
    r"data protection|confidential|spam",
)
NEAR_TERMS = words(
    r"conditions|terms|agreement|rules|legal",
)
