"""What messages cost the person who receives them: the rates of their own carrier.

Interest, exchange and delivery rates are other prices.
"""

from compliance.findings.phrases.plain import any_of, pattern, phrases, words

_PRICE = r"(?:rates?|charges?|fees?|costs?|tariffs?|prices?|pricing)"
_TEXT = r"(?:messages?|messaging|msgs?|texts?|texting|sms|mms|txts?|data|airtime)"
_PHONE = r"(?:mobile|phone|cell(?:ular)?|cellphone|cell phone|mobile phone|wireless)"
_CARRIER = any_of(
    (
        rf"(?:{_PHONE} )?(?:carriers?|networks?|operators?|service providers?|providers?|phone "
        r"company|plan|contract|tariff)"
    ),
)
_SURE_CARRIER = any_of(
    r"carriers?|networks?",
    r"network (?:operator|provider)",
    rf"{_PHONE} (?:operator|provider|company|plan|tariff|contract)",
)
# Enough by itself.
SAID = phrases(
    rf"(?:{_TEXT}) ?(?:&|and|\+|/|and/or|or|n|'n'|,) ?(?:{_TEXT}) ?(?:usage )?{_PRICE}",
    rf"m ?& ?d {_PRICE}",
)
# Enough in or beside a sentence about texts.
NEAR_TEXTS = phrases(
    (
        rf"{_TEXT}(?: \w+)? {_PRICE} (?:\w+ )?(?:may|might|will|can|could|also|do|from|by|"
        r"still|apply|applies|applicable)\b"
    ),
    (
        r"(?:standard|normal|usual|regular|std\.?|applicable|ordinary|local|basic)(?:'s)? "
        rf"(?:\w+ ){{0,2}}?{_TEXT}(?: messag\w+)? (?:\w+ )?{_PRICE}"
    ),
    rf"{_SURE_CARRIER}(?:'s|s')? (?:\w+ ){{0,2}}?{_PRICE}",
    (
        r"(?:standard|normal|usual|regular|applicable|your|ordinary|additional|extra|local|any|"
        rf"those|these) (?:\w+ )?{_PRICE}[^.!?\n]{{0,30}}? (?:appl\w+|charged|may|incurred|"
        r"from|of your|by your)"
    ),
    (
        rf"{_PRICE} (?:may|might|will|can|could|do) (?:also |still )?(?:apply|be charged|occur|"
        r"vary|be incurred)"
    ),
    rf"{_CARRIER}(?:'s)?[^.!?\n]{{0,60}}? (?:charg\w*|cost\w*|fees?|bill\w*|rates?|tariff)",
    rf"(?:charg\w*|cost\w*|fees?|bill\w*|rates?|priced?)[^.!?\n]{{0,50}}? {_CARRIER}",
    (
        rf"(?:standard|normal|usual|basic|regular) (?:(?:{_TEXT}|network|carrier|operator|"
        rf"provider|mobile|uk|national) )*{_PRICE}"
    ),
    (
        rf"{_TEXT} (?:are |is |will be |may be |be )?(?:charged|billed|costs?) (?:at|by|the|"
        r"your|you|as)\b"
    ),
)
OTHER_PRICES = pattern(
    (
        r"\b(?:interest|exchange|mortgage|hourly|daily|room|nightly|shipping|delivery|postage|"
        r"postal|courier|cancellation|late|booking|service|call-?out|tax|labou?r|rental|day|"
        r"conversion|handling|installation|entry|admission|success|heart|bank|card|loan|apr|"
        rf"annual) {_PRICE}"
    ),
)
NEAR = words(
    r"rates?|charges?|charged|fees?|costs?|free",
)
