"""The words in which a privacy policy speaks of passing people's data on."""

from compliance.findings.phrases.plain import any_of, pattern, phrases, words

# Numbers and consent: what carriers forbid to share.
MOBILE = phrases(
    (
        r"(?:mobile|cell(?:ular)?|phone|telephone|cell ?phone|contact)(?: phone)? (?:numbers?|"
        r"nos?\b|opt[ -]?in|information|info|data|details|consents?)"
    ),
    (
        r"(?:your|their|the|any|these|that|this|those|customers?'?|subscribers?'?|people's|"
        r"such|whose|my|our|all|no|his|her) (?:\w+ )?(?:numbers?|phones?|mobiles?)\b"
    ),
    r"numbers? (?:and|or|nor|that|we|you|is|are|stays?|goes|never|will)\b",
    (
        r"(?:sms|text|texting|mms|messag\w+)(?:[ -](?:messag\w+|marketing|program\w*|alerts?|"
        r"originator|service))*[ -](?:opt[ -]?ins?|consents?|data|information|subscri\w+|"
        r"numbers?|preferences?|contacts?|lists?|details)"
    ),
    (
        r"opt[ -]?in (?:data|information|info|consents?|details|records?|status|lists?|"
        r"choices?|preferences?)"
    ),
    r"short ?code (?:\w+ )?(?:data|numbers?|information)",
    r"(?:through|via|from|by) (?:the |our )?(?:short ?code|sms|text) (?:\w+ )?program(?:me)?",
    r"originator opt|opt[ -]?ins?\b",
    (
        r"consents? (?:data|information|records?|lists?|to (?:receive|be|get|text|sms|"
        r"messag\w+)|for (?:sms|text|messag\w+|mobile))"
    ),
    r"(?:text|sms|messag\w+)[ -]consents?",
    r"(?<!out\s)(?<!with\s)(?<!give\s)your consents?",
    (
        r"(?:who|that|whether)(?: \w+)? (?:agreed|consented|signed up|opted|subscribed|asked) "
        r"(?:to|in|for|up)"
    ),
)
# Data in general, phone numbers among them.
DATA = words(
    r"personal(?:ly identifiable)? (?:data|information|details|info)",
    (
        r"(?:your|this|that|such|the|any|all|these|those|their|customer|client|patient|member|"
        r"user|contact|of the|no|collected|our|other) (?:\w+ ){0,2}?(?:data|information|info|"
        r"details|lists?|database|records?)"
    ),
    r"information|data|details|pii|it|them",
    r"what you (?:tell|give|gave|told|share)",
    r"everything you",
)
EMAIL_ONLY = pattern(
    r"\be-?mail(?: address(?:es)?)?\b",
)
# Data that is nobody's number: traffic, cookies, sums.
NOBODYS = words(
    r"cookies?|browsing|pixels?|analytics",
    r"device (?:id\w*|information)",
    r"ip address\w*|usage (?:data|information)",
    r"use of (?:our|the|this) (?:web ?)?site",
    r"how you use (?:our|the)|anonymi[sz]ed|anonymous|aggregated?|de-?identified|non-?personal",
    r"statistic\w*|social media|reviews?|photos?",
)

STRONG_VERB = any_of(
    r"shar(?:e|es|ed|ing)|disclos(?:e|es|ed|ing)|trad(?:e|es|ed|ing)|exchang(?:e|es|ed|ing)",
    r"distribut(?:e|es|ed|ing)|divulg(?:e|es|ed|ing)|lend(?:s|ing)?|lent|swap(?:s|ped|ping)?",
    r"barter\w*",
)
SALE_VERB = r"(?:sell(?:s|ing)?|sold|rent(?:s|ed|ing)?|leas(?:e|es|ed|ing)|monetiz(?:e|es|ed|ing))"
_WEAK_VERB = any_of(
    r"provid(?:e|es|ed|ing)|pass(?:es|ed|ing)?|giv(?:e|es|en|ing)|gave|transfer(?:s|red|ring)?",
    r"releas(?:e|es|ed|ing)|suppl(?:y|ies|ied|ying)|forward(?:s|ed|ing)?|send(?:s|ing)?|sent",
    r"hand(?:s|ed|ing)?|mak(?:e|es|ing)|made|reveal(?:s|ed|ing)?|communicat(?:e|es|ed|ing)",
    r"submit(?:s|ted|ting)?|offer(?:s|ed|ing)?|licen[sc]e[sd]?|used?|using",
)
SHARE = words(
    rf"{STRONG_VERB}|{SALE_VERB}|{_WEAK_VERB}",
)
SELLS = pattern(
    rf"\b{SALE_VERB}\b",
)
SHARES_OUTRIGHT = pattern(
    rf"\b{STRONG_VERB}\b",
)
PASS_ON = words(
    r"(?:pass(?:es|ed|ing)?|giv(?:e|es|en|ing)|hand(?:s|ed|ing)?)"
    r"(?: (?:it|them|(?:your|the|any|this) \w+(?: \w+)?|\w+ numbers?))? (?:on|along|out|over)",
)
# These say that something leaves only together with whom it goes to.
WEAK = pattern(
    (
        r"\b(?:provid\w+|pass\w*|giv\w+|gave|transfer\w*|releas\w+|suppl\w+|forward\w*|send\w*|"
        r"sent|hand\w*|made|making|make|reveal\w*|communicat\w+|submit\w*|"
        r"offer\w*)\b[^.;!?\n]{0,80}?\b(?:to|available|on|along|over|out|with)\b"
    ),
)

