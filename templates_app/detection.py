"""What an author need not say: category and language, guessed from the words.

A wrong guess does no harm: both can be given, and a reviewer sees them.
"""

import re

from templates_app.definition.placeholders import remove_placeholders
from templates_app.definition.sections import Definition, get_sms_section
from templates_app.models.template import TemplateCategory

_WORD = re.compile(r"[^\W\d_]+")
_CODE = re.compile(
    r"\b(otp|passcode|one[- ]time|(verification|security|login|access|confirmation) code"
    r"|your code|code is)\b",
    re.IGNORECASE,
)
_PROMOTION = re.compile(
    r"\b(sale|offers?|discounts?|deals?|promo(tion)?|coupons?|voucher|shop now|buy now|% off"
    r"|free gift|limited time|don't miss)\b|%\s*off\b",
    re.IGNORECASE,
)
# The commonest short words of a language.
_TELLTALES: dict[str, str] = {
    "en_US": "the your you is are has for and with from our",
    "de": "der die das und ist ihr ihre sie für mit wir wurde ihnen",
    "fr": "le les votre vous est pour avec nous des une sera",
    "es": "el su los para con usted tu gracias ha está",
    "it": "il tuo che per è con della grazie stato suo",
    "pt_BR": "o seu você para com não obrigado sua foi está",
    "nl": "het uw een voor met wij is bestelling wordt",
}
_DEFAULT_LANGUAGE = "en_US"


def _read_text(definition: Definition) -> str:
    return remove_placeholders(get_sms_section(definition).text)


def detect_category(definition: Definition) -> str:
    """Return AUTHENTICATION for one-time codes, MARKETING for promotion, otherwise UTILITY."""
    text = _read_text(definition)
    if "authenticationConfig" in definition or _CODE.search(text):
        return TemplateCategory.AUTHENTICATION
    return TemplateCategory.MARKETING if _PROMOTION.search(text) else TemplateCategory.UTILITY


def detect_language(definition: Definition) -> str:
    """Return the language with the most telltale words, American English if none is ahead."""
    words = [word.lower() for word in _WORD.findall(_read_text(definition))]
    scores = {
        language: sum(word in telltales.split() for word in words)
        for language, telltales in _TELLTALES.items()
    }
    best = max(scores, key=lambda language: scores[language])
    return best if scores[best] > scores[_DEFAULT_LANGUAGE] else _DEFAULT_LANGUAGE
