"""What tells the kinds of messages apart, as regular expressions over folded text."""

import re

# Selling, beyond doubt. "Sale" or "offer" alone may be anything.
_PERCENT = r"\d{1,2} ?(?:%|percent)"
_SEASON = (
    "flash|clearance|summer|winter|spring|autumn|holiday|christmas|easter|black friday|cyber "
    "monday|weekend|end of season|labor day|memorial day|boxing day"
)
PROMOTION = re.compile(
    rf"\b{_PERCENT} (?:off|cheaper)\b|\b{_PERCENT} discount\b(?! (?:has|was|is|will))|"
    rf"\b(?:save|enjoy|extra) (?:an extra |up to )?{_PERCENT}|"
    r"[$£€] ?\d+ off\b|\b\d+ (?:dollars|pounds|euros|bucks) off\b|"
    r"\b(?:promo|discount|coupon) ?codes?\b|"
    r"\buse code (?!\d{4,8}\b)[a-z0-9]+\b(?! to (?:sign|log|verif|confirm|complete|reset|unlock))|"
    rf"\b(?:{_SEASON}) sale\b|(?<!the )(?<!auction )\bsale (?:ends|now on|is on)\b|"
    r"(?<!your )(?<!our )(?<!the )\b(?:shop|buy) now\b(?!,? (?:pay|opens|closes|has|is)\b)|\bbuy "
    r"(?:one|1|2|two)[ ,]+get\b|\bbogo\b|\b(?:limited[- ]time|special|exclusive|hot|unbeatable) "
    r"(?:offer|deal|discount)s?\b|\b(?:best|great|hot|daily|weekly|crazy) deals\b|\bdeals? of the "
    r"(?:day|week)\b|\bfree (?:gift|bonus) (?:with|when|today|now)\b|\bdon'?t miss (?:out|our "
    r"(?:sale|offer|deal))\b|\b(?:our|the) new(?:est)? (?:summer |winter |spring |fall |autumn "
    r")?collection\b|\bwhile (?:stocks?|supplies) last"
)
_CODE_NOUN = r"(?:code|otp|pin|passcode|password|token|2fa)"
_CODE = (
    r"(?:\d{4,8}|\d{3}[- ]\d{3}|x{4,8}|#{4,8}|\*{4,8}|[a-z]-\d{4,8}|"
    r"[\[{<(]+[^\]})>]{0,40}[\]})>]+|%\w+%?|\$\w+)"
)
# A one-time code, or where it will stand.
ONE_TIME_CODE = re.compile(
    rf"\b{_CODE_NOUN}\b[^.!?]{{0,40}}?(?<!\w){_CODE}|(?<!\w){_CODE}[^.!?]{{0,40}}?\b{_CODE_NOUN}\b|"
    rf"[\[{{<(]+ ?(?:[^\]}})>]*[ _-])?{_CODE_NOUN}[^\]}})>]*[\]}})>]|"
    rf"(?<!\w){_CODE}[^.!?]{{0,30}}\b(?:to (?:verify|sign in|log ?in)|verification)\b"
)
# Codes that open a door or a parcel locker, and codes for money off.
OTHER_CODE = re.compile(
    r"\b(?:promo|discount|coupon|voucher|door|gate|entry|zip|postal|pick-?up|locker|wifi|booking|"
    r"tracking|reference|parking|gift)[ -]?(?:card )?code"
)
# Checks of who signs in that need no code.
SIGN_IN = re.compile(
    r"\b(?:sign(?:ed|ing)?[ -]?in|log(?:ged|ging)?[ -]?(?:in|on)|verif\w+|authenticat\w+|2fa|"
    r"new device|passwords?|reset|was this you|not you|is this you|approve|one-time|otp|magic "
    r"link)\b"
)
OPT_OUT = re.compile(
    r"\b(?:reply|text|txt|send|answer|write|respond|type)(?: with)? ['\"“]?(?:stop|end|quit|cancel|"
    r"unsubscribe|optout|opt-out|remove|no more)\b(?! (?:your|the|this) (?:order|appointment|"
    r"booking|visit|reservation))|\bstop ?(?:to|2|=|:) ?(?:end|opt|quit|unsub\w*|cancel|stop)|"
    r"\bopt[- ]?out\b|\bunsubscribe\b|\bunsub\b|\bstop (?:at any time|any ?time|to (?:end|stop))|"
    r"\bto (?:stop|end|opt out)[^.]{0,30}\b(?:reply|text|txt|send)\b|\bstop2end\b"
)
# Stands for a message that nobody has written yet.
PLACEHOLDER = re.compile(
    r"\blorem ipsum\b|\bipsum dolor\b|\bdolor sit amet\b|\b(?:asdf|qwert|zxcv)\w*|\bfoo ?bar\b|"
    r"\b(?:this is (?:just |only )?an? |just an? )?(?:test|sample|example|dummy|demo) "
    r"(?:message|text|sms)(?: here)?\b|\bthis is (?:just |only )?a test\b(?! of)|"
    r"\b(?:your|insert|enter|put|type) (?:\w+ )?(?:message|text|content)(?: goes)? here\b|"
    r"\bmessage (?:goes )?here\b|\bhello,? world\b|\bblah blah\b|"
    r"^(?:tbd|todo|to be (?:decided|defined|determined|added))[.! ]*$|^(?:test|testing|n/?a|none|"
    r"xxx+|sample|example|abc+|123+|\W+)$|"
    r"^(?:test|testing)(?:[ ,.!]+(?:test|testing|\d+))+$"
)
BRACKETS = re.compile(r"\[[^\]]*\]|\{+[^}]*\}+|<[^>]*>|\([^)]*\)")