MARKETING = words(
    r"marketing|promot\w+|advertis\w+|offers?|solicit\w*|lead gen\w*",
    r"(?:products?|services?|goods|things|deals)[^.;!?\n]{0,30}?(?:interest|their|of theirs)",
    r"interests? you|commercial purposes?",
    r"sales (?:purposes?|calls?|pitch\w*)",
    r"campaigns?|telemarketing|their own|own purposes?|market (?:to|their)|sell you|spam|money",
    r"profit",
    r"contact you (?:about|with|regarding)",
    r"call you|text you about|mailing lists?|pitch",
)

# Said without any verb of sharing.
KEPT = pattern(
    (
        r"\b(?:exclud\w+|do(?:es)? not include|not including|never includes?|will not include|"
        r"exempt\w*)\b[^.;!?\n]{0,80}?(?:opt[ -]?in|consent|sms|text messag|mobile|phone "
        r"number)"
    ),
    (
        r"(?:opt[ -]?in|mobile|sms|phone numbers?|text messag\w+)[^.;!?\n]{0,100}?(?:is|are|"
        r"will be|shall be) (?:\w+ )?(?:excluded|exempt|never included|not included|kept out)"
    ),
    (
        r"(?:no ?(?:body|one)(?: else| outside[^.;!?\n]{1,60}?| other than us| but us)|"
        r"no other (?:company|business|person|party|organi[sz]ation)|"
        r"no (?:outside |third )(?:company|party|business)|only we|we alone)\b"
        r"[^.;!?\n]{0,40}?\b(?:gets?|sees?|receives?|has|have|uses?|see|use|obtains?|"
        r"is given|is told|will (?:ever )?(?:get|see|receive|have|use))"
    ),
    (
        r"(?:third part(?:y|ies)|affiliates?|partners|others|other companies)[^.;!?\n]{0,30}? "
        r"(?:will |do |does |can |shall )?(?:never|not) (?:ever )?(?:receive|get|see|obtain|"
        r"have access|be given)"
    ),
    r"never leaves? (?:us|our|the|this)",
    r"goes? no further",
    (
        r"(?:stays?|remains?|kept|keep (?:it|them|your \w+(?: \w+)?)) (?:only )?(?:with|"
        r"between|within|among|inside|to) (?:us|our|ourselves|the (?:shop|business|company|"
        r"practice|office))"
    ),
    r"used (?:only|solely|exclusively) by us",
    r"(?:for|by) us alone",
    r"not available to (?:any|others|third)",
)
_PARTNERS = (
    r"(?:(?:our|these|those|selected|trusted|their|the|marketing|third[ -]party|affiliated|"
    r"advertising|such|sister|other) )*(?:partners?|affiliates?|sponsors?|third parties|"
    r"companies|brands|advertisers?|marketers?)"
)
PARTNERS_WRITE = words(
    rf"(?:{_PARTNERS}|they) (?:may|can|will|might|could)(?: also| then| occasionally)? "
    r"(?:text|call|contact|message|sms|send|market|use (?:your|it|them|these|this)|reach|phone)",
    r"(?:receive|get|accept) (?:\w+ ){0,4}?(?:calls|texts|messages|sms|offers|promotions)"
    rf"[^.;!?\n]{{0,60}}? (?:from|by) (?:us|[\w&' ]+?),? (?:and|or|as well as) {_PARTNERS}",
    rf"(?:receive|get|accept) (?:\w+ ){{0,4}}?(?:calls|texts|messages|sms|offers) from {_PARTNERS}",
)
